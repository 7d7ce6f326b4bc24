package org.visitline.verification.discrepancy.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;

/** Times entered by hand that are just the planned ones. */
public final class ManualAtPlan implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.MANUAL_AT_PLAN;
  }

  @Override
  public String page() {
    return """
    An amendment's arrival and departure both equal the commissioned times (start, and start + duration)
    to the minute. Of a visit that no call shows, also where one amendment gave the arrival and another
    the departure.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    CommissionedVisit commissioned = matched.commissioned();
    Visit visit = matched.visit();
    Amendment amendment = visit.amendment();
    if (commissioned == null || amendment == null) {
      return null;
    }
    // Of a visit that no call shows both times were entered, if not both at once.
    boolean bothEntered = visit.calls().isEmpty();
    Instant in = bothEntered ? visit.arrivedAt() : amendment.arrivedAt();
    Instant out = bothEntered ? visit.departedAt() : amendment.departedAt();
    return isSameMinute(in, commissioned.start()) && isSameMinute(out, commissioned.earliestEnd())
        ? new Seen(visit, commissioned, amendment.id())
        : null;
  }

  private static boolean isSameMinute(@Nullable Instant entered, Instant planned) {
    return entered != null
        && Math.floorDiv(entered.getEpochSecond(), 60)
            == Math.floorDiv(planned.getEpochSecond(), 60);
  }

  /** The visit, the plan that it repeats, and the amendment that does. */
  record Seen(Visit visit, CommissionedVisit commissioned, String amendment) implements Evidence {
    @Override
    public String facts() {
      return amendment;
    }

    @Override
    public String explanation(Wording words) {
      return "The times entered by hand for "
          + words.visit(visit)
          + " are to the minute those planned: "
          + words.time(commissioned.start())
          + " to "
          + words.time(commissioned.earliestEnd())
          + ".";
    }
  }
}
