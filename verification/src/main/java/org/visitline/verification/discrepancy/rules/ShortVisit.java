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

/** A visit was cut short, though not very short. */
public final class ShortVisit implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.SHORT_VISIT;
  }

  @Override
  public String page() {
    return """
    The visit lasted less than the commissioned duration by more than 5 min or 10% of it, whichever is
    more; exactly that much less is not short. Replaced by VERY_SHORT_VISIT where that is raised.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    CommissionedVisit commissioned = matched.commissioned();
    Duration lasted = matched.visit().duration();
    if (commissioned == null || lasted == null) {
      return null;
    }

    Policy policy = circumstances.policy();
    Duration least = policy.shortest(commissioned.duration());
    boolean veryShort = lasted.compareTo(VeryShortVisit.bound(commissioned.duration(), policy)) < 0;
    return lasted.compareTo(least) < 0 && !veryShort
        ? new Seen(matched.visit(), commissioned, lasted, least)
        : null;
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
          + " commissioned; at least "
          + words.bound(bound)
          + " is expected.";
    }
  }
}
