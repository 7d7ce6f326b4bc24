package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.DATED_VISIT;
import static org.visitline.schema.jooq.Tables.OUTAGE;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;
import static org.visitline.schema.jooq.Tables.SUSPENSION;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceOrderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.schema.jooq.tables.records.DatedVisitRecord;
import org.visitline.schema.jooq.tables.records.ServiceOrderRecord;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.schedule.Replacements;
import org.visitline.verification.schedule.Rota;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.schedule.ServiceOrder;
import org.visitline.verification.schedule.ServiceUserSchedule;
import org.visitline.verification.schedule.Suspension;
import org.visitline.verification.schedule.VisitTerms;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.time.Period;

/** Loads what was commissioned for some people, and whom the providers meant to send. */
final class JooqSchedules {

  private final Map<ServiceUserId, List<ServiceOrder>> orders = new HashMap<>();
  private final Map<ServiceUserId, List<DatedVisit>> dated = new HashMap<>();
  private final Map<ServiceUserId, List<Suspension>> suspensions = new HashMap<>();
  private final List<DatedVisit> named = new ArrayList<>();
  private final List<RotaEntry> rota = new ArrayList<>();
  private Replacements replacements = Replacements.NONE;

  private JooqSchedules() {}

  static JooqSchedules of(DSLContext sql, Collection<ServiceUserId> people) {
    JooqSchedules schedules = new JooqSchedules();
    Slices.each(
        people.stream().map(ServiceUserId::value).toList(), slice -> schedules.load(sql, slice));
    schedules.replacements = new Replacements(schedules.named);
    return schedules;
  }

  static List<Outage> outages(DSLContext sql) {
    return sql.selectFrom(OUTAGE)
        .orderBy(OUTAGE.FROM_AT, OUTAGE.TO_AT)
        .fetch(row -> new Outage(new Period(row.getFromAt(), row.getToAt()), row.getNote()));
  }

  /** One person's, with orders counted out to a date. */
  ServiceUserSchedule of(ServiceUserId id, LocalDate last, CivilZone zone) {
    return new ServiceUserSchedule(
        orders.getOrDefault(id, List.of()),
        dated.getOrDefault(id, List.of()),
        replacements,
        suspensions.getOrDefault(id, List.of()),
        last,
        zone);
  }

  Rota rota() {
    return new Rota(rota);
  }

  private void load(DSLContext sql, List<String> people) {
    sql.selectFrom(SERVICE_ORDER)
        .where(SERVICE_ORDER.SERVICE_USER_ID.in(people))
        .forEach(row -> listAt(orders, row.getServiceUserId()).add(order(row)));
    sql.selectFrom(DATED_VISIT)
        .where(DATED_VISIT.SERVICE_USER_ID.in(people))
        .forEach(
            row -> {
              DatedVisit visit = visit(row);
              listAt(dated, row.getServiceUserId()).add(visit);
              named.add(visit);
            });
    // An occurrence of their orders may have been replaced by a visit to somebody else.
    sql.select(DATED_VISIT.fields())
        .from(SERVICE_ORDER)
        .join(DATED_VISIT)
        .on(DATED_VISIT.COMMISSIONED_VISIT_ID.gt(SERVICE_ORDER.SERVICE_ORDER_ID.concat("@")))
        .and(DATED_VISIT.COMMISSIONED_VISIT_ID.lt(SERVICE_ORDER.SERVICE_ORDER_ID.concat("A")))
        .where(SERVICE_ORDER.SERVICE_USER_ID.in(people))
        .forEach(row -> named.add(visit(row.into(DATED_VISIT))));
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
        .forEach(row -> addToRota(row.value1(), row.value2()));
    // Occurrences are named by their order: SO17@2026-10-25 lies between SO17@ and SO17A.
    Condition occurrence =
        ROTA.COMMISSIONED_VISIT_ID
            .gt(SERVICE_ORDER.SERVICE_ORDER_ID.concat("@"))
            .and(ROTA.COMMISSIONED_VISIT_ID.lt(SERVICE_ORDER.SERVICE_ORDER_ID.concat("A")));
    sql.select(ROTA.COMMISSIONED_VISIT_ID, ROTA.CARE_WORKER_ID)
        .from(SERVICE_ORDER)
        .join(ROTA)
        .on(occurrence)
        .where(SERVICE_ORDER.SERVICE_USER_ID.in(people))
        .forEach(row -> addToRota(row.value1(), row.value2()));
  }

  private void addToRota(String visit, String worker) {
    rota.add(new RotaEntry(new CommissionedVisitId(visit), new CareWorkerId(worker)));
  }

  private static ServiceOrder order(ServiceOrderRecord row) {
    return new ServiceOrder(
        new ServiceOrderId(row.getServiceOrderId()),
        new ServiceUserId(row.getServiceUserId()),
        new ProviderId(row.getProviderId()),
        row.getServiceType(),
        new DateRange(row.getValidFrom(), row.getValidTo()),
        days(row.getDays()),
        row.getEveryWeeks(),
        terms(
            row.getStart(),
            row.getLatestStart(),
            row.getDurationMinutes(),
            row.getWorkers(),
            row.getTimeCritical()));
  }

  private static DatedVisit visit(DatedVisitRecord row) {
    return new DatedVisit(
        new CommissionedVisitId(row.getCommissionedVisitId()),
        new ServiceUserId(row.getServiceUserId()),
        new ProviderId(row.getProviderId()),
        row.getServiceType(),
        row.getDate(),
        terms(
            row.getStart(),
            row.getLatestStart(),
            row.getDurationMinutes(),
            row.getWorkers(),
            row.getTimeCritical()),
        row.getCancelled());
  }

  private static VisitTerms terms(
      LocalTime start, @Nullable LocalTime latest, int minutes, int workers, boolean critical) {
    return new VisitTerms(start, latest, Duration.ofMinutes(minutes), workers, critical);
  }

  /** {@code MON;TUE}. */
  private static Set<DayOfWeek> days(String stored) {
    List<String> names = Arrays.asList(stored.split(";", -1));
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> names.contains(day.name().substring(0, 3)))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
  }

  private static <V> List<V> listAt(Map<ServiceUserId, List<V>> map, String id) {
    return map.computeIfAbsent(new ServiceUserId(id), none -> new ArrayList<>());
  }
}
