package org.visitline.portal.visits;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.QUEUE_DECISION;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.calls.DoorCall;
import org.visitline.portal.calls.JooqDoorCalls;
import org.visitline.portal.calls.JooqDoorCalls.AtHome;
import org.visitline.portal.discrepancies.JooqFindings;
import org.visitline.portal.visits.Story.Attendance;
import org.visitline.portal.visits.Story.Commissioned;
import org.visitline.portal.visits.Story.Person;
import org.visitline.schema.jooq.tables.QueueDecision;
import org.visitline.verification.casework.QueueDecisionKind;

/** Gathers the story of one visit, all of it as of one moment. */
class JooqStories {

  private static final String BETWEEN_CALLS = ";";

  /** The one story that is told. */
  private static final String THIS = "";

  private final DSLContext jooq;
  private final PortalSettings settings;
  private final JooqFindings findings;
  private final JooqDoorCalls doorCalls;

  JooqStories(DSLContext jooq, PortalSettings settings) {
    this.jooq = jooq;
    this.settings = settings;
    this.findings = new JooqFindings(jooq);
    this.doorCalls = new JooqDoorCalls(jooq, settings.zone());
  }

  /** The story of a commissioned visit, with all who came. Empty where it is not the reader's. */
  Optional<Story> findCommissioned(String id, Scope scope) {
    return atOneMoment(stories -> stories.readCommissioned(id, scope));
  }

  /** The story of a visit: that of the commissioned visit whose slot it takes, if it takes one. */
  Optional<Story> findVisit(String id, Scope scope) {
    return atOneMoment(stories -> stories.readVisit(id, scope));
  }

  /** The verifier may be writing: its times, findings and minutes are all old or all new. */
  private Optional<Story> atOneMoment(Function<JooqStories, Optional<Story>> read) {
    return jooq.transactionResult(
        transaction -> {
          transaction.dsl().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
          return read.apply(new JooqStories(transaction.dsl(), settings));
        });
  }

  private Optional<Story> readCommissioned(String id, Scope scope) {
    return jooq.select()
        .from(COMMISSIONED_VISIT)
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(COMMISSIONED_VISIT.SERVICE_USER_ID))
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(COMMISSIONED_VISIT.PROVIDER_ID))
        .where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(id))
        .and(JooqScope.within(scope, COMMISSIONED_VISIT.PROVIDER_ID))
        .fetchOptional(
            row ->
                story(
                    person(row),
                    Optional.of(commissioned(row)),
                    attendances(VISIT.COMMISSIONED_VISIT_ID.eq(id), scope),
                    scope));
  }

  private Optional<Story> readVisit(String id, Scope scope) {
    return jooq.select()
        .from(VISIT)
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(VISIT.SERVICE_USER_ID))
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(VISIT.PROVIDER_ID))
        .where(VISIT.VISIT_ID.eq(id))
        .and(JooqScope.within(scope, VISIT.PROVIDER_ID))
        .fetchOptional()
        .map(
            row ->
                Optional.ofNullable(row.get(VISIT.COMMISSIONED_VISIT_ID))
                    .flatMap(commissioned -> readCommissioned(commissioned, scope))
                    .orElseGet(
                        () ->
                            story(
                                person(row),
                                Optional.empty(),
                                attendances(VISIT.VISIT_ID.eq(id), scope),
                                scope)));
  }

  private Story story(
      Person person, Optional<Commissioned> commissioned, List<Attendance> visits, Scope scope) {
    return new Story(
        person,
        commissioned,
        visits,
        calls(visits, person.serviceUserId()),
        atTheDoor(person, commissioned, visits, scope),
        findings.list(
            commissioned.map(Commissioned::id),
            visits.stream().map(Attendance::visitId).toList(),
            scope),
        jooq.fetchExists(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID.eq(person.serviceUserId())));
  }

  private List<DoorCall> atTheDoor(
      Person person, Optional<Commissioned> commissioned, List<Attendance> visits, Scope scope) {
    AtHome time =
        commissioned
            .map(
                plan ->
                    new AtHome(THIS, person.serviceUserId(), plan.startAt(), plan.latestEndAt()))
            .orElseGet(
                () -> {
                  Instant at = visits.getFirst().beginsAt();
                  return new AtHome(THIS, person.serviceUserId(), at, at);
                });
    return doorCalls.of(List.of(time), scope).getOrDefault(THIS, List.of());
  }

  private List<Attendance> attendances(Condition which, Scope scope) {
    return jooq.select()
        .from(VISIT)
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(VISIT.CARE_WORKER_ID))
        .leftJoin(TIMESHEET_LINE)
        .on(TIMESHEET_LINE.VISIT_ID.eq(VISIT.VISIT_ID))
        .where(which)
        .and(JooqScope.within(scope, VISIT.PROVIDER_ID))
        .orderBy(VISIT.BEGINS_AT, VISIT.VISIT_ID)
        .fetch(JooqStories::attendance);
  }

  /** Each call once, with what it is to which worker's visit. */
  private List<StoryCall> calls(List<Attendance> visits, String serviceUserId) {
    Map<String, String> parts = new HashMap<>();
    Map<String, String> workers = new HashMap<>();
    for (Attendance visit : visits) {
      visit.extraCalls().forEach(call -> parts.put(call, "Extra call"));
      putIfThere(parts, visit.departureCall(), "Departure");
      putIfThere(parts, visit.arrivalCall(), "Arrival");
      Stream.concat(
              visit.extraCalls().stream(), Stream.of(visit.departureCall(), visit.arrivalCall()))
          .forEach(call -> putIfThere(workers, call, visit.careWorker()));
    }
    // Registered then, not now: a number may since have moved to another home.
    Field<Boolean> registered =
        field(
            exists(
                selectOne()
                    .from(REGISTERED_NUMBER)
                    .where(REGISTERED_NUMBER.SERVICE_USER_ID.eq(serviceUserId))
                    .and(REGISTERED_NUMBER.E164.eq(LOGGED_CALL.CALLER_E164))
                    .and(REGISTERED_NUMBER.VALID_FROM.le(LOGGED_CALL.ANSWERED_AT))
                    .and(
                        REGISTERED_NUMBER
                            .VALID_TO
                            .isNull()
                            .or(REGISTERED_NUMBER.VALID_TO.gt(LOGGED_CALL.ANSWERED_AT)))));
    QueueDecision later = QUEUE_DECISION.as("later");
    Field<Boolean> linked =
        field(
            exists(
                selectOne()
                    .from(QUEUE_DECISION)
                    .where(QUEUE_DECISION.CALL_ID.eq(LOGGED_CALL.CALL_ID))
                    .and(QUEUE_DECISION.DECISION.eq(QueueDecisionKind.LINKED.name()))
                    .andNotExists(
                        selectOne()
                            .from(later)
                            .where(later.CALL_ID.eq(LOGGED_CALL.CALL_ID))
                            .and(later.QUEUE_DECISION_ID.gt(QUEUE_DECISION.QUEUE_DECISION_ID)))));
    return jooq.select(LOGGED_CALL.fields())
        .select(registered, linked)
        .from(LOGGED_CALL)
        .where(LOGGED_CALL.CALL_ID.in(parts.keySet()))
        .orderBy(LOGGED_CALL.ANSWERED_AT, LOGGED_CALL.CALL_ID)
        .fetch(
            row ->
                new StoryCall(
                    row.get(LOGGED_CALL.CALL_ID),
                    row.get(LOGGED_CALL.ANSWERED_AT),
                    row.get(LOGGED_CALL.CALLER_NUMBER),
                    row.get(LOGGED_CALL.CALLER_E164),
                    row.get(registered),
                    row.get(LOGGED_CALL.DIALLED_NUMBER),
                    row.get(LOGGED_CALL.PIN_MASKED),
                    row.get(LOGGED_CALL.SERVICE_USER_CODE),
                    row.get(LOGGED_CALL.DIRECTION),
                    parts.getOrDefault(row.get(LOGGED_CALL.CALL_ID), ""),
                    workers.getOrDefault(row.get(LOGGED_CALL.CALL_ID), ""),
                    row.get(linked)));
  }

  private static void putIfThere(Map<String, String> map, @Nullable String call, String value) {
    if (call != null) {
      map.put(call, value);
    }
  }

  private static Person person(Record row) {
    return new Person(
        row.get(SERVICE_USER.SERVICE_USER_ID),
        row.get(SERVICE_USER.NAME),
        row.get(SERVICE_USER.ADDRESS),
        row.get(SERVICE_USER.POSTCODE),
        row.get(PROVIDER.PROVIDER_ID),
        row.get(PROVIDER.NAME),
        row.get(SERVICE_USER.LATITUDE) != null);
  }

  private Commissioned commissioned(Record row) {
    String id = row.get(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID);
    return new Commissioned(
        id,
        row.get(COMMISSIONED_VISIT.DATE),
        row.get(COMMISSIONED_VISIT.SERVICE_TYPE),
        row.get(COMMISSIONED_VISIT.START_AT),
        row.get(COMMISSIONED_VISIT.LATEST_START_AT),
        row.get(COMMISSIONED_VISIT.DURATION_MINUTES),
        row.get(COMMISSIONED_VISIT.WORKERS),
        row.get(COMMISSIONED_VISIT.TIME_CRITICAL),
        row.get(COMMISSIONED_VISIT.CANCELLED),
        row.get(COMMISSIONED_VISIT.SUSPENDED),
        row.get(COMMISSIONED_VISIT.SLOTS_FILLED),
        rota(id, row.get(COMMISSIONED_VISIT.PROVIDER_ID)));
  }

  /** The provider's own workers only: a file could name another's by mistake. */
  private List<String> rota(String commissionedVisit, String provider) {
    return jooq.select(CARE_WORKER.NAME)
        .from(ROTA)
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(ROTA.CARE_WORKER_ID))
        .where(ROTA.COMMISSIONED_VISIT_ID.eq(commissionedVisit))
        .and(CARE_WORKER.PROVIDER_ID.eq(provider))
        .orderBy(CARE_WORKER.NAME)
        .fetch(CARE_WORKER.NAME);
  }

  private static Attendance attendance(Record row) {
    String status = row.get(TIMESHEET_LINE.STATUS);
    String extra = row.get(VISIT.EXTRA_CALLS);
    return new Attendance(
        row.get(VISIT.VISIT_ID),
        row.get(VISIT.CARE_WORKER_ID),
        row.get(CARE_WORKER.NAME),
        row.get(VISIT.ARRIVED_AT),
        row.get(VISIT.DEPARTED_AT),
        row.get(VISIT.BEGINS_AT),
        row.get(VISIT.DATE),
        row.get(VISIT.STILL_OPEN),
        row.get(VISIT.INFERRED),
        row.get(VISIT.LOCATION_PROOF),
        row.get(VISIT.ARRIVAL_CALL),
        row.get(VISIT.DEPARTURE_CALL),
        new ArrayList<>(extra.isEmpty() ? List.of() : List.of(extra.split(BETWEEN_CALLS))),
        row.get(TIMESHEET_LINE.PAYABLE_MINUTES),
        status == null ? "" : status);
  }
}
