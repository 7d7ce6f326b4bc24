package org.visitline.portal.timesheets;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.discrepancies.FindingKind;

/**
 * Writes a timesheet for people who sort and sum: names beside references, dates and times as dates
 * and times of the council's zone. Texts are texts: nothing in them is run as a formula.
 */
public final class TimesheetExcel implements TimesheetFile {

  /** A sheet holds 1,048,576 rows; a longer timesheet goes on on the next. */
  private static final int LINES_A_SHEET = 1_000_000;

  private static final int LINES_AT_A_TIME = 1_000;

  private static final short ANY_NUMBER_OF_PAGES = 0;

  /** Spreadsheets count days: this is 1 January 1970. */
  private static final int FIRST_OF_1970 = 25_569;

  private static final String DATE = "dd/mm/yyyy";
  private static final String MOMENT = "dd/mm/yyyy hh:mm";
  private static final List<Integer> MOMENTS = List.of(6, 8, 9);

  private final Workbook workbook;
  private final ZoneId zone;
  private final List<ExcelColumn> columns;
  private final Map<List<FindingKind>, String> found = new HashMap<>();
  private Worksheet sheet;
  private int sheets;
  private int row;
  private int formatted;

  /** Of a timesheet as it stands now. */
  static TimesheetFile ofNow(OutputStream to, ZoneId zone) {
    return new WrittenBeside(new TimesheetExcel(to, zone, ExcelColumn.OF_NOW));
  }

  /** Of a sealed paper. */
  public static TimesheetFile ofSealed(OutputStream to, ZoneId zone) {
    return new WrittenBeside(new TimesheetExcel(to, zone, ExcelColumn.OF_SEALED));
  }

  private TimesheetExcel(OutputStream to, ZoneId zone, List<ExcelColumn> columns) {
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
    fresh.paperSize(PaperSize.A4_PAPER);
    fresh.pageOrientation("landscape");
    fresh.fitToWidth((short) 1);
    fresh.fitToHeight(ANY_NUMBER_OF_PAGES);
    fresh.repeatRows(0);
    for (int column = 0; column < columns.size(); column++) {
      fresh.width(column, columns.get(column).width());
      fresh.inlineString(0, column, columns.get(column).heading());
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
    sheet.value(row, 0, FIRST_OF_1970 + (int) line.date().toEpochDay());
    recurring(1, line.serviceUser());
    recurring(2, line.serviceUserId());
    recurring(3, line.careWorker());
    recurring(4, line.careWorkerId());
    recurring(5, line.serviceType());
    moment(6, line.commissionedStart());
    number(7, line.commissionedMinutes());
    moment(8, line.arrivedAt());
    moment(9, line.departedAt());
    number(10, line.actualMinutes());
    number(11, line.payableMinutes());
    recurring(12, line.status());
    recurring(13, found.computeIfAbsent(line.findings(), TimesheetExcel::titles));
    String commissioned = line.commissionedVisitId();
    if (commissioned != null) {
      sheet.inlineString(row, 14, commissioned);
    }
    sheet.inlineString(row, 15, line.visitId());
    TimesheetLine.Sealed sealed = line.sealed();
    if (sealed != null) {
      recurring(16, sealed.lateChange());
      number(17, sealed.dueMinutes());
    }
    if (row % LINES_AT_A_TIME == 0) {
      flush();
    }
  }

  private static String titles(List<FindingKind> findings) {
    return findings.stream().map(FindingKind::title).collect(Collectors.joining(", "));
  }

  /** A text that many lines have is kept once, in the file and meanwhile in memory. */
  private void recurring(int column, String text) {
    if (!text.isEmpty()) {
      sheet.value(row, column, text);
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
      sheet.range(formatted + 1, 0, row, 0).style().format(DATE).horizontalAlignment("left").set();
      for (int column : MOMENTS) {
        sheet
            .range(formatted + 1, column, row, column)
            .style()
            .format(MOMENT)
            .horizontalAlignment("left")
            .set();
      }
      formatted = row;
    }
  }

  private void finishSheet() {
    format();
    sheet.setAutoFilter(0, 0, row, columns.size() - 1);
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
    legend.paperSize(PaperSize.A4_PAPER);
    legend.pageOrientation("landscape");
    legend.fitToWidth((short) 1);
    legend.fitToHeight(ANY_NUMBER_OF_PAGES);
    legend.width(0, 22);
    legend.width(1, 76);
    legend.width(2, 24);
    row(legend, 0, "Column", "What it says", "In timesheet.csv");
    legend.range(0, 0, 0, 2).style().bold().set();
    int at = 1;
    for (ExcelColumn column : columns) {
      row(legend, at++, column.heading(), column.meaning(), column.headingInCsv());
    }
    row(
        legend,
        at + 1,
        "Times",
        "are those of the clock in " + zone + "; in timesheet.csv UTC",
        "");
    legend.finish();
    workbook.finish();
  }

  private static void row(Worksheet sheet, int at, String... texts) {
    for (int column = 0; column < texts.length; column++) {
      sheet.inlineString(at, column, texts[column]);
    }
  }
}
