package org.visitline.verification.discrepancy.rules;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.schedule.CommissionedVisit;

/** Nobody came. Where we could not have known, {@link UnverifiedVisit} says so instead. */
public final class MissedVisit implements Rule.OfCommissionedVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.MISSED_VISIT;
  }

  @Override
  public String page() {
    return """
    No slot of a commissioned visit (neither cancelled nor suspended) is filled. Raised from the
    earlier of latest start + duration and latest start + 60 min on, that instant included.
    Provisional until latest start + duration + 120 min, for a late call clears it.
    """;
  }

  @Override
  public @Nullable Evidence find(Fulfilment fulfilment, Circumstances circumstances) {
    return isMissed(fulfilment, circumstances)
            && UnverifiedVisit.findOutage(fulfilment, circumstances) == null
        ? new Seen(fulfilment.commissioned(), isProvisional(fulfilment, circumstances))
        : null;
  }

  static boolean isMissed(Fulfilment fulfilment, Circumstances circumstances) {
    return fulfilment.isDue() && fulfilment.visits().isEmpty() && isOver(fulfilment, circumstances);
  }

  /** Whether it is time to say who did not come. */
  static boolean isOver(Fulfilment fulfilment, Circumstances circumstances) {
    Instant from = raisedFrom(fulfilment.commissioned(), circumstances.policy());
    return !circumstances.setting().asOf().isBefore(from);
  }

  /** Whether a call may still come that clears it. */
  static boolean isProvisional(Fulfilment fulfilment, Circumstances circumstances) {
    Instant until = provisionalUntil(fulfilment.commissioned(), circumstances.policy());
    return circumstances.setting().asOf().isBefore(until);
  }

  /** The first instant at which a commissioned visit with an empty slot is to be asked about. */
  public static Instant raisedFrom(CommissionedVisit commissioned, Policy policy) {
    Duration after = policy.missedAfter();
    Duration duration = commissioned.duration();
    return commissioned.latestStart().plus(duration.compareTo(after) < 0 ? duration : after);
  }

  /** The first instant at which no late call can fill the slot any more. */
  public static Instant provisionalUntil(CommissionedVisit commissioned, Policy policy) {
    return commissioned.latestEnd().plus(policy.matchWindow());
  }

  /** The commissioned visit. */
  record Seen(CommissionedVisit commissioned, boolean provisional) implements Evidence {
    @Override
    public Measurement measurement() {
      return new Measurement(commissioned.workers(), 0);
    }

    @Override
    public String facts() {
      return commissioned.terms();
    }

    @Override
    public String explanation(Wording words) {
      return "No call shows that anybody from "
          + words.provider(commissioned.provider())
          + " came for "
          + words.commissioned(commissioned)
          + "; "
          + words.workers(commissioned.workers())
          + " should have"
          + (provisional ? ", and a late call may still show it." : ".");
    }
  }
}
