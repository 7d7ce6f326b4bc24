package org.visitline.verification.discrepancy.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.schedule.CommissionedVisit;

/** So short that the care commissioned can hardly have been given. */
public final class VeryShortVisit implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.VERY_SHORT_VISIT;
  }

  @Override
  public String page() {
    return """
    The visit lasted less than 50% of the commissioned duration, or less than 15 min where at least
    30 min are commissioned; exactly that long is not very short. Replaces SHORT_VISIT.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    CommissionedVisit commissioned = matched.commissioned();
    Duration lasted = matched.visit().duration();
    if (commissioned == null || lasted == null) {
      return null;
    }

    Duration bound = bound(commissioned.duration(), circumstances.policy());
    return lasted.compareTo(bound) < 0
        ? new Seen(matched.visit(), commissioned, lasted, bound)
        : null;
  }

  /** The least that is not very short: of two bounds, the longer. */
  static Duration bound(Duration commissioned, Policy policy) {
    // Whole minutes are commissioned, so that a percentage of them is whole milliseconds.
    Duration share =
        Duration.ofMillis(commissioned.toMillis() * policy.veryShortBelowPercent() / 100);
    boolean floorHolds =
        commissioned.compareTo(CommissionedShort.SHORT) >= 0
            && policy.veryShortBelow().compareTo(share) > 0;
    return floorHolds ? policy.veryShortBelow() : share;
  }

  /** How long it lasted, and the bound. */
  record Seen(Visit visit, CommissionedVisit commissioned, Duration lasted, Duration bound)
      implements Evidence {
    @Override
    public Measurement measurement() {
      return Measurement.of(lasted, bound);
    }

    @Override
    public String facts() {
      return "of " + commissioned.duration().toMinutes();
    }

    @Override
    public String explanation(Wording words) {
      return words.visit(visit)
          + " lasted "
          + words.spanUnder(lasted, bound)
          + " of the "
          + words.span(commissioned.duration())
          + " commissioned; under "
          + words.bound(bound)
          + " is very short.";
    }
  }
}
