package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DATED_VISIT;
import static org.visitline.schema.jooq.Tables.OUTAGE;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;
import static org.visitline.schema.jooq.Tables.SUSPENSION;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.schedule.Replacements;
import org.visitline.verification.schedule.Rota;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.ServiceUserSchedule;
import org.visitline.verification.schedule.Suspension;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.Period;

/** Loads what was commissioned for some people, and whom the providers meant to send. */
final class JooqSchedules {

  private final Map<ServiceUserId, List<ServiceOrder>> orders = new HashMap<>();
  private final Map<ServiceUserId, List<DatedVisit>> dated = new HashMap<>();
  private final Map<ServiceUserId, List<Suspension>> suspensions = new HashMap<>();
  private final List<DatedVisit> named = new ArrayList<>();
  private final List<RotaEntry> rota = new ArrayList<>();
  private final Touch time;
  private final CivilZone zone;
  private Replacements replacements = Replacements.NONE;
  private Rota workers = new Rota(List.of());

  private JooqSchedules(Touch time, CivilZone zone) {
    this.time = time;
    this.zone = zone;
  }

  /** What was commissioned between two moments. */
  static JooqSchedules of(
      DSLContext sql, Collection<ServiceUserId> people, Touch time, CivilZone zone) {
    JooqSchedules schedules = new JooqSchedules(time, zone);
    Slices.each(
        people.stream().map(ServiceUserId::value).toList(), slice -> schedules.load(sql, slice));
    schedules.replacements = new Replacements(schedules.named);
    schedules.workers = new Rota(schedules.rota);
    return schedules;
  }

  /** The longest visit ever commissioned for some of these people, as is thought or was thought. */
  static Duration longest(DSLContext sql, Collection<ServiceUserId> people) {
    Duration[] longest = {longestNow(sql, people)};
    Slices.each(
        people.stream().map(ServiceUserId::value).toList(),
        slice ->
            // What was commissioned until now bears on what is to be replaced.
            sql.select(DSL.max(COMMISSIONED_VISIT.DURATION_MINUTES))
                .from(COMMISSIONED_VISIT)
                .where(COMMISSIONED_VISIT.SERVICE_USER_ID.in(slice))
                .groupBy(COMMISSIONED_VISIT.SERVICE_USER_ID)
                .forEach(row -> longest[0] = longer(longest[0], row.value1())));
    return longest[0];
  }

  /** The longest visit commissioned for some of these people, as is thought. */
  static Duration longestNow(DSLContext sql, Collection<ServiceUserId> people) {
    Duration[] longest = {Duration.ZERO};
    Slices.each(
        people.stream().map(ServiceUserId::value).toList(),
        slice ->
            sql.select(DSL.max(SERVICE_ORDER.DURATION_MINUTES))
                .from(SERVICE_ORDER)
                .where(SERVICE_ORDER.SERVICE_USER_ID.in(slice))
                .groupBy(SERVICE_ORDER.SERVICE_USER_ID)
                .union(
                    DSL.select(DSL.max(DATED_VISIT.DURATION_MINUTES))
                        .from(DATED_VISIT)
                        .where(DATED_VISIT.SERVICE_USER_ID.in(slice))
                        .groupBy(DATED_VISIT.SERVICE_USER_ID))
                .forEach(row -> longest[0] = longer(longest[0], row.value1())));
    return longest[0];
  }

  private static Duration longer(Duration one, @Nullable Integer minutes) {
    Duration other = Duration.ofMinutes(minutes == null ? 0 : minutes);
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Civil dates of a time. */
  static Condition within(Field<LocalDate> date, Touch time, CivilZone zone) {
    Condition condition = DSL.noCondition();
    if (time.first() != null) {
      condition = condition.and(date.ge(zone.dateOf(time.first())));
    }
    return time.last() == null ? condition : condition.and(date.le(zone.dateOf(time.last())));
  }

  static List<Outage> outages(DSLContext sql) {
    return sql.selectFrom(OUTAGE)
        .orderBy(OUTAGE.FROM_AT, OUTAGE.TO_AT)
        .fetch(row -> new Outage(new Period(row.getFromAt(), row.getToAt()), row.getNote()));
  }

  /** One person's, with orders counted out to a date, or to where the time ends before. */
  ServiceUserSchedule of(ServiceUserId id, LocalDate last) {
    LocalDate from = time.first() == null ? LocalDate.MIN : zone.dateOf(time.first());
    LocalDate end = time.last() == null ? last : zone.dateOf(time.last());
    return new ServiceUserSchedule(
        orders.getOrDefault(id, List.of()),
        dated.getOrDefault(id, List.of()),
        replacements,
        suspensions.getOrDefault(id, List.of()),
        from,
        end.isBefore(last) ? end : last,
        zone);
  }

  List<ServiceOrder> allOrders() {
    return orders.values().stream().flatMap(List::stream).toList();
  }

  List<DatedVisit> allDated() {
    return dated.values().stream().flatMap(List::stream).toList();
  }

  List<Suspension> allSuspensions() {
    return suspensions.values().stream().flatMap(List::stream).toList();
  }

  List<RotaEntry> allRota() {
    return rota;
  }

  Rota rota() {
    return workers;
  }

  private void load(DSLContext sql, List<String> people) {
    sql.selectFrom(SERVICE_ORDER)
        .where(SERVICE_ORDER.SERVICE_USER_ID.in(people))
        .forEach(
            row -> listAt(orders, row.getServiceUserId()).add(JooqCommissionedRows.order(row)));
    sql.selectFrom(DATED_VISIT)
        .where(DATED_VISIT.SERVICE_USER_ID.in(people))
        .and(within(DATED_VISIT.DATE, time, zone))
        .forEach(
            row -> {
              DatedVisit visit = JooqCommissionedRows.visit(row);
              listAt(dated, row.getServiceUserId()).add(visit);
              named.add(visit);
            });
    // An occurrence of their orders may have been replaced by a visit to somebody else.
    sql.select(DATED_VISIT.fields())
        .from(SERVICE_ORDER)
        .join(DATED_VISIT)
        .on(isOccurrence(DATED_VISIT.COMMISSIONED_VISIT_ID))
        .where(SERVICE_ORDER.SERVICE_USER_ID.in(people))
        .forEach(row -> named.add(JooqCommissionedRows.visit(row.into(DATED_VISIT))));
    sql.selectFrom(SUSPENSION)
        .where(SUSPENSION.SERVICE_USER_ID.in(people))
        .forEach(
            row ->
                listAt(suspensions, row.getServiceUserId())
                    .add(
                        new Suspension(
                            new ServiceUserId(row.getServiceUserId()),
                            new Period(row.getFromAt(), row.getToAt()),
                            row.getReason())));
    sql.select(ROTA.COMMISSIONED_VISIT_ID, ROTA.CARE_WORKER_ID)
        .from(DATED_VISIT)
        .join(ROTA)
        .on(ROTA.COMMISSIONED_VISIT_ID.eq(DATED_VISIT.COMMISSIONED_VISIT_ID))
        .where(DATED_VISIT.SERVICE_USER_ID.in(people))
        .and(within(DATED_VISIT.DATE, time, zone))
        .forEach(row -> addToRota(row.value1(), row.value2()));
    sql.select(ROTA.COMMISSIONED_VISIT_ID, ROTA.CARE_WORKER_ID)
        .from(SERVICE_ORDER)
        .join(ROTA)
        .on(isOccurrence(ROTA.COMMISSIONED_VISIT_ID))
        .where(SERVICE_ORDER.SERVICE_USER_ID.in(people))
        .forEach(row -> addToRota(row.value1(), row.value2()));
  }

  /**
   * Occurrences are named by their order: SO17@2026-10-25 lies between SO17@ and SO17A, and between
   * SO17@2026-10-01 and SO17@2026-10-31A.
   */
  private Condition isOccurrence(Field<String> name) {
    String from = time.first() == null ? "@" : "@" + zone.dateOf(time.first());
    String to = time.last() == null ? "A" : "@" + zone.dateOf(time.last()) + "A";
    return name.ge(SERVICE_ORDER.SERVICE_ORDER_ID.concat(from))
        .and(name.lt(SERVICE_ORDER.SERVICE_ORDER_ID.concat(to)));
  }

  private void addToRota(String visit, String worker) {
    rota.add(new RotaEntry(new CommissionedVisitId(visit), new CareWorkerId(worker)));
  }

  private static <V> List<V> listAt(Map<ServiceUserId, List<V>> map, String id) {
    return map.computeIfAbsent(new ServiceUserId(id), none -> new ArrayList<>());
  }
}
