package org.visitline.verification.calls;

/** How a call proves the place. */
public enum Line {
  /** The caller number is registered to the service user. */
  REGISTERED,
  /** A fixed number that is not. */
  OTHER,
  /** A mobile that is not. */
  MOBILE,
  /** No number came with the call. */
  WITHHELD
}
