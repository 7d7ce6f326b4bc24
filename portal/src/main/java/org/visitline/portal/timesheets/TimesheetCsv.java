package org.visitline.portal.timesheets;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.documents.SafeCsv;
import org.visitline.portal.timesheets.TimesheetLine.Sealed;
import org.visitline.verification.timesheet.TimesheetColumn;

/**
 * Writes {@code timesheet.csv} with the columns that {@code visitline verify} gives it, and two
 * more behind them on a sealed paper.
 */
public final class TimesheetCsv implements TimesheetFile {

  private final SafeCsv csv;

  private TimesheetCsv(SafeCsv csv) {
    this.csv = csv;
  }

  /** Of a timesheet as it stands now. */
  static TimesheetCsv ofNow(OutputStream to) {
    return new TimesheetCsv(new SafeCsv(to, TimesheetColumn.headings()));
  }

  /** Of a sealed paper. */
  public static TimesheetCsv ofSealed(OutputStream to) {
    List<String> headings = new ArrayList<>(TimesheetColumn.headings());
    headings.addAll(List.of("late_change", "due_minutes"));
    return new TimesheetCsv(new SafeCsv(to, headings));
  }

  @Override
  public void add(TimesheetLine line) {
    Sealed sealed = line.sealed();
    if (sealed == null) {
      csv.row(cells(line));
    } else {
      @Nullable Object[] cells = cells(line);
      @Nullable Object[] all = Arrays.copyOf(cells, cells.length + 2);
      all[cells.length] = sealed.lateChange();
      all[cells.length + 1] = sealed.dueMinutes();
      csv.row(all);
    }
  }

  private static @Nullable Object[] cells(TimesheetLine line) {
    return new @Nullable Object[] {
      line.providerId(),
      line.serviceUserId(),
      line.careWorkerId(),
      line.date(),
      line.serviceType(),
      line.commissionedVisitId(),
      line.commissionedStart(),
      line.commissionedMinutes(),
      line.visitId(),
      line.arrivedAt(),
      line.departedAt(),
      line.actualMinutes(),
      line.payableMinutes(),
      line.status(),
      codes(line)
    };
  }

  /** The codes of what was found, as they stand in a cell. */
  public static String codes(TimesheetLine line) {
    if (line.findings().isEmpty()) {
      return "";
    }
    StringJoiner codes = new StringJoiner(";");
    line.findings().forEach(kind -> codes.add(kind.name()));
    return codes.toString();
  }

  @Override
  public void close() {
    csv.flush();
  }
}
