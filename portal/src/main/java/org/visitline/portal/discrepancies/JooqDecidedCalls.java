package org.visitline.portal.discrepancies;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;
import static org.visitline.schema.jooq.Tables.QUEUE_DECISION;
import static org.visitline.schema.jooq.Tables.REASON_CODE;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.TableOnConditionStep;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.discrepancies.DecidedCall.Word;
import org.visitline.portal.furniture.JooqIds;
import org.visitline.portal.furniture.PageAddress;
import org.visitline.schema.jooq.tables.QueueDecision;
import org.visitline.verification.casework.QueueDecisionKind;
import org.visitline.verification.casework.ReasonCode;

/** Reads the calls of which somebody has said where they belong. */
class JooqDecidedCalls {

  private final DSLContext jooq;

  JooqDecidedCalls(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** A visit that a call makes or ends: a wrong link is seen here first. */
  record Made(
      String visitId,
      Instant beginsAt,
      String careWorkerId,
      String careWorker,
      String serviceUserId,
      String serviceUser) {

    /** The visit's id as it stands in an address. */
    public String address() {
      return PageAddress.of(visitId);
    }
  }

  /**
   * The latest first.
   *
   * @param until exclusive
   */
  List<DecidedCall> list(CallsShown shown, Instant from, Instant until, Scope scope) {
    return decided(scope)
        .and(QUEUE_DECISION.DECISION.eq(shown.decision().name()))
        .and(LOGGED_CALL.ANSWERED_AT.ge(from))
        .and(LOGGED_CALL.ANSWERED_AT.lt(until))
        .orderBy(LOGGED_CALL.ANSWERED_AT.desc(), LOGGED_CALL.CALL_ID)
        .limit(JooqUnmatchedCalls.MOST)
        .fetch(JooqDecidedCalls::call);
  }

  /** One that was decided upon, also if that was taken back; empty where it is not the reader's. */
  Optional<DecidedCall> find(String callId, Scope scope) {
    return decided(scope)
        .and(JooqIds.named(QUEUE_DECISION.CALL_ID, callId))
        .fetchOptional(JooqDecidedCalls::call);
  }

  /** What was said of a call, the first word first. */
  List<Word> words(String callId, Scope scope) {
    return jooq.select()
        .from(said(scope))
        .where(JooqIds.named(QUEUE_DECISION.CALL_ID, callId))
        .orderBy(QUEUE_DECISION.QUEUE_DECISION_ID)
        .fetch(JooqDecidedCalls::word);
  }

  /** The visits that a call begins or ends by now. */
  List<Made> made(String callId, Scope scope) {
    return jooq.select()
        .from(VISIT)
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(VISIT.CARE_WORKER_ID))
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(VISIT.SERVICE_USER_ID))
        .where(
            JooqIds.named(VISIT.VISIT_ID, callId).or(JooqIds.named(VISIT.DEPARTURE_CALL, callId)))
        .and(JooqScope.within(scope, VISIT.PROVIDER_ID))
        .orderBy(VISIT.BEGINS_AT, VISIT.VISIT_ID)
        .fetch(
            row ->
                new Made(
                    row.get(VISIT.VISIT_ID),
                    row.get(VISIT.BEGINS_AT),
                    row.get(VISIT.CARE_WORKER_ID),
                    row.get(CARE_WORKER.NAME),
                    row.get(VISIT.SERVICE_USER_ID),
                    row.get(SERVICE_USER.NAME)));
  }

  private SelectConditionStep<Record> decided(Scope scope) {
    QueueDecision later = QUEUE_DECISION.as("later");
    return jooq.select()
        .from(said(scope))
        .join(LOGGED_CALL)
        .on(LOGGED_CALL.CALL_ID.eq(QUEUE_DECISION.CALL_ID))
        .where(
            notExists(
                selectOne()
                    .from(later)
                    .where(later.CALL_ID.eq(QUEUE_DECISION.CALL_ID))
                    .and(later.QUEUE_DECISION_ID.gt(QUEUE_DECISION.QUEUE_DECISION_ID))))
        .and(isTheirs(scope));
  }

  /** Decisions with the names in them; of somebody outside the reader's areas there is no name. */
  private static TableOnConditionStep<Record> said(Scope scope) {
    return QUEUE_DECISION
        .join(REASON_CODE)
        .on(REASON_CODE.REASON_CODE_.eq(QUEUE_DECISION.REASON_CODE))
        .leftJoin(PORTAL_USER)
        .on(PORTAL_USER.USERNAME.eq(QUEUE_DECISION.AUTHOR))
        .leftJoin(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(QUEUE_DECISION.CARE_WORKER_ID))
        .leftJoin(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(QUEUE_DECISION.SERVICE_USER_ID))
        .and(JooqScope.withinAreas(scope, QUEUE_DECISION.SERVICE_USER_ID));
  }

  /** A call that is at the home of somebody outside the reader's areas is not theirs to move. */
  private static Condition isTheirs(Scope scope) {
    if (scope.areas().isEmpty()) {
      return noCondition();
    }
    Field<String> call = QUEUE_DECISION.CALL_ID;
    return QUEUE_DECISION
        .SERVICE_USER_ID
        .isNull()
        .or(JooqScope.withinAreas(scope, QUEUE_DECISION.SERVICE_USER_ID))
        .and(
            notExists(
                selectOne()
                    .from(VISIT)
                    .where(VISIT.VISIT_ID.eq(call).or(VISIT.DEPARTURE_CALL.eq(call)))
                    .andNot(JooqScope.withinAreas(scope, VISIT.SERVICE_USER_ID))));
  }

  private static DecidedCall call(Record row) {
    return new DecidedCall(
        row.get(LOGGED_CALL.CALL_ID),
        row.get(LOGGED_CALL.ANSWERED_AT),
        row.get(LOGGED_CALL.CALLER_NUMBER),
        row.get(LOGGED_CALL.PIN_MASKED),
        row.get(LOGGED_CALL.SERVICE_USER_CODE),
        row.get(QUEUE_DECISION.QUEUE_DECISION_ID),
        word(row),
        row.get(QUEUE_DECISION.CARE_WORKER_ID),
        row.get(QUEUE_DECISION.SERVICE_USER_ID));
  }

  private static Word word(Record row) {
    boolean hidden =
        row.get(QUEUE_DECISION.SERVICE_USER_ID) != null && row.get(SERVICE_USER.NAME) == null;
    return new Word(
        QueueDecisionKind.valueOf(row.get(QUEUE_DECISION.DECISION)),
        row.get(CARE_WORKER.NAME),
        hidden ? "somebody outside your areas" : row.get(SERVICE_USER.NAME),
        ReasonCode.said(row.get(QUEUE_DECISION.REASON_CODE), row.get(REASON_CODE.WORDING)),
        hidden ? "" : row.get(QUEUE_DECISION.NOTE),
        JooqNames.joined(row, PORTAL_USER, QUEUE_DECISION.AUTHOR),
        row.get(QUEUE_DECISION.WRITTEN_AT));
  }
}
