package org.visitline.verification.timesheet;

import java.time.Duration;
import org.visitline.verification.policy.PaymentRule;
import org.visitline.verification.policy.Policy;

/** The minutes that a contract pays for a visit of which both times are known. */
public final class PayableMinutes {

  private PayableMinutes() {}

  /**
   * Whole minutes, by the policy's payment rule.
   *
   * @param actual how long the visit lasted
   * @param commissioned how long it was to last
   */
  public static long of(Duration actual, Duration commissioned, Policy policy) {
    long there = Math.max(0, actual.toMinutes());
    long capped = Math.min(there, commissioned.toMinutes());
    return switch (policy.payment()) {
      case PaymentRule.ActualCapped() -> capped;
      case PaymentRule.Actual() -> there;
      case PaymentRule.Banded(Duration band, PaymentRule.Rounding rounding) -> {
        long banded = Math.min(banded(actual, band, rounding), commissioned.toMinutes());
        // Five minutes are not nothing because a band is a quarter of an hour.
        yield banded == 0 ? capped : banded;
      }
      case PaymentRule.CommissionedWithin() ->
          isWithin(actual, commissioned, policy) ? commissioned.toMinutes() : capped;
    };
  }

  private static long banded(Duration actual, Duration band, PaymentRule.Rounding rounding) {
    long length = band.toMillis();
    long there = Math.max(0, actual.toMillis());
    long bands =
        switch (rounding) {
          case DOWN -> there / length;
          case UP -> Math.ceilDiv(there, length);
          case NEAREST -> (there + length / 2) / length;
        };
    return bands * band.toMinutes();
  }

  private static boolean isWithin(Duration actual, Duration commissioned, Policy policy) {
    return actual.compareTo(policy.shortest(commissioned)) >= 0
        && actual.compareTo(policy.longest(commissioned)) <= 0;
  }
}
