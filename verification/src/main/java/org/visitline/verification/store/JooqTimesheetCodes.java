package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.TimesheetLineRecord;

/**
 * Writes on timesheet lines what was found about their visits and about the commissioned visits
 * that these fill, by whichever look.
 */
final class JooqTimesheetCodes {

  private final DSLContext sql;

  JooqTimesheetCodes(DSLContext sql) {
    this.sql = sql;
  }

  void ofVisits(Collection<String> visits) {
    Slices.each(visits, slice -> write(slice));
  }

  private void write(List<String> visits) {
    List<TimesheetLineRecord> lines =
        sql.selectFrom(TIMESHEET_LINE).where(TIMESHEET_LINE.VISIT_ID.in(visits)).fetch();
    List<String> commissioned = new ArrayList<>();
    for (TimesheetLineRecord line : lines) {
      if (line.getCommissionedVisitId() != null) {
        commissioned.add(line.getCommissionedVisitId());
      }
    }
    Map<String, Set<String>> byVisit = new HashMap<>();
    sql.select(DISCREPANCY.VISIT_ID, DISCREPANCY.CODE)
        .from(DISCREPANCY)
        .where(DISCREPANCY.VISIT_ID.in(visits))
        .forEach(row -> setAt(byVisit, row.value1()).add(row.value2()));
    Map<String, Set<String>> byCommissioned = new HashMap<>();
    sql.select(DISCREPANCY.COMMISSIONED_VISIT_ID, DISCREPANCY.CODE)
        .from(DISCREPANCY)
        .where(DISCREPANCY.COMMISSIONED_VISIT_ID.in(commissioned))
        .and(DISCREPANCY.VISIT_ID.eq(""))
        .forEach(row -> setAt(byCommissioned, row.value1()).add(row.value2()));
    List<TimesheetLineRecord> changed = new ArrayList<>();
    for (TimesheetLineRecord line : lines) {
      Set<String> codes = new TreeSet<>(byVisit.getOrDefault(line.getVisitId(), Set.of()));
      codes.addAll(byCommissioned.getOrDefault(line.getCommissionedVisitId(), Set.of()));
      String text = String.join(";", codes);
      if (!text.equals(line.getDiscrepancies())) {
        line.setDiscrepancies(text);
        changed.add(line);
      }
    }
    if (!changed.isEmpty()) {
      sql.batchUpdate(changed).execute();
    }
  }

  private static Set<String> setAt(Map<String, Set<String>> map, String key) {
    return map.computeIfAbsent(key, none -> new TreeSet<>());
  }
}
