package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.ServiceOrderRecord;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.store.ChangedDates;
import org.visitline.verification.store.JooqMarks;

/** Service orders. */
final class JooqServiceOrders implements Target<ServiceOrder> {

  private final JooqMarks marks;

  JooqServiceOrders(JooqMarks marks) {
    this.marks = marks;
  }

  @Override
  public void take(DSLContext sql, List<Line<ServiceOrder>> lines, Tally tally) {
    List<Line<ServiceOrder>> known =
        JooqKnown.providers(
            sql,
            JooqKnown.serviceUsers(sql, lines, ServiceOrder::serviceUser, tally),
            ServiceOrder::provider,
            tally);
    JooqComparison<ServiceOrderRecord> comparison =
        JooqComparison.of(
            sql, SERVICE_ORDER, known.stream().map(line -> record(line.row())).toList());
    comparison.store(sql, SERVICE_ORDER, tally);
    ChangedDates changed = new ChangedDates();
    for (ServiceOrderRecord order : comparison.touched()) {
      changed.add(order.getServiceUserId(), order.getValidFrom(), order.getValidTo());
    }
    marks.serviceUsers(sql, changed);
  }

  private static ServiceOrderRecord record(ServiceOrder order) {
    return new ServiceOrderRecord()
        .with(SERVICE_ORDER.SERVICE_ORDER_ID, order.id().value())
        .with(SERVICE_ORDER.SERVICE_USER_ID, order.serviceUser().value())
        .with(SERVICE_ORDER.PROVIDER_ID, order.provider().value())
        .with(SERVICE_ORDER.SERVICE_TYPE, order.serviceType())
        .with(SERVICE_ORDER.VALID_FROM, order.valid().first())
        .with(SERVICE_ORDER.VALID_TO, order.valid().last())
        .with(SERVICE_ORDER.DAYS, days(order))
        .with(SERVICE_ORDER.EVERY_WEEKS, order.everyWeeks())
        .with(SERVICE_ORDER.START, order.terms().start())
        .with(SERVICE_ORDER.LATEST_START, order.terms().latestStart())
        .with(SERVICE_ORDER.DURATION_MINUTES, Math.toIntExact(order.terms().duration().toMinutes()))
        .with(SERVICE_ORDER.WORKERS, order.terms().workers())
        .with(SERVICE_ORDER.TIME_CRITICAL, order.terms().timeCritical());
  }

  /** {@code MON;TUE}, from Monday on, whatever order the file has them in. */
  private static String days(ServiceOrder order) {
    return Arrays.stream(DayOfWeek.values())
        .filter(order.days()::contains)
        .map(day -> day.name().substring(0, 3))
        .collect(Collectors.joining(";"));
  }
}
