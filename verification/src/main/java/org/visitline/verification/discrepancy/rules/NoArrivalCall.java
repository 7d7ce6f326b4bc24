package org.visitline.verification.discrepancy.rules;

import org.jspecify.annotations.Nullable;
import org.visitline.verification.calls.PlacedCall;
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
      if (visit.amendment() != null) {
        return enteredByHand(words);
      }
      return visit.worker().name()
          + " rang on leaving "
          + visit.serviceUser().name()
          + " at "
          + words.moment(visit.begins())
          + ", but no call on arriving was logged.";
    }

    private String enteredByHand(Wording words) {
      PlacedCall later = visit.arrival();
      return visit.worker().name()
          + " left "
          + visit.serviceUser().name()
          + "'s at "
          + words.moment(visit.begins())
          + ", as was entered by hand, but no time of arrival was"
          + (later == null
              ? "."
              : "; the arrival call came after it, at " + words.time(later.at()) + ".");
    }
  }
}
