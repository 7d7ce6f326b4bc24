package org.visitline.verification.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.timesheet.Timesheet;
import org.visitline.verification.timesheet.TimesheetColumn;
import org.visitline.verification.timesheet.TimesheetLine;

/** {@code timesheet.csv}: every visit with its minutes. */
final class TimesheetTable {

  private TimesheetTable() {}

  /** Writes the lines by service user, as the opinions come. */
  static void write(
      Path folder,
      List<ServiceUserOpinion> opinions,
      Timesheet timesheet,
      BoroughOpinion.ByHome found)
      throws IOException {
    new Table(folder, "timesheet.csv", TimesheetColumn.headings())
        .write(
            opinions,
            (opinion, table) -> {
              FindingsBySubject findings = found.about(opinion);
              for (MatchedVisit matched : opinion.visits()) {
                write(timesheet.line(matched, findings), table);
              }
            });
  }

  private static void write(TimesheetLine line, Table.Rows table) {
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
