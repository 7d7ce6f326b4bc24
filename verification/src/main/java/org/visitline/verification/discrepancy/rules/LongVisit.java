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
import org.visitline.verification.schedule.CommissionedVisit;

/** A visit went on for longer than was commissioned. */
public final class LongVisit implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.LONG_VISIT;
  }

  @Override
  public String page() {
    return """
    The visit lasted more than 15 min longer than commissioned; exactly 15 min longer is not long.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    CommissionedVisit commissioned = matched.commissioned();
    Duration lasted = matched.visit().duration();
    if (commissioned == null || lasted == null) {
      return null;
    }

    Duration most = circumstances.policy().longest(commissioned.duration());
    return lasted.compareTo(most) > 0
        ? new Seen(matched.visit(), commissioned, lasted, most)
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
          + words.spanOver(lasted, bound)
          + ", where "
          + words.span(commissioned.duration())
          + " are commissioned and up to "
          + words.span(bound)
          + " is allowed.";
    }
  }
}
