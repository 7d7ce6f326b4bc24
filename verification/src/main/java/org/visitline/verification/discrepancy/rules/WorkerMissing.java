package org.visitline.verification.discrepancy.rules;

import org.jspecify.annotations.Nullable;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.Fulfilment;

/** Fewer came than were commissioned. */
public final class WorkerMissing implements Rule.OfCommissionedVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.WORKER_MISSING;
  }

  @Override
  public String page() {
    return """
    Some but not all slots of a commissioned visit are filled; measured is the number missing. Raised
    from the same time on as MISSED_VISIT, and provisional as long.
    """;
  }

  @Override
  public @Nullable Evidence find(Fulfilment fulfilment, Circumstances circumstances) {
    boolean some = !fulfilment.visits().isEmpty() && fulfilment.missing() > 0;
    return some && fulfilment.isDue() && MissedVisit.isOver(fulfilment, circumstances)
        ? new Seen(fulfilment, MissedVisit.isProvisional(fulfilment, circumstances))
        : null;
  }

  /** What became of the commissioned visit. */
  record Seen(Fulfilment fulfilment, boolean provisional) implements Evidence {
    @Override
    public Measurement measurement() {
      return new Measurement(fulfilment.missing(), 0);
    }

    @Override
    public String facts() {
      return fulfilment.commissioned().terms();
    }

    @Override
    public String explanation(Wording words) {
      return fulfilment.visits().size()
          + " of "
          + words.workers(fulfilment.commissioned().workers())
          + " came for "
          + words.commissioned(fulfilment.commissioned())
          + "; "
          + fulfilment.missing()
          + " did not, as far as calls show.";
    }
  }
}
