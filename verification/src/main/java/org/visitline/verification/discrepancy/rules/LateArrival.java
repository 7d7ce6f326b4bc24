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
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.schedule.CommissionedVisit;

/** A worker came late, though not very late. */
public final class LateArrival implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.LATE_ARRIVAL;
  }

  @Override
  public String page() {
    return """
    Arrival more than 15 min after the latest start; exactly 15 min is not late. Replaced by
    VERY_LATE_ARRIVAL where that is raised.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    CommissionedVisit commissioned = matched.commissioned();
    Instant arrived = matched.visit().arrivedAt();
    if (commissioned == null || arrived == null) {
      return null;
    }
    Duration late = Duration.between(commissioned.latestStart(), arrived);
    Policy policy = circumstances.policy();

    return late.compareTo(policy.lateAfter()) > 0 && late.compareTo(policy.veryLateAfter()) <= 0
        ? new Seen(matched.visit(), commissioned, late, policy.lateAfter())
        : null;
  }

  /** By how much, and how much is allowed. */
  record Seen(Visit visit, CommissionedVisit commissioned, Duration late, Duration allowed)
      implements Evidence {
    @Override
    public Measurement measurement() {
      return Measurement.of(late, allowed);
    }

    @Override
    public String explanation(Wording words) {
      return visit.worker().name()
          + " arrived at "
          + visit.serviceUser().name()
          + "'s at "
          + words.moment(visit.begins())
          + ", "
          + words.spanOver(late, allowed)
          + " after the latest start of "
          + words.time(commissioned.latestStart())
          + "; up to "
          + words.span(allowed)
          + " is allowed.";
    }
  }
}
