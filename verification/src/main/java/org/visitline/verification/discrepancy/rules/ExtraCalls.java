package org.visitline.verification.discrepancy.rules;

import org.jspecify.annotations.Nullable;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/** Somebody pressed redial, or was not sure the first call counted. */
public final class ExtraCalls implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.EXTRA_CALLS;
  }

  @Override
  public String page() {
    return """
    The visit has extra calls: a second arrival within 5 min of the first, a departure that another
    one within 5 min replaced, or one telephone call that was logged twice.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    return matched.visit().extraCalls().isEmpty() ? null : new Seen(matched.visit());
  }

  /** The visit. */
  record Seen(Visit visit) implements Evidence {
    @Override
    public Measurement measurement() {
      return new Measurement(visit.extraCalls().size(), 0);
    }

    @Override
    public String explanation(Wording words) {
      int extra = visit.extraCalls().size();
      return words.visit(visit)
          + " has "
          + (extra == 1 ? "1 extra call." : extra + " extra calls.");
    }
  }
}
