package org.visitline.verification.discrepancy.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.discrepancy.Circumstances;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/** A visit for which nothing was due, by a provider that does come here. */
public final class UnplannedVisit implements Rule.OfVisit {

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.UNPLANNED_VISIT;
  }

  @Override
  public String page() {
    return """
    A visit takes no slot, though on the civil date it begins its provider has a service order in force
    for the service user, or a commissioned visit of that date (a cancelled one too). Not raised within
    a suspension: that is VISIT_WHILE_SUSPENDED.
    """;
  }

  @Override
  public @Nullable Evidence find(MatchedVisit matched, Circumstances circumstances) {
    Visit visit = matched.visit();
    if (matched.commissioned() != null || circumstances.schedule().isSuspendedAt(visit.begins())) {
      return null;
    }
    return circumstances.schedule().isCommissionedFrom(visit.provider(), visit.date())
        ? new Seen(visit, circumstances.policy().matchWindow())
        : null;
  }

  /** The visit, and how far from it a commissioned one was looked for. */
  record Seen(Visit visit, Duration window) implements Evidence {
    @Override
    public String facts() {
      return visit.begins().toString();
    }

    @Override
    public String explanation(Wording words) {
      return words.visit(visit)
          + " matches nothing commissioned: within "
          + words.span(window)
          + " of it the provider had no visit with a place left for this worker.";
    }
  }
}
