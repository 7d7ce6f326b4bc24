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

/** A visit of which the end can no longer be logged. */
public final class NoDepartureCall implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.NO_DEPARTURE_CALL;
  }

  @Override
  public String page() {
    return """
    A visit has no departure time and can get none by a call any more: its open limit has passed,
    or the same worker's next arrival there has ended it. The limit is the longest duration
    commissioned for the service user from the day before the arrival to the day after, and 4 h
    more; 14 h where nothing is commissioned. A departure exactly at the limit still closes the
    visit.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    Visit visit = matched.visit();
    boolean closed = visit.departedAt() != null;
    return closed || visit.isOpenAt(circumstances.setting().asOf()) ? null : new Seen(visit);
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
      String limit =
          visit.openUntil() == null
              ? " before the next arrival there"
              : "; one could have been until " + words.moment(visit.openUntil());
      return visit.worker().name()
          + " rang on arriving at "
          + visit.serviceUser().name()
          + "'s at "
          + words.moment(visit.begins())
          + ", but no call on leaving was logged"
          + limit
          + ".";
    }

    private String enteredByHand(Wording words) {
      PlacedCall earlier = visit.departure();
      return visit.worker().name()
          + " arrived at "
          + visit.serviceUser().name()
          + "'s at "
          + words.moment(visit.begins())
          + ", as was entered by hand, but no time of leaving was"
          + (earlier == null
              ? "."
              : "; the departure call came before it, at " + words.time(earlier.at()) + ".");
    }
  }
}
