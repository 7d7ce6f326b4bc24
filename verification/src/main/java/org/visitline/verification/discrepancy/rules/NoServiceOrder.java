package org.visitline.verification.discrepancy.rules;

import org.jspecify.annotations.Nullable;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/** A visit by a provider from which nothing was commissioned. */
public final class NoServiceOrder implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.NO_SERVICE_ORDER;
  }

  @Override
  public String page() {
    return """
    A visit takes no slot, and on the civil date it begins its provider has neither a service order in
    force for the service user nor a commissioned visit of that date. Not raised within a suspension:
    that is VISIT_WHILE_SUSPENDED.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    Visit visit = matched.visit();
    if (matched.commissioned() != null || circumstances.schedule().isSuspendedAt(visit.begins())) {
      return null;
    }
    return !circumstances.schedule().isCommissionedFrom(visit.provider(), visit.date())
        ? new Seen(visit)
        : null;
  }

  /** The visit. */
  record Seen(Visit visit) implements Evidence {
    @Override
    public String facts() {
      return visit.begins().toString();
    }

    @Override
    public String explanation(Wording words) {
      return words.visit(visit)
          + " was made by a provider that has no service order for this person in force on that"
          + " date, and no commissioned visit.";
    }
  }
}
