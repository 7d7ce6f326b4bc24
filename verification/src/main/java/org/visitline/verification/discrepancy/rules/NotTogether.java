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
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;

/** Enough workers came, but not at the same time: nobody can be hoisted by one. */
public final class NotTogether implements Rule.OfCommissionedVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.NOT_TOGETHER;
  }

  @Override
  public String page() {
    return """
    The workers of a fully attended multi-worker visit, all with both times, were present together for
    less than the commissioned duration less 5 min or 10% of it, whichever is more.
    """;
  }

  @Override
  public @Nullable Evidence find(Fulfilment fulfilment, Circumstances circumstances) {
    CommissionedVisit commissioned = fulfilment.commissioned();
    if (commissioned.workers() < 2 || fulfilment.missing() > 0) {
      return null;
    }
    Instant lastIn = Instant.MIN;
    Instant firstOut = Instant.MAX;
    for (Visit visit : fulfilment.visits()) {
      Instant in = visit.arrivedAt();
      Instant out = visit.departedAt();
      if (in == null || out == null) {
        return null;
      }
      lastIn = in.isAfter(lastIn) ? in : lastIn;
      firstOut = out.isBefore(firstOut) ? out : firstOut;
    }
    Duration together =
        firstOut.isAfter(lastIn) ? Duration.between(lastIn, firstOut) : Duration.ZERO;
    Duration least = circumstances.policy().shortest(commissioned.duration());
    return together.compareTo(least) < 0 ? new Seen(commissioned, together, least) : null;
  }

  /** How long all of them were there, and the least expected. */
  record Seen(CommissionedVisit commissioned, Duration together, Duration least)
      implements Evidence {
    @Override
    public Measurement measurement() {
      return Measurement.of(together, least);
    }

    @Override
    public String facts() {
      return "of " + commissioned.duration().toMinutes();
    }

    @Override
    public String explanation(Wording words) {
      return "The "
          + words.workers(commissioned.workers())
          + " who came for "
          + words.commissioned(commissioned)
          + (together.isZero()
              ? " were not there at the same time; at least "
              : " were there together for " + words.spanUnder(together, least) + "; at least ")
          + words.bound(least)
          + (together.isZero() ? " together is expected." : " is expected.");
    }
  }
}
