package org.visitline.verification.calls;

import org.jspecify.annotations.Nullable;

/** How a call proves the place. */
public enum Line {
  /** The caller number is registered to the service user. */
  REGISTERED,
  /** A fixed number that is not. */
  OTHER,
  /** A mobile that is not. */
  MOBILE,
  /** No number came with the call. */
  WITHHELD;

  /**
   * The line of a call at a service user.
   *
   * @param e164 null where the number counts as withheld
   * @param registered whether it was registered to that service user when the call was answered
   */
  public static Line of(@Nullable String e164, boolean registered) {
    if (e164 == null) {
      return WITHHELD;
    }
    if (registered) {
      return REGISTERED;
    }
    return Mobiles.has(e164) ? MOBILE : OTHER;
  }
}
