package org.visitline.verification.discrepancy.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.schedule.Outage;

/** Nobody came as far as we know, but our telephones were out of order. */
public final class UnverifiedVisit implements Rule.OfCommissionedVisit {

  /** A worker may ring a little before and after; an outage then hides the call as well. */
  private static final Duration MARGIN = Duration.ofMinutes(15);

  private static final Comparator<Outage> IN_ORDER =
      Comparator.comparing((Outage outage) -> outage.period().from())
          .thenComparing(
              outage -> outage.period().to(), Comparator.nullsLast(Comparator.naturalOrder()));

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.UNVERIFIED_VISIT;
  }

  @Override
  public String page() {
    return """
    As MISSED_VISIT, but an outage of the phone service overlaps [start - 15 min, latest start +
    duration + 15 min] and does not just touch it: we could not have known. Replaces MISSED_VISIT
    and is never counted as missed.
    """;
  }

  @Override
  public @Nullable Evidence find(Fulfilment fulfilment, Circumstances circumstances) {
    if (!MissedVisit.isMissed(fulfilment, circumstances)) {
      return null;
    }
    Outage outage = findOutage(fulfilment, circumstances);
    return outage == null
        ? null
        : new Seen(
            fulfilment.commissioned(),
            outage,
            MissedVisit.isProvisional(fulfilment, circumstances));
  }

  /** Of several, the one that began first is told: the same, whatever order they are kept in. */
  static @Nullable Outage findOutage(Fulfilment fulfilment, Circumstances circumstances) {
    Instant first = fulfilment.commissioned().start().minus(MARGIN);
    Instant last = fulfilment.commissioned().latestEnd().plus(MARGIN);
    Outage earliest = null;
    for (Outage outage : circumstances.setting().outages()) {
      boolean hides = outage.period().overlaps(first, last);
      if (hides && (earliest == null || IN_ORDER.compare(outage, earliest) < 0)) {
        earliest = outage;
      }
    }
    return earliest;
  }

  /** The commissioned visit and the outage that may have hidden its calls. */
  record Seen(CommissionedVisit commissioned, Outage outage, boolean provisional)
      implements Evidence {
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
      Instant end = outage.period().to();
      return "No call shows that anybody from "
          + words.provider(commissioned.provider())
          + " came for "
          + words.commissioned(commissioned)
          + ", but the phone service was out of order from "
          + words.moment(outage.period().from())
          + (end == null ? " on" : " to " + words.moment(end))
          + ", so it is not known whether somebody did.";
    }
  }
}
