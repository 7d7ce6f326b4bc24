package org.visitline.portal.policies;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.visitline.verification.policy.PaymentRule;

/**
 * A payment rule to choose.
 *
 * @param text as a policy file names it
 * @param said as people read it
 */
record PaymentChoice(String text, String said) {

  /** Every rule that a policy can have. */
  static final List<PaymentChoice> ALL = all();

  private static List<PaymentChoice> all() {
    List<PaymentChoice> all =
        new ArrayList<>(
            List.of(
                new PaymentChoice(
                    "ACTUAL_CAPPED", "The minutes there, never more than were commissioned"),
                new PaymentChoice("ACTUAL", "The minutes there"),
                new PaymentChoice(
                    "COMMISSIONED_WITHIN",
                    "What was commissioned, where the visit kept to the tolerances")));
    for (int band : new int[] {5, 10, 15}) {
      for (PaymentRule.Rounding rounding : PaymentRule.Rounding.values()) {
        all.add(
            new PaymentChoice(
                "BANDED " + band + " " + rounding,
                "The minutes there in bands of " + band + ", " + said(rounding)));
      }
    }
    return List.copyOf(all);
  }

  private static String said(PaymentRule.Rounding rounding) {
    return switch (rounding) {
      case DOWN -> "rounded down";
      case UP -> "rounded up";
      case NEAREST -> "rounded to the nearest";
    };
  }

  /** How a policy file names a rule. */
  static String textOf(PaymentRule rule) {
    return switch (rule) {
      case PaymentRule.ActualCapped _ -> "ACTUAL_CAPPED";
      case PaymentRule.Actual _ -> "ACTUAL";
      case PaymentRule.CommissionedWithin _ -> "COMMISSIONED_WITHIN";
      case PaymentRule.Banded(Duration band, PaymentRule.Rounding rounding) ->
          "BANDED " + band.toMinutes() + " " + rounding;
    };
  }

  /** As people read it. */
  static String saidOf(PaymentRule rule) {
    String text = textOf(rule);
    return ALL.stream()
        .filter(choice -> choice.text().equals(text))
        .findFirst()
        .map(PaymentChoice::said)
        .orElse(text);
  }
}
