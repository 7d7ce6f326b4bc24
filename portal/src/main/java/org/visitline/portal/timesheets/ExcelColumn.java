package org.visitline.portal.timesheets;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.timesheet.TimesheetColumn;

/**
 * The columns of the spreadsheet, in their order; those of sealed papers alone stand at the end.
 */
enum ExcelColumn {
  DATE("Date", 12, TimesheetColumn.DATE),
  SERVICE_USER("Service user", 26, "the service user's name"),
  REFERENCE("Reference", 12, TimesheetColumn.SERVICE_USER_ID),
  CARE_WORKER("Care worker", 24, "the care worker's name"),
  WORKER_REFERENCE("Worker reference", 15, TimesheetColumn.CARE_WORKER_ID),
  SERVICE("Service", 16, TimesheetColumn.SERVICE_TYPE),
  COMMISSIONED_START(
      "Commissioned start",
      18,
      "when it was to begin at the earliest",
      TimesheetColumn.COMMISSIONED_START),
  COMMISSIONED_MINUTES("Commissioned min", 15, TimesheetColumn.COMMISSIONED_MINUTES),
  ARRIVED("Arrived", 18, "the arrival; empty where it is not known", TimesheetColumn.ARRIVED_AT),
  LEFT("Left", 18, "the departure; empty where it is not known", TimesheetColumn.DEPARTED_AT),
  ACTUAL_MINUTES("Actual min", 10, TimesheetColumn.ACTUAL_MINUTES),
  PAYABLE_MINUTES("Payable min", 10, TimesheetColumn.PAYABLE_MINUTES),
  STATUS("Status", 11, TimesheetColumn.STATUS),
  FOUND("Found", 40, "what was found about the visit", TimesheetColumn.DISCREPANCIES),
  COMMISSIONED_VISIT("Commissioned visit", 22, TimesheetColumn.COMMISSIONED_VISIT_ID),
  VISIT("Visit", 24, TimesheetColumn.VISIT),
  LATE_CHANGE("Late change", 11, "on a correction: ADDED, CHANGED or REMOVED"),
  DUE_MINUTES(
      "Due min",
      10,
      "what this paper adds to what is to be paid; below 0 where it takes something back");

  /** Of a sealed paper. */
  static final List<ExcelColumn> OF_SEALED = List.of(values());

  /** Of a timesheet as it stands now. */
  static final List<ExcelColumn> OF_NOW = OF_SEALED.subList(0, OF_SEALED.indexOf(LATE_CHANGE));

  private final String heading;
  private final double width;
  private final String meaning;
  private final @Nullable TimesheetColumn inCsv;

  ExcelColumn(String heading, double width, TimesheetColumn inCsv) {
    this(heading, width, inCsv.meaning(), inCsv);
  }

  ExcelColumn(String heading, double width, String meaning) {
    this(heading, width, meaning, null);
  }

  ExcelColumn(String heading, double width, String meaning, @Nullable TimesheetColumn inCsv) {
    this.heading = heading;
    this.width = width;
    this.meaning = meaning;
    this.inCsv = inCsv;
  }

  String heading() {
    return heading;
  }

  /** In characters. */
  double width() {
    return width;
  }

  String meaning() {
    return meaning;
  }

  /** The heading of the same in {@code timesheet.csv}; empty where names are not in it. */
  String headingInCsv() {
    return switch (this) {
      case LATE_CHANGE -> "late_change";
      case DUE_MINUTES -> "due_minutes";
      default -> inCsv == null ? "" : inCsv.heading();
    };
  }
}
