package org.visitline.verification.decisions;

import static org.visitline.schema.jooq.Tables.DISCREPANCY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.DiscrepancyRecord;
import org.visitline.verification.store.JooqFindingFacts;
import org.visitline.verification.store.JooqMarks;

/** Findings that somebody decides upon, as they are now. */
final class JooqShownFindings {

  private final DSLContext sql;
  private final List<ShownFinding> shown;
  private final Map<Long, DiscrepancyRecord> rows = new HashMap<>();

  private JooqShownFindings(DSLContext sql, List<ShownFinding> shown) {
    this.sql = sql;
    this.shown = shown;
  }

  /** Reads them, and keeps the engine from changing them until the decision is written. */
  static JooqShownFindings read(DSLContext sql, List<ShownFinding> shown) {
    JooqShownFindings findings = new JooqShownFindings(sql, shown);
    sql.selectFrom(DISCREPANCY)
        .where(DISCREPANCY.DISCREPANCY_ID.in(findings.ids()))
        .orderBy(DISCREPANCY.DISCREPANCY_ID)
        .forUpdate()
        .forEach(row -> findings.rows.put(row.getDiscrepancyId(), row));
    return findings;
  }

  /** Why they are not what was shown; empty where they are. */
  Optional<String> refusal() {
    for (ShownFinding finding : shown) {
      DiscrepancyRecord row = rows.get(finding.id());
      if (row == null || !JooqFindingFacts.of(row).digest().equals(finding.digest())) {
        return Optional.of("One of these findings has changed since it was shown. Look again.");
      }
    }
    return Optional.empty();
  }

  List<Long> ids() {
    return shown.stream().map(ShownFinding::id).distinct().toList();
  }

  List<DiscrepancyRecord> rows() {
    return new ArrayList<>(rows.values());
  }

  void mark(JooqMarks marks) {
    List<String> visits = new ArrayList<>();
    List<String> commissioned = new ArrayList<>();
    for (DiscrepancyRecord row : rows.values()) {
      visits.add(row.getVisitId());
      commissioned.add(row.getCommissionedVisitId());
    }
    marks.decidedOn(sql, visits, commissioned);
  }
}
