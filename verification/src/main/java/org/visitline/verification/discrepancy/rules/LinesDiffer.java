package org.visitline.verification.discrepancy.rules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/** The worker rang from one telephone on arriving and from another on leaving. */
public final class LinesDiffer implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.LINES_DIFFER;
  }

  @Override
  public String page() {
    return """
    Arrival and departure call came from two different numbers, or one with a number and one without.
    Both may be registered: a home can have two lines. Extra calls are not looked at.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    PlacedCall arrival = matched.visit().arrival();
    PlacedCall departure = matched.visit().departure();
    return arrival != null
            && departure != null
            && !Objects.equals(arrival.call().callerE164(), departure.call().callerE164())
        ? new Seen(matched.visit(), arrival.call(), departure.call())
        : null;
  }

  /** The two calls. */
  record Seen(Visit visit, LoggedCall arrival, LoggedCall departure) implements Evidence {
    @Override
    public String facts() {
      return arrival.id() + " " + departure.id();
    }

    @Override
    public String explanation(Wording words) {
      return "For "
          + words.visit(visit)
          + ", the arrival was rung from "
          + words.caller(arrival)
          + " and the departure from "
          + words.caller(departure)
          + ".";
    }
  }
}
