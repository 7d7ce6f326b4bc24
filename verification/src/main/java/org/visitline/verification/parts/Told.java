package org.visitline.verification.parts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.discrepancy.RuleFailure;
import org.visitline.verification.pairing.VisitId;

/**
 * What was found, and which rules failed, about the visits of a part, as far as a timesheet asks:
 * of which code, about what. The evidence has been written by then.
 */
final class Told {

  private static final DiscrepancyCode[] CODES = DiscrepancyCode.values();
  private static final Evidence WRITTEN = words -> "";
  private static final LocalDate NO_DATE = LocalDate.EPOCH;

  private final List<Finding> findings = new ArrayList<>();
  private final List<RuleFailure> failures = new ArrayList<>();

  static void write(Finding finding, RecordBytes to) {
    write(false, finding.code(), finding.commissionedVisit(), finding.visit(), to);
  }

  static void write(RuleFailure failure, RecordBytes to) {
    write(true, failure.code(), failure.commissionedVisit(), failure.visit(), to);
  }

  private static void write(
      boolean failed,
      DiscrepancyCode code,
      @Nullable CommissionedVisitId commissioned,
      @Nullable VisitId visit,
      RecordBytes to) {
    to.writeBoolean(failed);
    Records.write(code, to);
    Records.writeOptionalText(commissioned, to);
    Records.writeOptionalText(visit, to);
  }

  void read(RecordBytes from) {
    boolean failed = from.readBoolean();
    DiscrepancyCode code = Records.read(CODES, from);
    CommissionedVisitId commissioned = Records.readId(from, CommissionedVisitId::new);
    VisitId visit = Records.readId(from, VisitId::new);
    if (failed) {
      // What was thrown has been reported; here it only stands between a visit and its pay.
      RuntimeException fault = new IllegalStateException(code + " failed");
      failures.add(new RuleFailure(code, "", commissioned, visit, null, fault));
    } else {
      findings.add(
          new Finding(
              code, commissioned, visit, null, null, null, null, null, NO_DATE, "", WRITTEN));
    }
  }

  FindingsBySubject bySubject() {
    return new FindingsBySubject(findings, failures);
  }
}
