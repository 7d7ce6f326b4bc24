package org.visitline.portal.discrepancies;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.JooqIds;

/** Reads the calls that wait for a person to say where they belong. */
class JooqUnmatchedCalls {

  /** A queue longer than this is a fault of an import, not a morning's work. */
  static final int MOST = 500;

  /** How far from the call a commissioned visit that it may belong to can begin. */
  private static final Duration AROUND = Duration.ofHours(2);

  private static final int PLACES = 40;

  private final DSLContext jooq;

  JooqUnmatchedCalls(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** A commissioned visit to which the call may belong. */
  record Place(
      String commissionedVisitId,
      Instant startAt,
      int minutes,
      String serviceUserId,
      String serviceUser,
      @Nullable String postcode,
      String provider) {}

  /** The latest first. Officers only: most of these calls belong to no provider yet. */
  List<UnmatchedCall> list(LocalDate from, LocalDate to) {
    return waiting()
        .and(DISCREPANCY.DATE.between(from, to))
        .orderBy(LOGGED_CALL.ANSWERED_AT.desc(), LOGGED_CALL.CALL_ID)
        .limit(MOST)
        .fetch(JooqUnmatchedCalls::call);
  }

  /** One that waits; empty once it has found its place or was decided upon. */
  Optional<UnmatchedCall> find(String callId) {
    return waiting()
        .and(JooqIds.named(DISCREPANCY.CALL_ID, callId))
        .fetchOptional(JooqUnmatchedCalls::call);
  }

  /**
   * Commissioned visits about that time with a place left: where the call may have been meant to
   * count. Those of the worker's provider, where the worker is known.
   */
  List<Place> places(UnmatchedCall call, Scope scope) {
    Condition provider =
        call.providerId() == null
            ? noCondition()
            : COMMISSIONED_VISIT.PROVIDER_ID.eq(call.providerId());
    return jooq.select()
        .from(COMMISSIONED_VISIT)
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(COMMISSIONED_VISIT.SERVICE_USER_ID))
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(COMMISSIONED_VISIT.PROVIDER_ID))
        .where(COMMISSIONED_VISIT.DATE.between(call.date().minusDays(1), call.date().plusDays(1)))
        .and(
            COMMISSIONED_VISIT.START_AT.between(
                call.answeredAt().minus(AROUND), call.answeredAt().plus(AROUND)))
        .and(COMMISSIONED_VISIT.SLOTS_FILLED.lt(COMMISSIONED_VISIT.WORKERS))
        .and(not(COMMISSIONED_VISIT.CANCELLED))
        .and(not(COMMISSIONED_VISIT.SUSPENDED))
        .and(provider)
        .and(JooqScope.within(scope, COMMISSIONED_VISIT.PROVIDER_ID))
        .orderBy(COMMISSIONED_VISIT.START_AT, COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID)
        .limit(PLACES)
        .fetch(
            row ->
                new Place(
                    row.get(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID),
                    row.get(COMMISSIONED_VISIT.START_AT),
                    row.get(COMMISSIONED_VISIT.DURATION_MINUTES),
                    row.get(SERVICE_USER.SERVICE_USER_ID),
                    row.get(SERVICE_USER.NAME),
                    row.get(SERVICE_USER.POSTCODE),
                    row.get(PROVIDER.NAME)));
  }

  private SelectConditionStep<Record> waiting() {
    return jooq.select()
        .from(DISCREPANCY)
        .join(LOGGED_CALL)
        .on(LOGGED_CALL.CALL_ID.eq(DISCREPANCY.CALL_ID))
        .leftJoin(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(DISCREPANCY.CARE_WORKER_ID))
        .leftJoin(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(DISCREPANCY.PROVIDER_ID))
        .where(
            DISCREPANCY.CODE.in(
                FindingKind.UNKNOWN_WORKER.name(), FindingKind.UNKNOWN_SERVICE_USER.name()));
  }

  private static UnmatchedCall call(Record row) {
    return new UnmatchedCall(
        row.get(LOGGED_CALL.CALL_ID),
        row.get(DISCREPANCY.DATE),
        row.get(LOGGED_CALL.ANSWERED_AT),
        row.get(LOGGED_CALL.CALLER_NUMBER),
        row.get(LOGGED_CALL.DIALLED_NUMBER),
        row.get(LOGGED_CALL.PIN_MASKED),
        row.get(LOGGED_CALL.SERVICE_USER_CODE),
        FindingKind.valueOf(row.get(DISCREPANCY.CODE)),
        row.get(DISCREPANCY.EXPLANATION),
        row.get(CARE_WORKER.NAME),
        row.get(PROVIDER.PROVIDER_ID),
        row.get(PROVIDER.NAME));
  }
}
