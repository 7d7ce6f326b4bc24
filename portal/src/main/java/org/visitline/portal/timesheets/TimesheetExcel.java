package org.visitline.portal.timesheets;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.verification.timesheet.TimesheetColumn;

/**
 * Writes a timesheet for people who sort and sum: names beside references, dates and times as dates
 * and times of the council's zone. Texts are texts: nothing in them is run as a formula.
 */
public final class TimesheetExcel implements TimesheetFile {

  /** A sheet holds 1,048,576 rows; a longer timesheet goes on on the next. */
  private static final int LINES_A_SHEET = 1_000_000;

  private static final int LINES_AT_A_TIME = 1_000;

  private static final List<String> HEADINGS =
      List.of(
          "Date",
          "Service user",
          "Reference",
          "Care worker",
          "Worker reference",
          "Service",
          "Commissioned start",
          "Commissioned min",
          "Arrived",
          "Left",
          "Actual min",
          "Payable min",
          "Status",
          "Found",
          "Commissioned visit",
          "Visit",
          "Late change",
          "Due min");

  /** The two at the end are of sealed papers alone. */
  private static final int OF_SEALED = 2;

  private static final double[] WIDTHS = {
    12, 26, 12, 24, 15, 16, 18, 12, 18, 18, 10, 10, 11, 40, 22, 24, 11, 10
  };

  private static final String DATE = "dd/mm/yyyy";
  private static final String MOMENT = "dd/mm/yyyy hh:mm";
  private static final List<Integer> MOMENTS = List.of(6, 8, 9);

  private final Workbook workbook;
  private final ZoneId zone;
  private final int columns;
  private Worksheet sheet;
  private int sheets;
  private int row;
  private int formatted;

  /** Of a timesheet as it stands now. */
  static TimesheetExcel ofNow(OutputStream to, ZoneId zone) {
    return new TimesheetExcel(to, zone, HEADINGS.size() - OF_SEALED);
  }

  /** Of a sealed paper. */
  public static TimesheetExcel ofSealed(OutputStream to, ZoneId zone) {
    return new TimesheetExcel(to, zone, HEADINGS.size());
  }

  private TimesheetExcel(OutputStream to, ZoneId zone, int columns) {
    this.zone = zone;
    this.columns = columns;
    workbook = new Workbook(to, "Visitline", "1.0");
    // The file is written while somebody waits: half the time for a tenth more bytes.
    workbook.setCompressionLevel(1);
    sheet = begin();
  }

  private Worksheet begin() {
    sheets++;
    Worksheet fresh = workbook.newWorksheet(sheets == 1 ? "Visits" : "Visits " + sheets);
    fresh.freezePane(0, 1);
    for (int column = 0; column < columns; column++) {
      fresh.width(column, WIDTHS[column]);
      fresh.inlineString(0, column, HEADINGS.get(column));
      fresh.style(0, column).bold().wrapText(true).set();
    }
    row = 0;
    formatted = 0;
    return fresh;
  }

  @Override
  public void add(TimesheetLine line) {
    if (row == LINES_A_SHEET) {
      finishSheet();
      sheet = begin();
    }
    row++;
    sheet.value(row, 0, line.date());
    sheet.inlineString(row, 1, line.serviceUser());
    sheet.inlineString(row, 2, line.serviceUserId());
    sheet.inlineString(row, 3, line.careWorker());
    sheet.inlineString(row, 4, line.careWorkerId());
    sheet.inlineString(row, 5, line.serviceType());
    moment(6, line.commissionedStart());
    number(7, line.commissionedMinutes());
    moment(8, line.arrivedAt());
    moment(9, line.departedAt());
    number(10, line.actualMinutes());
    number(11, line.payableMinutes());
    sheet.inlineString(row, 12, line.status());
    if (!line.findings().isEmpty()) {
      sheet.inlineString(
          row,
          13,
          line.findings().stream().map(FindingKind::title).collect(Collectors.joining(", ")));
    }
    String commissioned = line.commissionedVisitId();
    if (commissioned != null) {
      sheet.inlineString(row, 14, commissioned);
    }
    sheet.inlineString(row, 15, line.visitId());
    TimesheetLine.Sealed sealed = line.sealed();
    if (sealed != null) {
      sheet.inlineString(row, 16, sealed.lateChange());
      number(17, sealed.dueMinutes());
    }
    if (row % LINES_AT_A_TIME == 0) {
      flush();
    }
  }

  private void moment(int column, @Nullable Instant at) {
    if (at != null) {
      sheet.value(row, column, LocalDateTime.ofInstant(at, zone));
    }
  }

  private void number(int column, @Nullable Integer number) {
    if (number != null) {
      sheet.value(row, column, number);
    }
  }

  /** What lies before goes out and can no longer be changed. */
  private void flush() {
    format();
    try {
      sheet.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For all lines since the last time at once: one by one it takes as long as the lines. */
  private void format() {
    if (row > formatted) {
      sheet.range(formatted + 1, 0, row, 0).style().format(DATE).set();
      for (int column : MOMENTS) {
        sheet.range(formatted + 1, column, row, column).style().format(MOMENT).set();
      }
      formatted = row;
    }
  }

  private void finishSheet() {
    format();
    try {
      sheet.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the file with a sheet that says what the columns of the timesheet mean. */
  @Override
  public void close() throws IOException {
    finishSheet();
    Worksheet legend = workbook.newWorksheet("Legend");
    legend.width(0, 26);
    legend.width(1, 90);
    List<List<String>> rows =
        Stream.concat(
                Stream.of(
                    List.of("Column in timesheet.csv", "What it says"),
                    List.of("Times on the first sheet", "civil time in " + zone)),
                Stream.of(TimesheetColumn.values())
                    .map(column -> List.of(column.heading(), column.meaning())))
            .toList();
    for (int at = 0; at < rows.size(); at++) {
      legend.inlineString(at, 0, rows.get(at).get(0));
      legend.inlineString(at, 1, rows.get(at).get(1));
    }
    legend.style(0, 0).bold().set();
    legend.style(0, 1).bold().set();
    legend.finish();
    workbook.finish();
  }
}
