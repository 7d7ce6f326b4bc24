package org.visitline.portal.timesheets;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectLimitStep;
import org.visitline.portal.discrepancies.FindingClass;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.schema.ProviderId;

/** Reads a provider's timesheet. */
class JooqTimesheet {

  /** Rows held at a time while a file is written: a year of visits passes through little memory. */
  private static final int ROWS_AT_A_TIME = 1_000;

  private final DSLContext jooq;

  JooqTimesheet(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** Visits of one status, and their minutes. */
  record Total(String status, int visits, long commissioned, long actual, long payable) {

    /** For the style sheet. */
    public String css() {
      return "status-" + status.toLowerCase(java.util.Locale.ROOT);
    }
  }

  List<Total> totals(ProviderId provider, Period period) {
    return jooq.select(
            TIMESHEET_LINE.STATUS,
            count(),
            coalesce(sum(TIMESHEET_LINE.COMMISSIONED_MINUTES), java.math.BigDecimal.ZERO),
            coalesce(sum(TIMESHEET_LINE.ACTUAL_MINUTES), java.math.BigDecimal.ZERO),
            coalesce(sum(TIMESHEET_LINE.PAYABLE_MINUTES), java.math.BigDecimal.ZERO))
        .from(TIMESHEET_LINE)
        .where(of(provider, period))
        .groupBy(TIMESHEET_LINE.STATUS)
        .orderBy(TIMESHEET_LINE.STATUS)
        .fetch(
            row ->
                new Total(
                    row.value1(),
                    row.value2(),
                    row.value3().longValue(),
                    row.value4().longValue(),
                    row.value5().longValue()));
  }

  /** One page of the lines, in the order of the file. */
  List<TimesheetLine> list(ProviderId provider, Period period, int page, int size) {
    return lines(jooq, provider, period)
        .limit(size)
        .offset((page - 1) * size)
        .fetch(JooqTimesheet::line);
  }

  /** Every line, one after the other, without holding them all. */
  void forEach(ProviderId provider, Period period, Consumer<TimesheetLine> reader) {
    // Within a transaction, so that one connection reads one state of the table to its end.
    jooq.transaction(
        transaction -> {
          try (Cursor<Record> rows =
              lines(transaction.dsl(), provider, period).fetchSize(ROWS_AT_A_TIME).fetchLazy()) {
            rows.forEach(row -> reader.accept(line(row)));
          }
        });
  }

  /** By service user, then time, then name: as every timesheet file is sorted. */
  private static SelectLimitStep<Record> lines(
      DSLContext jooq, ProviderId provider, Period period) {
    return jooq.select()
        .from(TIMESHEET_LINE)
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(TIMESHEET_LINE.SERVICE_USER_ID))
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(TIMESHEET_LINE.CARE_WORKER_ID))
        .where(of(provider, period))
        .orderBy(
            TIMESHEET_LINE.SERVICE_USER_ID,
            coalesce(TIMESHEET_LINE.ARRIVED_AT, TIMESHEET_LINE.DEPARTED_AT),
            TIMESHEET_LINE.VISIT_ID);
  }

  private static Condition of(ProviderId provider, Period period) {
    return TIMESHEET_LINE
        .PROVIDER_ID
        .eq(provider.value())
        .and(TIMESHEET_LINE.DATE.between(period.from(), period.to()));
  }

  /** Without the risk indicators, as on every page of a provider's. */
  private static List<FindingKind> findings(String codes) {
    return codes.isEmpty()
        ? List.of()
        : Stream.of(codes.split(";"))
            .map(FindingKind::valueOf)
            .filter(kind -> kind.findingClass() != FindingClass.R)
            .toList();
  }

  private static TimesheetLine line(Record row) {
    return new TimesheetLine(
        row.get(TIMESHEET_LINE.PROVIDER_ID),
        row.get(TIMESHEET_LINE.SERVICE_USER_ID),
        row.get(SERVICE_USER.NAME),
        row.get(TIMESHEET_LINE.CARE_WORKER_ID),
        row.get(CARE_WORKER.NAME),
        row.get(TIMESHEET_LINE.DATE),
        row.get(TIMESHEET_LINE.SERVICE_TYPE),
        row.get(TIMESHEET_LINE.COMMISSIONED_VISIT_ID),
        row.get(TIMESHEET_LINE.COMMISSIONED_START),
        row.get(TIMESHEET_LINE.COMMISSIONED_MINUTES),
        row.get(TIMESHEET_LINE.VISIT_ID),
        row.get(TIMESHEET_LINE.ARRIVED_AT),
        row.get(TIMESHEET_LINE.DEPARTED_AT),
        row.get(TIMESHEET_LINE.ACTUAL_MINUTES),
        row.get(TIMESHEET_LINE.PAYABLE_MINUTES),
        row.get(TIMESHEET_LINE.STATUS),
        findings(row.get(TIMESHEET_LINE.DISCREPANCIES)));
  }
}
