package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.DISCREPANCY;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.DiscrepancyRecord;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.casework.FindingFacts;

/**
 * Writes on findings where they stand with the officers, by whichever look they were found: a list
 * of what is open need not lay every decision beside every finding.
 */
final class JooqStanding {

  private final DSLContext sql;
  private final Decisions decisions;
  private final List<DiscrepancyRecord> changed = new ArrayList<>();

  JooqStanding(DSLContext sql, Decisions decisions) {
    this.sql = sql;
    this.decisions = decisions;
  }

  /** Writes it on the findings about these visits and commissioned visits. */
  void of(Collection<String> visits, Collection<String> commissioned) {
    Slices.each(visits, slice -> look(DISCREPANCY.VISIT_ID.in(slice)));
    Slices.each(
        commissioned,
        slice ->
            look(DISCREPANCY.COMMISSIONED_VISIT_ID.in(slice).and(DISCREPANCY.VISIT_ID.eq(""))));
    if (!changed.isEmpty()) {
      sql.batchUpdate(changed).execute();
    }
  }

  private void look(Condition which) {
    sql.selectFrom(DISCREPANCY)
        .where(which)
        .forEach(
            row -> {
              FindingFacts facts = JooqFindingFacts.of(row);
              boolean acknowledged = decisions.isAcknowledged(facts);
              boolean queried = decisions.isQueried(facts);
              if (row.getAcknowledged() != acknowledged || row.getQueried() != queried) {
                row.setAcknowledged(acknowledged);
                row.setQueried(queried);
                changed.add(row);
              }
            });
  }
}
