package org.visitline.portal.timesheets;

import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.discrepancies.FindingKind;

/** Rows of timesheet lines as the driver gives them, for files of a million. */
final class JooqTimesheetRows {

  /** In the order in which {@link #line} reads them. */
  static final List<Field<?>> COLUMNS =
      List.of(
          TIMESHEET_LINE.PROVIDER_ID,
          TIMESHEET_LINE.SERVICE_USER_ID,
          TIMESHEET_LINE.CARE_WORKER_ID,
          TIMESHEET_LINE.DATE,
          TIMESHEET_LINE.SERVICE_TYPE,
          TIMESHEET_LINE.COMMISSIONED_VISIT_ID,
          TIMESHEET_LINE.COMMISSIONED_START,
          TIMESHEET_LINE.COMMISSIONED_MINUTES,
          TIMESHEET_LINE.VISIT_ID,
          TIMESHEET_LINE.ARRIVED_AT,
          TIMESHEET_LINE.DEPARTED_AT,
          TIMESHEET_LINE.ACTUAL_MINUTES,
          TIMESHEET_LINE.PAYABLE_MINUTES,
          TIMESHEET_LINE.STATUS,
          TIMESHEET_LINE.DISCREPANCIES);

  private final Map<String, String> serviceUsers;
  private final Map<String, String> careWorkers;

  /** Of a million lines there are some dozen different texts of codes. */
  private final Map<String, List<FindingKind>> findings = new HashMap<>();

  /** And some thousand days. */
  private final Map<String, LocalDate> days = new HashMap<>();

  JooqTimesheetRows(Map<String, String> serviceUsers, Map<String, String> careWorkers) {
    this.serviceUsers = serviceUsers;
    this.careWorkers = careWorkers;
  }

  TimesheetLine line(ResultSet row) throws SQLException {
    String serviceUser = row.getString(2);
    String careWorker = row.getString(3);
    return new TimesheetLine(
        row.getString(1),
        serviceUser,
        serviceUsers.getOrDefault(serviceUser, ""),
        careWorker,
        careWorkers.getOrDefault(careWorker, ""),
        day(row.getString(4)),
        row.getString(5),
        row.getString(6),
        instant(row, 7),
        number(row, 8),
        row.getString(9),
        instant(row, 10),
        instant(row, 11),
        number(row, 12),
        row.getInt(13),
        row.getString(14),
        findings.computeIfAbsent(row.getString(15), TimesheetLine::findings),
        null);
  }

  /**
   * From the text in which the server sends it, {@code 2026-10-25 00:30:00.000}: asked for a type,
   * the driver tries all that it knows, for each of four cells of a million lines.
   */
  private @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    String utc = row.getString(column);
    if (utc == null) {
      return null;
    }
    int second = 3600 * number(utc, 11, 13) + 60 * number(utc, 14, 16) + number(utc, 17, 19);
    return Instant.ofEpochSecond(
        86_400 * day(utc.substring(0, 10)).toEpochDay() + second, 1_000_000L * number(utc, 20, 23));
  }

  private LocalDate day(String text) {
    return days.computeIfAbsent(text, LocalDate::parse);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }
}
