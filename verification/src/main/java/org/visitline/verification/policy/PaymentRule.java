package org.visitline.verification.policy;

import java.time.Duration;

/** How the minutes that a contract pays follow from the minutes that were there. */
public sealed interface PaymentRule {

  /** The minutes there, never more than were commissioned. */
  record ActualCapped() implements PaymentRule {}

  /** The minutes there. */
  record Actual() implements PaymentRule {}

  /**
   * The minutes there rounded to a band, never more than were commissioned.
   *
   * @param band 5, 10 or 15 min
   */
  record Banded(Duration band, Rounding rounding) implements PaymentRule {}

  /** What was commissioned where the visit kept to the tolerances, else as {@link ActualCapped}. */
  record CommissionedWithin() implements PaymentRule {}

  /** Which band a duration goes to. */
  enum Rounding {
    /** The one it has filled. */
    DOWN,
    /** The one it has begun. */
    UP,
    /** The closer; from the middle, up. */
    NEAREST
  }
}
