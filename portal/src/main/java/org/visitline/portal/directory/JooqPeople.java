package org.visitline.portal.directory;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.SUSPENSION;
import static org.visitline.schema.jooq.Tables.SUSPENSION_CHANGE;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.CivilTime;

/** Reads what the directory says of people. */
class JooqPeople {

  /** The latest; nobody's care stops that often. */
  private static final int MOST_CHANGES = 50;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

  private final DSLContext jooq;
  private final CivilTime civil;

  JooqPeople(DSLContext jooq, CivilTime civil) {
    this.jooq = jooq;
    this.civil = civil;
  }

  /** Empty where there is none, or none that the reader knows. */
  Optional<ServiceUserFacts> findServiceUser(String id, Stretch stretch, Scope scope) {
    return jooq.select()
        .from(SERVICE_USER)
        .where(SERVICE_USER.SERVICE_USER_ID.eq(id))
        .and(JooqScope.knows(scope, SERVICE_USER.SERVICE_USER_ID))
        .fetchOptional(
            row ->
                new ServiceUserFacts(
                    id,
                    row.get(SERVICE_USER.NAME),
                    row.get(SERVICE_USER.CODE),
                    row.get(SERVICE_USER.ADDRESS),
                    row.get(SERVICE_USER.POSTCODE),
                    row.get(SERVICE_USER.NO_PHONE),
                    numbers(id),
                    orders(id, stretch, scope),
                    suspensions(id, stretch),
                    scope.isOfficer() ? changes(id) : List.of()));
  }

  /** Empty where there is none, or none of the reader's. */
  Optional<CareWorkerFacts> findCareWorker(String id, Scope scope) {
    return jooq.select()
        .from(CARE_WORKER)
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(CARE_WORKER.PROVIDER_ID))
        .where(CARE_WORKER.CARE_WORKER_ID.eq(id))
        .and(JooqScope.within(scope, CARE_WORKER.PROVIDER_ID))
        .fetchOptional(
            row ->
                new CareWorkerFacts(
                    id,
                    row.get(CARE_WORKER.NAME),
                    row.get(PROVIDER.NAME),
                    row.get(CARE_WORKER.CONTACT_NUMBER),
                    row.get(CARE_WORKER.ACTIVE_FROM),
                    row.get(CARE_WORKER.ACTIVE_TO)));
  }

  private List<String> numbers(String serviceUser) {
    Instant now = civil.now();
    return jooq.select(REGISTERED_NUMBER.E164)
        .from(REGISTERED_NUMBER)
        .where(REGISTERED_NUMBER.SERVICE_USER_ID.eq(serviceUser))
        .and(REGISTERED_NUMBER.VALID_FROM.le(now))
        .and(REGISTERED_NUMBER.VALID_TO.isNull().or(REGISTERED_NUMBER.VALID_TO.gt(now)))
        .orderBy(REGISTERED_NUMBER.E164)
        .fetch(REGISTERED_NUMBER.E164);
  }

  private List<ServiceUserFacts.Order> orders(String serviceUser, Stretch stretch, Scope scope) {
    return jooq.select()
        .from(SERVICE_ORDER)
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(SERVICE_ORDER.PROVIDER_ID))
        .where(SERVICE_ORDER.SERVICE_USER_ID.eq(serviceUser))
        .and(SERVICE_ORDER.VALID_FROM.le(stretch.last()))
        .and(SERVICE_ORDER.VALID_TO.isNull().or(SERVICE_ORDER.VALID_TO.ge(stretch.first())))
        .and(JooqScope.within(scope, SERVICE_ORDER.PROVIDER_ID))
        .orderBy(SERVICE_ORDER.START, SERVICE_ORDER.SERVICE_ORDER_ID)
        .fetch(
            row ->
                new ServiceUserFacts.Order(
                    row.get(SERVICE_ORDER.SERVICE_ORDER_ID),
                    row.get(PROVIDER.NAME),
                    row.get(SERVICE_ORDER.SERVICE_TYPE),
                    Weekdays.said(row.get(SERVICE_ORDER.DAYS), row.get(SERVICE_ORDER.EVERY_WEEKS)),
                    TIME.format(row.get(SERVICE_ORDER.START)),
                    row.get(SERVICE_ORDER.DURATION_MINUTES),
                    row.get(SERVICE_ORDER.WORKERS),
                    row.get(SERVICE_ORDER.VALID_FROM),
                    row.get(SERVICE_ORDER.VALID_TO)));
  }

  private List<ServiceUserFacts.Suspension> suspensions(String serviceUser, Stretch stretch) {
    return jooq.select()
        .from(SUSPENSION)
        .where(SUSPENSION.SERVICE_USER_ID.eq(serviceUser))
        .and(SUSPENSION.FROM_AT.lt(civil.startOf(stretch.last().plusDays(1))))
        .and(SUSPENSION.TO_AT.isNull().or(SUSPENSION.TO_AT.gt(civil.startOf(stretch.first()))))
        .orderBy(SUSPENSION.FROM_AT)
        .fetch(
            row ->
                new ServiceUserFacts.Suspension(
                    row.get(SUSPENSION.FROM_AT),
                    row.get(SUSPENSION.TO_AT),
                    row.get(SUSPENSION.REASON)));
  }

  private List<ServiceUserFacts.SuspensionChange> changes(String serviceUser) {
    Field<String> author = JooqNames.of(SUSPENSION_CHANGE.AUTHOR);
    return jooq.select(SUSPENSION_CHANGE.fields())
        .select(author)
        .from(SUSPENSION_CHANGE)
        .where(SUSPENSION_CHANGE.SERVICE_USER_ID.eq(serviceUser))
        .orderBy(SUSPENSION_CHANGE.SUSPENSION_CHANGE_ID.desc())
        .limit(MOST_CHANGES)
        .fetch(
            row ->
                new ServiceUserFacts.SuspensionChange(
                    row.get(SUSPENSION_CHANGE.CHANGE_KIND),
                    row.get(SUSPENSION_CHANGE.FROM_AT),
                    row.get(SUSPENSION_CHANGE.FORMER_TO_AT),
                    row.get(SUSPENSION_CHANGE.LATTER_TO_AT),
                    row.get(SUSPENSION_CHANGE.SUSPENDED_FOR),
                    row.get(SUSPENSION_CHANGE.NOTE),
                    row.get(author),
                    row.get(SUSPENSION_CHANGE.WRITTEN_AT)));
  }
}
