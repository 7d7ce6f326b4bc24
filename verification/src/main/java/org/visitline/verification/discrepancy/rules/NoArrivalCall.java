package org.visitline.verification.discrepancy.rules;

import org.jspecify.annotations.Nullable;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/** A visit of which only the end is known. */
public final class NoArrivalCall implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.NO_ARRIVAL_CALL;
  }

  @Override
  public String page() {
    return """
    A visit has no arrival time: the worker rang on leaving and not on arriving, and no amendment gives
    the time.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    return matched.visit().arrivedAt() == null ? new Seen(matched.visit()) : null;
  }

  /** The visit. */
  record Seen(Visit visit) implements Evidence {
    @Override
    public String facts() {
      return visit.begins().toString();
    }

    @Override
    public String explanation(Wording words) {
      return visit.worker().name()
          + " rang on leaving "
          + visit.serviceUser().name()
          + " at "
          + words.moment(visit.begins())
          + ", but no call on arriving was logged.";
    }
  }
}
