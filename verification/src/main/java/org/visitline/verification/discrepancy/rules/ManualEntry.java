package org.visitline.verification.discrepancy.rules;

import org.jspecify.annotations.Nullable;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/** A person had a hand in what the visit shows. */
public final class ManualEntry implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.MANUAL_ENTRY;
  }

  @Override
  public String page() {
    return """
    The visit carries an amendment: adjusted times, a call that a person linked, or a visit that no call
    shows.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    Visit visit = matched.visit();
    return visit.amendment() != null || visit.linked() ? new Seen(visit) : null;
  }

  /** The visit. */
  record Seen(Visit visit) implements Evidence {
    @Override
    public @Nullable String amendment() {
      return visit.amendment() == null ? null : visit.amendment().id();
    }

    @Override
    public String explanation(Wording words) {
      Amendment amendment = visit.amendment();
      return words.visit(visit)
          + (amendment == null
              ? " rests on a call that a person linked to it."
              : amendment instanceof Amendment.AddedVisit
                  ? " was entered by hand; no call shows it."
                  : " carries times that were entered by hand.");
    }
  }
}
