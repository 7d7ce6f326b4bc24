package org.visitline.verification.pairing;

/** How far a visit's calls prove that it was at the service user's home. */
public enum LocationProof {
  /** Both calls came from a registered line. */
  FULL,
  /** One did. */
  PARTIAL,
  /** Neither did. */
  NONE
}
