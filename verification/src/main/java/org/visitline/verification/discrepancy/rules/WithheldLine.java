package org.visitline.verification.discrepancy.rules;

import org.jspecify.annotations.Nullable;
import org.visitline.verification.calls.Line;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/** A call came without its number, which proves no place. */
public final class WithheldLine implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.WITHHELD_LINE;
  }

  @Override
  public String page() {
    return """
    The visit's arrival or departure call came with no number, or with one that counts as withheld.
    Extra calls are not looked at.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    return matched.visit().cameBy(Line.WITHHELD) ? new Seen(matched.visit()) : null;
  }

  /** The visit. */
  record Seen(Visit visit) implements Evidence {
    @Override
    public String facts() {
      return visit.endsBy(Line.WITHHELD);
    }

    @Override
    public String explanation(Wording words) {
      return "For "
          + words.visit(visit)
          + ", "
          + words.callsBy(Line.WITHHELD, visit)
          + " came with no number.";
    }
  }
}
