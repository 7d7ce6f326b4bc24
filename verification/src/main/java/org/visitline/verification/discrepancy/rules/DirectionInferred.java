package org.visitline.verification.discrepancy.rules;

import org.jspecify.annotations.Nullable;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/** We worked out whether a call meant coming or going. */
public final class DirectionInferred implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.DIRECTION_INFERRED;
  }

  @Override
  public String page() {
    return """
    The direction of one of the visit's calls was not given by the caller; it was worked out from whether
    the worker was logged in there.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    return matched.visit().inferred() ? new Seen(matched.visit()) : null;
  }

  /** The visit. */
  record Seen(Visit visit) implements Evidence {
    @Override
    public String facts() {
      return visit.begins().toString();
    }

    @Override
    public String explanation(Wording words) {
      return "For "
          + words.visit(visit)
          + ", the caller did not say whether it was the arrival or the departure; it was worked"
          + " out.";
    }
  }
}
