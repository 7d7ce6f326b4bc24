package org.visitline.verification.discrepancy.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.schedule.CommissionedVisit;

/** An officer's measure of 15-minute care, not the provider's fault. */
public final class CommissionedShort implements Rule.OfCommissionedVisit {

  /** What guidance for home care takes for the least in which most care can be given. */
  static final Duration SHORT = Duration.ofMinutes(30);

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.COMMISSIONED_SHORT;
  }

  @Override
  public String page() {
    return """
    A commissioned visit (not cancelled) that has begun is itself under 30 min; exactly 30 min is not.
    """;
  }

  @Override
  public @Nullable Evidence find(Fulfilment fulfilment, Circumstances circumstances) {
    CommissionedVisit commissioned = fulfilment.commissioned();
    boolean begun = !circumstances.setting().asOf().isBefore(commissioned.start());
    return begun && !commissioned.cancelled() && commissioned.duration().compareTo(SHORT) < 0
        ? new Seen(commissioned)
        : null;
  }

  /** The commissioned visit. */
  record Seen(CommissionedVisit commissioned) implements Evidence {
    @Override
    public Measurement measurement() {
      return Measurement.of(commissioned.duration(), SHORT);
    }

    @Override
    public String explanation(Wording words) {
      return "Only "
          + words.span(commissioned.duration())
          + " were commissioned for "
          + words.person(commissioned.serviceUser())
          + " at "
          + words.moment(commissioned.start())
          + "; under "
          + words.span(SHORT)
          + " is counted.";
    }
  }
}
