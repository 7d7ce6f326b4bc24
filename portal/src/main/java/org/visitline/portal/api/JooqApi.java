package org.visitline.portal.api;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;

/** Rows for programs: column by column, under the names of the tables and files. */
class JooqApi {

  static final int PAGE = 500;

  private static final List<Field<?>> COMMISSIONED =
      List.of(
          COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID,
          COMMISSIONED_VISIT.SERVICE_USER_ID,
          COMMISSIONED_VISIT.SERVICE_TYPE,
          COMMISSIONED_VISIT.DATE,
          COMMISSIONED_VISIT.START_AT,
          COMMISSIONED_VISIT.LATEST_START_AT,
          COMMISSIONED_VISIT.DURATION_MINUTES,
          COMMISSIONED_VISIT.WORKERS,
          COMMISSIONED_VISIT.TIME_CRITICAL,
          COMMISSIONED_VISIT.CANCELLED,
          COMMISSIONED_VISIT.SUSPENDED,
          COMMISSIONED_VISIT.SLOTS_FILLED);

  private static final List<Field<?>> VISITS =
      List.of(
          VISIT.VISIT_ID,
          VISIT.SERVICE_USER_ID,
          VISIT.CARE_WORKER_ID,
          VISIT.DATE,
          VISIT.ARRIVED_AT,
          VISIT.DEPARTED_AT,
          VISIT.LOCATION_PROOF,
          VISIT.STILL_OPEN,
          VISIT.COMMISSIONED_VISIT_ID);

  private static final List<Field<?>> FINDINGS =
      List.of(
          DISCREPANCY.CODE,
          DISCREPANCY.CLASS,
          DISCREPANCY.DATE,
          DISCREPANCY.COMMISSIONED_VISIT_ID,
          DISCREPANCY.VISIT_ID,
          DISCREPANCY.CARE_WORKER_ID,
          DISCREPANCY.SERVICE_USER_ID,
          DISCREPANCY.PROVISIONAL,
          DISCREPANCY.ACKNOWLEDGED,
          DISCREPANCY.MEASURED,
          DISCREPANCY.THRESHOLD,
          DISCREPANCY.POLICY_VERSION,
          DISCREPANCY.EXPLANATION);

  private static final List<Field<?>> LINES =
      List.of(
          TIMESHEET_LINE.VISIT_ID,
          TIMESHEET_LINE.SERVICE_USER_ID,
          TIMESHEET_LINE.CARE_WORKER_ID,
          TIMESHEET_LINE.DATE,
          TIMESHEET_LINE.COMMISSIONED_VISIT_ID,
          TIMESHEET_LINE.COMMISSIONED_MINUTES,
          TIMESHEET_LINE.ACTUAL_MINUTES,
          TIMESHEET_LINE.PAYABLE_MINUTES,
          TIMESHEET_LINE.STATUS);

  private final DSLContext jooq;

  JooqApi(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** One page of what was asked for. */
  record Page(List<Map<String, Object>> rows, boolean hasNext) {}

  /** The days and the page asked for. */
  record Asked(LocalDate from, LocalDate to, int page) {}

  Page commissioned(Asked asked, Scope scope) {
    return page(
        COMMISSIONED,
        COMMISSIONED_VISIT,
        COMMISSIONED_VISIT.DATE,
        JooqScope.within(scope, COMMISSIONED_VISIT.PROVIDER_ID),
        COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID,
        asked);
  }

  Page visits(Asked asked, Scope scope) {
    return page(
        VISITS,
        VISIT,
        VISIT.DATE,
        JooqScope.within(scope, VISIT.PROVIDER_ID),
        VISIT.VISIT_ID,
        asked);
  }

  /** Without the risk indicators, as on every page of a provider's. */
  Page discrepancies(Asked asked, Scope scope) {
    return page(
        FINDINGS,
        DISCREPANCY,
        DISCREPANCY.DATE,
        JooqScope.within(scope, DISCREPANCY.PROVIDER_ID).and(DISCREPANCY.CLASS.ne("R")),
        DISCREPANCY.DISCREPANCY_ID,
        asked);
  }

  Page timesheet(Asked asked, Scope scope) {
    return page(
        LINES,
        TIMESHEET_LINE,
        TIMESHEET_LINE.DATE,
        JooqScope.within(scope, TIMESHEET_LINE.PROVIDER_ID),
        TIMESHEET_LINE.VISIT_ID,
        asked);
  }

  private Page page(
      List<Field<?>> columns,
      Table<?> table,
      TableField<?, LocalDate> date,
      Condition whose,
      Field<?> last,
      Asked asked) {
    List<Map<String, Object>> rows =
        jooq.select(columns)
            .from(table)
            .where(whose)
            .and(date.between(asked.from(), asked.to()))
            .orderBy(date, last)
            .limit(PAGE + 1)
            .offset((asked.page() - 1) * PAGE)
            .fetch(row -> written(row, columns));
    return new Page(rows.subList(0, Math.min(PAGE, rows.size())), rows.size() > PAGE);
  }

  private static Map<String, Object> written(Record row, List<Field<?>> columns) {
    Map<String, Object> written = new LinkedHashMap<>();
    for (Field<?> column : columns) {
      Object value = row.get(column);
      boolean moment = value instanceof Instant || value instanceof LocalDate;
      written.put(column.getName(), moment ? value.toString() : value);
    }
    return written;
  }
}
