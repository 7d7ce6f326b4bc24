package org.visitline.verification.store;

import org.jooq.Record;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.verification.casework.FindingFacts;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.pairing.VisitId;

/** Reads the facts of findings from rows that name them. */
public final class JooqFindingFacts {

  private JooqFindingFacts() {}

  /**
   * Of a discrepancy, an acknowledgement or a finding that a query asks about: the columns that say
   * what it is about have the same names wherever it is named.
   */
  public static FindingFacts of(Record row) {
    String code = text(row, "code");
    String commissioned = text(row, "commissioned_visit_id");
    String visit = text(row, "visit_id");
    String worker = text(row, "care_worker_id");
    String call = text(row, "call_id");
    String other = text(row, "other_visit_id");
    String amendment = text(row, "amendment_id");
    return new FindingFacts(
        DiscrepancyCode.valueOf(code),
        commissioned.isEmpty() ? null : new CommissionedVisitId(commissioned),
        visit.isEmpty() ? null : new VisitId(visit),
        worker.isEmpty() ? null : new CareWorkerId(worker),
        call.isEmpty() ? null : new CallId(call),
        other.isEmpty() ? null : new VisitId(other),
        amendment.isEmpty() ? null : amendment,
        row.get("measured", Long.class),
        row.get("facts", String.class));
  }

  private static String text(Record row, String column) {
    return row.get(column, String.class);
  }
}
