package org.visitline.verification.discrepancy.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.Suspension;

/** Somebody came although care was stopped. */
public final class VisitWhileSuspended implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.VISIT_WHILE_SUSPENDED;
  }

  @Override
  public String page() {
    return """
    A visit takes no slot and begins (arrival, else departure) within a suspension of the service user.
    The suspension's end is not part of it. Then neither UNPLANNED_VISIT nor NO_SERVICE_ORDER is raised.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    Visit visit = matched.visit();
    return matched.commissioned() != null
        ? null
        : circumstances
            .schedule()
            .findSuspension(visit.begins())
            .map(suspension -> new Seen(visit, suspension))
            .orElse(null);
  }

  /** The visit and what it fell into. */
  record Seen(Visit visit, Suspension suspension) implements Evidence {
    @Override
    public String facts() {
      return visit.begins() + " " + suspension.period().from();
    }

    @Override
    public String explanation(Wording words) {
      Instant end = suspension.period().to();
      return words.visit(visit)
          + " fell into a time in which care was stopped ("
          + suspension.reason()
          + ") from "
          + words.moment(suspension.period().from())
          + (end == null ? " on." : " to " + words.moment(end) + ".");
    }
  }
}
