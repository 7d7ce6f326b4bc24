package org.visitline.verification.timesheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.visitline.verification.policy.PaymentRule;
import org.visitline.verification.policy.PaymentRule.Rounding;
import org.visitline.verification.policy.Policy;

class PayableMinutesTest {

  @ParameterizedTest(name = "{0} of {1} min: capped {2}, actual {3}, within {4}")
  @CsvSource({
    // lasted, commissioned, actual capped, actual, commissioned within
    "PT29M59.999S, 30, 29, 29, 30",
    "PT25M,        30, 25, 25, 30",
    "PT24M59.999S, 30, 24, 24, 24",
    "PT30M,        30, 30, 30, 30",
    "PT45M,        30, 30, 45, 30",
    "PT45M0.001S,  30, 30, 45, 30",
    "PT53M59.999S, 60, 53, 53, 53",
    "PT0.5S,       30,  0,  0,  0",
    "PT0S,         30,  0,  0,  0",
  })
  void paid_by_the_minute(
      Duration lasted, long commissioned, long capped, long actual, long within) {
    assertThat(paid(lasted, commissioned, new PaymentRule.ActualCapped())).isEqualTo(capped);
    assertThat(paid(lasted, commissioned, new PaymentRule.Actual())).isEqualTo(actual);
    assertThat(paid(lasted, commissioned, new PaymentRule.CommissionedWithin())).isEqualTo(within);
  }

  @ParameterizedTest(name = "{0} of {1} min in bands of {2}: {3} down, {4} up, {5} nearest")
  @CsvSource({
    // lasted, commissioned, band, down, up, nearest
    "PT22M29.999S, 60, 15, 15, 30, 15",
    "PT22M30S,     60, 15, 15, 30, 30",
    "PT30M,        60, 15, 30, 30, 30",
    "PT30M0.001S,  60, 15, 30, 45, 30",
    "PT58M,        50, 10, 50, 50, 50",
    // Rounding to nothing: the minutes that were there.
    "PT4M,         30, 10,  4, 10,  4",
    "PT5M,         30, 10,  5, 10, 10",
    // A cap that is no multiple of the band is still the cap.
    "PT44M,        40, 15, 30, 40, 40",
  })
  void paid_by_the_band(
      Duration lasted, long commissioned, long band, long down, long up, long nearest) {
    Duration width = Duration.ofMinutes(band);
    assertThat(paid(lasted, commissioned, new PaymentRule.Banded(width, Rounding.DOWN)))
        .isEqualTo(down);
    assertThat(paid(lasted, commissioned, new PaymentRule.Banded(width, Rounding.UP)))
        .isEqualTo(up);
    assertThat(paid(lasted, commissioned, new PaymentRule.Banded(width, Rounding.NEAREST)))
        .isEqualTo(nearest);
  }

  private static long paid(Duration lasted, long commissioned, PaymentRule rule) {
    Policy policy = Policy.DEFAULT.withPayment(rule);
    return PayableMinutes.of(lasted, Duration.ofMinutes(commissioned), policy);
  }
}
