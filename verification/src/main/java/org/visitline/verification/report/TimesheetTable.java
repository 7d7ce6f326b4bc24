package org.visitline.verification.report;

import java.util.List;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.timesheet.TimesheetColumn;
import org.visitline.verification.timesheet.TimesheetLine;

/** {@code timesheet.csv}: every visit with its minutes. */
final class TimesheetTable {

  static final String NAME = "timesheet.csv";
  static final List<String> HEADER = TimesheetColumn.headings();

  private TimesheetTable() {}

  static void write(TimesheetLine line, CsvText table) {
    Visit visit = line.matched().visit();
    CommissionedVisit commissioned = line.matched().commissioned();
    table.row(
        visit.provider().value(),
        visit.serviceUser().id().value(),
        visit.worker().id().value(),
        visit.date().toString(),
        commissioned == null ? "" : commissioned.serviceType(),
        commissioned == null ? "" : commissioned.id().value(),
        commissioned == null ? "" : Cell.of(commissioned.start()),
        commissioned == null ? "" : Long.toString(commissioned.duration().toMinutes()),
        visit.id().value(),
        Cell.of(visit.arrivedAt()),
        Cell.of(visit.departedAt()),
        Cell.of(line.actualMinutes()),
        Long.toString(line.payableMinutes()),
        line.status().name(),
        Cell.of(line.discrepancies()));
  }
}
