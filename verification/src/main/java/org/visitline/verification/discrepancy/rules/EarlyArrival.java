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
import org.visitline.verification.schedule.CommissionedVisit;

/** A worker came before the service user expects anybody. */
public final class EarlyArrival implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.EARLY_ARRIVAL;
  }

  @Override
  public String page() {
    return """
    Arrival more than 15 min before the start; exactly 15 min before is not early.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    CommissionedVisit commissioned = matched.commissioned();
    Instant arrived = matched.visit().arrivedAt();
    if (commissioned == null || arrived == null) {
      return null;
    }
    Duration early = Duration.between(arrived, commissioned.start());
    Duration allowed = circumstances.policy().earlyBefore();
    return early.compareTo(allowed) > 0
        ? new Seen(matched.visit(), commissioned, early, allowed)
        : null;
  }

  /** By how much, and how much is allowed. */
  record Seen(Visit visit, CommissionedVisit commissioned, Duration early, Duration allowed)
      implements Evidence {
    @Override
    public Measurement measurement() {
      return Measurement.of(early, allowed);
    }

    @Override
    public String explanation(Wording words) {
      return visit.worker().name()
          + " arrived at "
          + visit.serviceUser().name()
          + "'s at "
          + words.moment(visit.begins())
          + ", "
          + words.spanOver(early, allowed)
          + " before the start of "
          + words.time(commissioned.start())
          + "; up to "
          + words.span(allowed)
          + " is allowed.";
    }
  }
}
