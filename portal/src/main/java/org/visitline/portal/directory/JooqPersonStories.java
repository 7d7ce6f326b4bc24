package org.visitline.portal.directory;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.directory.PersonStory.FoundAbout;
import org.visitline.portal.directory.PersonStory.Whose;
import org.visitline.portal.discrepancies.FindingKind;

/** Reads what was planned and what took place with one person. */
class JooqPersonStories {

  private final DSLContext jooq;

  JooqPersonStories(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** A service user's days. Of a provider's reader only that provider's part of them. */
  PersonStory ofServiceUser(String id, Stretch stretch, Scope scope, Instant now) {
    Condition planned =
        COMMISSIONED_VISIT
            .SERVICE_USER_ID
            .eq(id)
            .and(COMMISSIONED_VISIT.DATE.between(stretch.first(), stretch.last()))
            .and(JooqScope.within(scope, COMMISSIONED_VISIT.PROVIDER_ID));
    Condition attended =
        VISIT
            .SERVICE_USER_ID
            .eq(id)
            .and(VISIT.DATE.between(stretch.first().minusDays(1), stretch.last().plusDays(1)))
            .and(JooqScope.within(scope, VISIT.PROVIDER_ID));
    return story(
        Whose.SERVICE_USER,
        stretch,
        planned,
        attended,
        CARE_WORKER.CARE_WORKER_ID,
        CARE_WORKER.NAME,
        now);
  }

  /** A care worker's days: where they were, and where the rota wanted them. */
  PersonStory ofCareWorker(String id, Stretch stretch, Scope scope, Instant now) {
    Condition attended =
        VISIT
            .CARE_WORKER_ID
            .eq(id)
            .and(JooqScope.within(scope, VISIT.PROVIDER_ID))
            .and(VISIT.DATE.between(stretch.first().minusDays(1), stretch.last().plusDays(1)));
    Condition within =
        COMMISSIONED_VISIT
            .DATE
            .between(stretch.first(), stretch.last())
            .and(JooqScope.within(scope, COMMISSIONED_VISIT.PROVIDER_ID));
    // Each by its own way, then by their names: both in one condition would be held against every
    // commissioned visit of those days.
    Set<String> ids =
        jooq.select(ROTA.COMMISSIONED_VISIT_ID)
            .from(ROTA)
            .where(ROTA.CARE_WORKER_ID.eq(id))
            .and(ROTA.DATE.between(stretch.first(), stretch.last()))
            .union(
                // Written before the visit was known: those few are looked up.
                jooq.select(ROTA.COMMISSIONED_VISIT_ID)
                    .from(ROTA)
                    .join(COMMISSIONED_VISIT)
                    .on(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(ROTA.COMMISSIONED_VISIT_ID))
                    .where(ROTA.CARE_WORKER_ID.eq(id))
                    .and(ROTA.DATE.isNull())
                    .and(within))
            .fetchSet(ROTA.COMMISSIONED_VISIT_ID);
    ids.addAll(
        jooq.select(VISIT.COMMISSIONED_VISIT_ID)
            .from(VISIT)
            .where(attended)
            .and(VISIT.COMMISSIONED_VISIT_ID.isNotNull())
            .fetchSet(VISIT.COMMISSIONED_VISIT_ID));
    Condition planned = COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.in(ids).and(within);
    return story(
        Whose.CARE_WORKER,
        stretch,
        planned,
        attended,
        SERVICE_USER.SERVICE_USER_ID,
        SERVICE_USER.NAME,
        now);
  }

  private PersonStory story(
      Whose whose,
      Stretch stretch,
      Condition planned,
      Condition attended,
      Field<String> otherId,
      Field<String> other,
      Instant now) {
    Map<String, Planned> plans = new HashMap<>();
    jooq.select(
            COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID,
            COMMISSIONED_VISIT.DATE,
            SERVICE_USER.SERVICE_USER_ID,
            SERVICE_USER.NAME,
            PROVIDER.NAME,
            COMMISSIONED_VISIT.START_AT,
            COMMISSIONED_VISIT.LATEST_START_AT,
            COMMISSIONED_VISIT.DURATION_MINUTES,
            COMMISSIONED_VISIT.WORKERS,
            COMMISSIONED_VISIT.SLOTS_FILLED,
            COMMISSIONED_VISIT.TIME_CRITICAL,
            COMMISSIONED_VISIT.CANCELLED,
            COMMISSIONED_VISIT.SUSPENDED)
        .from(COMMISSIONED_VISIT)
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(COMMISSIONED_VISIT.SERVICE_USER_ID))
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(COMMISSIONED_VISIT.PROVIDER_ID))
        .where(planned)
        .forEach(row -> plans.put(row.get(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID), plan(row)));
    // A day more on both sides was read: a visit of midnight may take a slot of the day before.
    List<Attended> visits =
        jooq
            // All of a visit that stands in the index by which it is found.
            .select(
                VISIT.VISIT_ID,
                VISIT.DATE,
                otherId,
                other,
                PROVIDER.NAME,
                VISIT.ARRIVED_AT,
                VISIT.DEPARTED_AT,
                VISIT.BEGINS_AT,
                VISIT.STILL_OPEN,
                VISIT.COMMISSIONED_VISIT_ID)
            .from(VISIT)
            .join(CARE_WORKER)
            .on(CARE_WORKER.CARE_WORKER_ID.eq(VISIT.CARE_WORKER_ID))
            .join(SERVICE_USER)
            .on(SERVICE_USER.SERVICE_USER_ID.eq(VISIT.SERVICE_USER_ID))
            .join(PROVIDER)
            .on(PROVIDER.PROVIDER_ID.eq(VISIT.PROVIDER_ID))
            .where(attended)
            .fetch(row -> visit(row, otherId, other))
            .stream()
            .filter(visit -> belongs(visit, stretch, plans))
            .toList();
    return PersonStory.of(
        whose, stretch, plans.values(), visits, found(whose, plans.keySet(), visits), now);
  }

  private static boolean belongs(Attended visit, Stretch stretch, Map<String, Planned> plans) {
    String slot = visit.commissionedVisitId();
    return slot == null
        ? !visit.date().isBefore(stretch.first()) && !visit.date().isAfter(stretch.last())
        : plans.containsKey(slot);
  }

  private FoundAbout found(Whose whose, Collection<String> commissioned, List<Attended> visits) {
    // What is found about a visit names the commissioned visit too, whose place it takes. Of a
    // worker's story that would bring what was found about the visits of colleagues.
    boolean wholeAlone = whose == Whose.CARE_WORKER;
    List<String> ids =
        visits.stream()
            .filter(visit -> wholeAlone || visit.commissionedVisitId() == null)
            .map(Attended::id)
            .toList();
    return new FoundAbout(
        found(
            DISCREPANCY.COMMISSIONED_VISIT_ID,
            commissioned,
            wholeAlone ? DISCREPANCY.VISIT_ID.eq("") : DSL.noCondition()),
        found(DISCREPANCY.VISIT_ID, ids, DSL.noCondition()));
  }

  private Map<String, Set<FindingKind>> found(
      Field<String> about, Collection<String> ids, Condition which) {
    Map<String, Set<FindingKind>> found = new HashMap<>();
    jooq.select(about, DISCREPANCY.CODE)
        .from(DISCREPANCY)
        .where(about.in(ids))
        .and(which)
        .forEach(
            row ->
                found
                    .computeIfAbsent(row.value1(), id -> EnumSet.noneOf(FindingKind.class))
                    .add(FindingKind.valueOf(row.value2())));
    return found;
  }

  private static Planned plan(Record row) {
    return new Planned(
        row.get(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID),
        row.get(COMMISSIONED_VISIT.DATE),
        row.get(SERVICE_USER.SERVICE_USER_ID),
        row.get(SERVICE_USER.NAME),
        row.get(PROVIDER.NAME),
        row.get(COMMISSIONED_VISIT.START_AT),
        row.get(COMMISSIONED_VISIT.LATEST_START_AT),
        row.get(COMMISSIONED_VISIT.DURATION_MINUTES),
        row.get(COMMISSIONED_VISIT.WORKERS),
        row.get(COMMISSIONED_VISIT.SLOTS_FILLED),
        row.get(COMMISSIONED_VISIT.TIME_CRITICAL),
        row.get(COMMISSIONED_VISIT.CANCELLED),
        row.get(COMMISSIONED_VISIT.SUSPENDED));
  }

  private static Attended visit(Record row, Field<String> otherId, Field<String> other) {
    return new Attended(
        row.get(VISIT.VISIT_ID),
        row.get(VISIT.DATE),
        row.get(otherId),
        row.get(other),
        row.get(PROVIDER.NAME),
        row.get(VISIT.ARRIVED_AT),
        row.get(VISIT.DEPARTED_AT),
        row.get(VISIT.BEGINS_AT),
        row.get(VISIT.STILL_OPEN),
        row.get(VISIT.COMMISSIONED_VISIT_ID));
  }
}
