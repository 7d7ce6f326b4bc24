package org.visitline.portal.timesheets;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code timesheet.csv} as docs and {@code visitline verify} have it.
 *
 * <p>A cell that a spreadsheet would run as a formula gets an apostrophe in front: ids come from
 * other people's files.
 */
final class TimesheetCsv {

  private static final String[] COLUMNS = {
    "provider_id",
    "service_user_id",
    "care_worker_id",
    "date",
    "service_type",
    "commissioned_visit_id",
    "commissioned_start",
    "commissioned_minutes",
    "visit",
    "arrived_at",
    "departed_at",
    "actual_minutes",
    "payable_minutes",
    "status",
    "discrepancies"
  };

  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

  private final CsvWriter csv;

  TimesheetCsv(Writer to) {
    this.csv = CsvWriter.builder().build(to);
    csv.writeRecord(COLUMNS);
  }

  void write(TimesheetLine line) {
    csv.writeRecord(
        safe(line.providerId()),
        safe(line.serviceUserId()),
        safe(line.careWorkerId()),
        line.date().toString(),
        safe(line.serviceType()),
        safe(Objects.requireNonNullElse(line.commissionedVisitId(), "")),
        instant(line.commissionedStart()),
        number(line.commissionedMinutes()),
        safe(line.visitId()),
        instant(line.arrivedAt()),
        instant(line.departedAt()),
        number(line.actualMinutes()),
        number(line.payableMinutes()),
        line.status(),
        line.findings().stream().map(Enum::name).collect(Collectors.joining(";")));
  }

  /** To be called at the end: lines are gathered before they are sent. */
  void flush() throws IOException {
    csv.flush();
  }

  private static String safe(String cell) {
    return !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  /** UTC; with milliseconds only where they are not zero. */
  private static String instant(@Nullable Instant instant) {
    return instant == null ? "" : instant.toString();
  }

  private static String number(@Nullable Integer number) {
    return number == null ? "" : number.toString();
  }
}
