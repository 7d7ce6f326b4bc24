package org.visitline.portal.timesheets;

import static org.jooq.impl.DSL.sum;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.TIMESHEET_MONTH;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.SelectWhereStep;
import org.jooq.Table;
import org.jooq.conf.ParamType;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.JooqIds;
import org.visitline.portal.timesheets.Totals.Total;
import org.visitline.schema.ProviderId;

/** Reads timesheets as they stand now: verification replaces their lines as it learns more. */
class JooqTimesheet {

  /** Rows held at a time while a file is written: a year of visits passes through little memory. */
  private static final int ROWS_AT_A_TIME = 1_000;

  private final DSLContext jooq;

  JooqTimesheet(DSLContext jooq) {
    this.jooq = jooq;
  }

  Optional<String> findProvider(ProviderId provider) {
    return jooq.select(PROVIDER.NAME)
        .from(PROVIDER)
        .where(JooqIds.named(PROVIDER.PROVIDER_ID, provider.value()))
        .fetchOptional(PROVIDER.NAME);
  }

  Totals totals(ProviderId provider, Period period, Scope scope) {
    return totals(period, scope, List.of(provider.value()))
        .getOrDefault(provider.value(), new Totals(List.of()));
  }

  /** Every provider's totals of a period, by provider. */
  Map<String, Totals> totals(Period period, Scope scope) {
    // By name, so that of each one's days a stretch of the index is read; joined to the table of
    // providers it would be all their days.
    return totals(
        period,
        scope,
        jooq.select(PROVIDER.PROVIDER_ID).from(PROVIDER).fetch(PROVIDER.PROVIDER_ID));
  }

  private Map<String, Totals> totals(Period period, Scope scope, List<String> providers) {
    Table<Record> part =
        JooqTimesheetParts.of(
            period, scope, providers, List.of(TIMESHEET_MONTH.PROVIDER_ID, TIMESHEET_MONTH.STATUS));
    Field<String> provider = part.field(TIMESHEET_MONTH.PROVIDER_ID);
    Field<String> status = part.field(TIMESHEET_MONTH.STATUS);
    Map<String, List<Total>> byProvider =
        jooq.select(
                provider,
                status,
                total(part, TIMESHEET_MONTH.VISITS),
                total(part, TIMESHEET_MONTH.COMMISSIONED_MINUTES),
                total(part, TIMESHEET_MONTH.ACTUAL_MINUTES),
                total(part, TIMESHEET_MONTH.PAYABLE_MINUTES))
            .from(part)
            .groupBy(provider, status)
            .orderBy(provider, status)
            .fetchGroups(
                provider,
                row ->
                    Total.ofNow(
                        row.value2(),
                        row.value3().intValue(),
                        row.value4().longValue(),
                        row.value5().longValue(),
                        row.value6().longValue()));
    Map<String, Totals> totals = new HashMap<>();
    byProvider.forEach((one, each) -> totals.put(one, new Totals(each)));
    return totals;
  }

  /**
   * One page of the lines, in the order of the file. How many lines each person has is counted from
   * an index; then only the people who stand on the page are read.
   */
  List<TimesheetLine> list(ProviderId provider, Period period, Scope scope, int page, int size) {
    int first = (page - 1) * size;
    int counted = 0;
    int skipped = 0;
    List<String> people = new ArrayList<>();
    for (var each : linesOfEach(provider, period, scope)) {
      int after = counted + each.value2().intValue();
      if (after > first && counted < first + size) {
        skipped = people.isEmpty() ? first - counted : skipped;
        people.add(each.value1());
      }
      counted = after;
    }
    List<TimesheetLine> lines =
        withNames()
            .where(of(provider, period, scope))
            .and(TIMESHEET_LINE.SERVICE_USER_ID.in(people))
            .fetch(row -> line(row, row.get(SERVICE_USER.NAME), row.get(CARE_WORKER.NAME)))
            .stream()
            .sorted(
                Comparator.comparing(TimesheetLine::serviceUserId)
                    .thenComparing(TimesheetLine::date)
                    .thenComparing(TimesheetLine.BY_TIME))
            .toList();
    return lines.subList(Math.min(skipped, lines.size()), Math.min(skipped + size, lines.size()));
  }

  private Result<Record2<String, BigDecimal>> linesOfEach(
      ProviderId provider, Period period, Scope scope) {
    Table<Record> part =
        JooqTimesheetParts.of(
            period, scope, List.of(provider.value()), List.of(TIMESHEET_MONTH.SERVICE_USER_ID));
    Field<String> person = part.field(TIMESHEET_MONTH.SERVICE_USER_ID);
    return jooq.select(person, total(part, TIMESHEET_MONTH.VISITS))
        .from(part)
        .groupBy(person)
        .orderBy(person)
        .fetch();
  }

  /** Every line, one after the other, in the order of the file, without holding them all. */
  void forEach(ProviderId provider, Period period, Scope scope, Consumer<TimesheetLine> reader) {
    Map<String, String> serviceUsers =
        jooq.select(SERVICE_USER.SERVICE_USER_ID, SERVICE_USER.NAME)
            .from(SERVICE_USER)
            .fetchMap(SERVICE_USER.SERVICE_USER_ID, SERVICE_USER.NAME);
    Map<String, String> careWorkers =
        jooq.select(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME)
            .from(CARE_WORKER)
            .where(CARE_WORKER.PROVIDER_ID.eq(provider.value()))
            .fetchMap(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME);
    JooqTimesheetRows lines = new JooqTimesheetRows(serviceUsers, careWorkers);
    String query =
        jooq.select(JooqTimesheetRows.COLUMNS)
            .from(TIMESHEET_LINE)
            .where(of(provider, period, scope))
            // The order of an index: nothing is sorted before the first row is sent.
            .orderBy(TIMESHEET_LINE.SERVICE_USER_ID, TIMESHEET_LINE.DATE)
            .getSQL(ParamType.INLINED);
    // Within a transaction, so that one connection reads one state of the table to its end. From
    // the
    // driver itself: a million records of jOOQ's take longer to make than the file.
    jooq.transaction(
        transaction ->
            transaction
                .dsl()
                .connection(
                    connection -> {
                      try (Statement statement = connection.createStatement()) {
                        statement.setFetchSize(ROWS_AT_A_TIME);
                        try (ResultSet rows = statement.executeQuery(query)) {
                          dayByDay(rows, lines, reader);
                        }
                      }
                    }));
  }

  private static void dayByDay(
      ResultSet rows, JooqTimesheetRows lines, Consumer<TimesheetLine> reader) throws SQLException {
    List<TimesheetLine> day = new ArrayList<>();
    while (rows.next()) {
      TimesheetLine line = lines.line(rows);
      if (!day.isEmpty() && !isOfOneDay(day.getFirst(), line)) {
        pass(day, reader);
      }
      day.add(line);
    }
    pass(day, reader);
  }

  private static boolean isOfOneDay(TimesheetLine one, TimesheetLine other) {
    return one.date().equals(other.date()) && one.serviceUserId().equals(other.serviceUserId());
  }

  private static void pass(List<TimesheetLine> day, Consumer<TimesheetLine> reader) {
    day.sort(TimesheetLine.BY_TIME);
    day.forEach(reader);
    day.clear();
  }

  private SelectWhereStep<Record> withNames() {
    return jooq.select()
        .from(TIMESHEET_LINE)
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(TIMESHEET_LINE.SERVICE_USER_ID))
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(TIMESHEET_LINE.CARE_WORKER_ID));
  }

  private static Condition of(ProviderId provider, Period period, Scope scope) {
    return TIMESHEET_LINE
        .PROVIDER_ID
        .eq(provider.value())
        .and(TIMESHEET_LINE.DATE.between(period.from(), period.to()))
        .and(JooqScope.within(scope, TIMESHEET_LINE.PROVIDER_ID));
  }

  private static Field<BigDecimal> total(Table<Record> part, Field<? extends Number> column) {
    return sum(Objects.requireNonNull(part.field(column)));
  }

  private static TimesheetLine line(Record row, String serviceUser, String careWorker) {
    return new TimesheetLine(
        row.get(TIMESHEET_LINE.PROVIDER_ID),
        row.get(TIMESHEET_LINE.SERVICE_USER_ID),
        serviceUser,
        row.get(TIMESHEET_LINE.CARE_WORKER_ID),
        careWorker,
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
        TimesheetLine.findings(row.get(TIMESHEET_LINE.DISCREPANCIES)),
        null);
  }
}
