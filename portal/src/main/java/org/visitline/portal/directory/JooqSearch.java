package org.visitline.portal.directory;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.replace;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.calls.DoorCall;
import org.visitline.portal.calls.JooqDoorCalls;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.JooqIds;
import org.visitline.portal.furniture.PageAddress;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.jooq.tables.Visit;
import org.visitline.verification.calls.NoVisit;

/** Finds people, visits and calls by what somebody has in hand. */
class JooqSearch {

  /** Of each sort; whoever gets as many writes one word more. */
  static final int MOST = 25;

  /** In which numbers without a country code are read. */
  private static final String REGION = "GB";

  private final DSLContext jooq;
  private final JooqDoorCalls doorCalls;
  private final CivilTime civil;

  JooqSearch(DSLContext jooq, JooqDoorCalls doorCalls, CivilTime civil) {
    this.jooq = jooq;
    this.doorCalls = doorCalls;
    this.civil = civil;
  }

  Hits find(String asked, Scope scope) {
    Optional<String> number = CallerNumber.find(asked, REGION).map(CallerNumber::e164);
    return new Hits(
        serviceUsers(asked, number, scope),
        careWorkers(asked, scope),
        Stream.concat(commissioned(asked, scope).stream(), visits(asked, scope).stream()).toList(),
        calls(asked, number, scope));
  }

  private List<Hit> serviceUsers(String asked, Optional<String> number, Scope scope) {
    Condition byNumber =
        number
            .map(
                e164 ->
                    SERVICE_USER.SERVICE_USER_ID.in(
                        jooq.select(REGISTERED_NUMBER.SERVICE_USER_ID)
                            .from(REGISTERED_NUMBER)
                            .where(REGISTERED_NUMBER.E164.eq(e164))
                            .fetch(REGISTERED_NUMBER.SERVICE_USER_ID)))
            .orElse(falseCondition());
    return jooq.select()
        .from(SERVICE_USER)
        .where(
            SERVICE_USER
                .NAME
                .contains(asked)
                .or(JooqIds.named(SERVICE_USER.SERVICE_USER_ID, asked))
                .or(JooqIds.named(SERVICE_USER.CODE, asked))
                .or(
                    replace(SERVICE_USER.POSTCODE, inline(" "), inline(""))
                        .startsWith(asked.replace(" ", "").toUpperCase(Locale.ROOT)))
                .or(byNumber))
        .and(JooqScope.knows(scope, SERVICE_USER.SERVICE_USER_ID))
        .orderBy(SERVICE_USER.NAME, SERVICE_USER.SERVICE_USER_ID)
        .limit(MOST)
        .fetch(
            row ->
                new Hit(
                    "/service-users/" + PageAddress.of(row.get(SERVICE_USER.SERVICE_USER_ID)),
                    row.get(SERVICE_USER.NAME),
                    joined(
                        row.get(SERVICE_USER.SERVICE_USER_ID),
                        row.get(SERVICE_USER.ADDRESS),
                        row.get(SERVICE_USER.POSTCODE))));
  }

  private List<Hit> careWorkers(String asked, Scope scope) {
    return jooq.select()
        .from(CARE_WORKER)
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(CARE_WORKER.PROVIDER_ID))
        .where(
            CARE_WORKER.NAME.contains(asked).or(JooqIds.named(CARE_WORKER.CARE_WORKER_ID, asked)))
        .and(JooqScope.within(scope, CARE_WORKER.PROVIDER_ID))
        .orderBy(CARE_WORKER.NAME, CARE_WORKER.CARE_WORKER_ID)
        .limit(MOST)
        .fetch(
            row ->
                new Hit(
                    "/care-workers/" + PageAddress.of(row.get(CARE_WORKER.CARE_WORKER_ID)),
                    row.get(CARE_WORKER.NAME),
                    joined(row.get(CARE_WORKER.CARE_WORKER_ID), row.get(PROVIDER.NAME))));
  }

  private List<Hit> commissioned(String asked, Scope scope) {
    return jooq.select()
        .from(COMMISSIONED_VISIT)
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(COMMISSIONED_VISIT.SERVICE_USER_ID))
        .where(JooqIds.named(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID, asked))
        .and(JooqScope.within(scope, COMMISSIONED_VISIT.PROVIDER_ID))
        .fetch(
            row ->
                new Hit(
                    "/commissioned-visits/" + PageAddress.of(asked),
                    row.get(SERVICE_USER.NAME),
                    "commissioned for " + civil.moment(row.get(COMMISSIONED_VISIT.START_AT))));
  }

  private List<Hit> visits(String asked, Scope scope) {
    return jooq.select()
        .from(VISIT)
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(VISIT.SERVICE_USER_ID))
        .where(JooqIds.named(VISIT.VISIT_ID, asked).or(JooqIds.named(VISIT.DEPARTURE_CALL, asked)))
        .and(JooqScope.within(scope, VISIT.PROVIDER_ID))
        .fetch(
            row ->
                new Hit(
                    "/visits/" + PageAddress.of(row.get(VISIT.VISIT_ID)),
                    row.get(SERVICE_USER.NAME),
                    "visit that began " + civil.moment(row.get(VISIT.BEGINS_AT))));
  }

  /** The latest from a number, or the one of that id; with the visit that each belongs to. */
  private List<Hit> calls(String asked, Optional<String> number, Scope scope) {
    Condition called =
        number
            .map(LOGGED_CALL.CALLER_E164::eq)
            .orElse(
                JooqIds.named(LOGGED_CALL.CALL_ID, asked)
                    .or(JooqIds.named(LOGGED_CALL.CALL_ID, asked + "/2")));
    // Joined twice and not by 'or', which would look through every visit for each call.
    Visit arrived = VISIT.as("arrived");
    Visit departed = VISIT.as("departed");
    Field<String> visit = coalesce(arrived.VISIT_ID, departed.VISIT_ID, inline(""));
    Field<String> visited = coalesce(arrived.SERVICE_USER_ID, departed.SERVICE_USER_ID);
    // A call that belongs to no visit is nobody's provider's, and names nobody.
    Condition inAreas =
        scope.areas().isEmpty()
            ? noCondition()
            : visited.isNull().or(JooqScope.withinAreas(scope, visited));
    Condition own =
        scope.isOfficer()
            ? inAreas
            : JooqScope.within(scope, arrived.PROVIDER_ID)
                .or(JooqScope.within(scope, departed.PROVIDER_ID))
                .or(LOGGED_CALL.CALL_ID.in(doorCalls.latestOwn(called, MOST, scope)));
    return jooq.select(
            LOGGED_CALL.CALL_ID,
            LOGGED_CALL.ANSWERED_AT,
            LOGGED_CALL.CALLER_NUMBER,
            LOGGED_CALL.ENDING)
        .select(visit, SERVICE_USER.NAME)
        .from(LOGGED_CALL)
        .leftJoin(arrived)
        .on(arrived.VISIT_ID.eq(LOGGED_CALL.CALL_ID))
        .leftJoin(departed)
        .on(departed.DEPARTURE_CALL.eq(LOGGED_CALL.CALL_ID))
        .leftJoin(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(visited))
        .where(called)
        .and(own)
        .orderBy(LOGGED_CALL.ANSWERED_AT.desc())
        .limit(MOST)
        .fetch(
            row ->
                new Hit(
                    row.get(visit).isEmpty() ? "" : "/visits/" + PageAddress.of(row.get(visit)),
                    "Call " + row.get(LOGGED_CALL.CALL_ID),
                    joined(
                        civil.moment(row.get(LOGGED_CALL.ANSWERED_AT)),
                        row.get(LOGGED_CALL.CALLER_NUMBER).isBlank()
                            ? "no number"
                            : "from "
                                + CallerNumber.said(row.get(LOGGED_CALL.CALLER_NUMBER), REGION),
                        NoVisit.of(row.get(LOGGED_CALL.ENDING)).map(DoorCall::brief).orElse(null),
                        row.get(SERVICE_USER.NAME))));
  }

  private static String joined(@Nullable String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }
}
