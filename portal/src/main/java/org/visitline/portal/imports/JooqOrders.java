package org.visitline.portal.imports;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.DATED_VISIT;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.directory.Weekdays;
import org.visitline.portal.furniture.JooqIds;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.store.JooqComing;
import org.visitline.verification.store.JooqComing.Coming;
import org.visitline.verification.time.CivilZone;

/** Reads the orders of a person as they stand, for somebody who is about to change them. */
class JooqOrders {

  private final DSLContext jooq;

  JooqOrders(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** Whose care it is. */
  record Person(String id, String name) {}

  /**
   * An order.
   *
   * @param days as stored: {@code MON;TUE}
   * @param to inclusive; null: until further notice
   */
  record Order(
      String id,
      String providerId,
      String provider,
      String type,
      LocalDate from,
      @Nullable LocalDate to,
      String days,
      int weeks,
      LocalTime start,
      @Nullable LocalTime latest,
      int minutes,
      int workers,
      boolean critical) {

    /** Whether its latest start is on the day after its start. */
    public boolean isOvernight() {
      return latest != null && latest.isBefore(start);
    }

    /** Whether it goes on until this day at least. */
    boolean lastsUntil(LocalDate day) {
      return to == null || !to.isBefore(day);
    }

    /** Its days, as people say them. */
    public String said() {
      return Weekdays.said(days, weeks);
    }
  }

  /** Somebody who can be put on a rota. */
  record Worker(String id, String name, String provider) {}

  /** Empty where there is none for this reader. */
  Optional<Person> findPerson(String id, Scope scope) {
    return jooq.select(SERVICE_USER.SERVICE_USER_ID, SERVICE_USER.NAME)
        .from(SERVICE_USER)
        .where(JooqIds.named(SERVICE_USER.SERVICE_USER_ID, id))
        .and(JooqScope.knows(scope, SERVICE_USER.SERVICE_USER_ID))
        .fetchOptional(row -> new Person(row.value1(), row.value2()));
  }

  /**
   * The latest first; those that have ended too, for what was delivered by them is held against
   * them.
   */
  List<Order> list(String person) {
    return jooq.select(SERVICE_ORDER.fields())
        .select(PROVIDER.NAME)
        .from(SERVICE_ORDER)
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(SERVICE_ORDER.PROVIDER_ID))
        .where(SERVICE_ORDER.SERVICE_USER_ID.eq(person))
        .orderBy(
            SERVICE_ORDER.VALID_FROM.desc(), SERVICE_ORDER.START, SERVICE_ORDER.SERVICE_ORDER_ID)
        .fetch(JooqOrders::order);
  }

  boolean isOfSomebodyElse(String order, String person) {
    return jooq.fetchExists(
        SERVICE_ORDER,
        JooqIds.named(SERVICE_ORDER.SERVICE_ORDER_ID, order)
            .and(SERVICE_ORDER.SERVICE_USER_ID.ne(person)));
  }

  /** Whether a visit of one date is called so, whoever's it is. */
  boolean isVisit(String name) {
    return jooq.fetchExists(DATED_VISIT, DATED_VISIT.COMMISSIONED_VISIT_ID.eq(name));
  }

  private static Order order(Record row) {
    return new Order(
        row.get(SERVICE_ORDER.SERVICE_ORDER_ID),
        row.get(SERVICE_ORDER.PROVIDER_ID),
        row.get(PROVIDER.NAME),
        row.get(SERVICE_ORDER.SERVICE_TYPE),
        row.get(SERVICE_ORDER.VALID_FROM),
        row.get(SERVICE_ORDER.VALID_TO),
        row.get(SERVICE_ORDER.DAYS),
        row.get(SERVICE_ORDER.EVERY_WEEKS),
        row.get(SERVICE_ORDER.START),
        row.get(SERVICE_ORDER.LATEST_START),
        row.get(SERVICE_ORDER.DURATION_MINUTES),
        row.get(SERVICE_ORDER.WORKERS),
        row.get(SERVICE_ORDER.TIME_CRITICAL));
  }

  /** What is commissioned for the person in some days to come. */
  List<Coming> coming(String person, LocalDate first, LocalDate last) {
    return JooqComing.list(jooq, new ServiceUserId(person), first, last, CivilZone.LONDON);
  }

  /** Who works today for a provider that has an order for this person. */
  List<Worker> workers(String person, LocalDate today) {
    return jooq.select(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME, PROVIDER.NAME)
        .from(CARE_WORKER)
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(CARE_WORKER.PROVIDER_ID))
        .where(
            CARE_WORKER.PROVIDER_ID.in(
                jooq.select(SERVICE_ORDER.PROVIDER_ID)
                    .from(SERVICE_ORDER)
                    .where(SERVICE_ORDER.SERVICE_USER_ID.eq(person))))
        .and(CARE_WORKER.ACTIVE_TO.isNull().or(CARE_WORKER.ACTIVE_TO.ge(today)))
        .orderBy(PROVIDER.NAME, CARE_WORKER.NAME, CARE_WORKER.CARE_WORKER_ID)
        .fetch(row -> new Worker(row.value1(), row.value2(), row.value3()));
  }
}
