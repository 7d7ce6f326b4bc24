package org.visitline.verification.discrepancy;

import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.verification.pairing.VisitId;

/**
 * A rule threw: our fault, no finding about anybody. What it would have found there is not known,
 * and nobody may take that for nothing.
 *
 * @param subject what the rule was looking at, in words
 * @param commissionedVisit null where it was looking at something else
 * @param visit null where it was looking at something else
 * @param call null where it was looking at something else
 */
public record RuleFailure(
    DiscrepancyCode code,
    String subject,
    @Nullable CommissionedVisitId commissionedVisit,
    @Nullable VisitId visit,
    @Nullable CallId call,
    RuntimeException fault) {

  /** Whether it was looking at visits that follow each other, and not at one thing. */
  public boolean isOfHistory() {
    return commissionedVisit == null && visit == null && call == null;
  }
}
