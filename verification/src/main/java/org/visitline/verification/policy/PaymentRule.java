package org.visitline.verification.policy;

import java.time.Duration;
import java.util.Locale;

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

  /**
   * As a policy file names it: {@code ACTUAL_CAPPED}, {@code ACTUAL}, {@code COMMISSIONED_WITHIN},
   * or {@code BANDED 15 NEAREST}.
   *
   * @throws IllegalArgumentException where it names none, saying which there are
   */
  static PaymentRule parse(String text) {
    return switch (text.toUpperCase(Locale.ROOT).split("\\s+")) {
      case String[] one when one.length == 1 && one[0].equals("ACTUAL_CAPPED") ->
          new ActualCapped();
      case String[] one when one.length == 1 && one[0].equals("ACTUAL") -> new Actual();
      case String[] one when one.length == 1 && one[0].equals("COMMISSIONED_WITHIN") ->
          new CommissionedWithin();
      case String[] three
          when three.length == 3
              && three[0].equals("BANDED")
              && three[1].matches("5|10|15")
              && three[2].matches("DOWN|UP|NEAREST") ->
          new Banded(Duration.ofMinutes(Long.parseLong(three[1])), Rounding.valueOf(three[2]));
      default ->
          throw new IllegalArgumentException(
              "payment '"
                  + text
                  + "' is none of ACTUAL_CAPPED, ACTUAL, COMMISSIONED_WITHIN,"
                  + " BANDED 5|10|15 DOWN|UP|NEAREST");
    };
  }

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
