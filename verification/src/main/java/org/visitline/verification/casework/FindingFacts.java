package org.visitline.verification.casework;

import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.pairing.VisitId;

/**
 * What a finding is about and what was measured: while this stands, so does an acknowledgement. A
 * rewording, or another policy by which the same thing is found, does not reopen it.
 *
 * @param amendment the amendment that it is about: the next one is another matter, even of the same
 *     visit
 * @param measured null for a rule that measures nothing
 */
public record FindingFacts(
    DiscrepancyCode code,
    @Nullable CommissionedVisitId commissionedVisit,
    @Nullable VisitId visit,
    @Nullable CareWorkerId worker,
    @Nullable CallId call,
    @Nullable VisitId otherVisit,
    @Nullable String amendment,
    @Nullable Long measured) {

  /** The facts of a finding. */
  public static FindingFacts of(Finding finding) {
    Measurement measurement = finding.evidence().measurement();
    return new FindingFacts(
        finding.code(),
        finding.commissionedVisit(),
        finding.visit(),
        finding.worker(),
        finding.call(),
        finding.otherVisit(),
        finding.evidence().amendment(),
        measurement == null ? null : measurement.measured());
  }
}
