package org.visitline.portal.timesheets;

import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
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
        row.getObject(4, LocalDate.class),
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

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    LocalDateTime utc = row.getObject(column, LocalDateTime.class);
    return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
  }

  private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }
}
