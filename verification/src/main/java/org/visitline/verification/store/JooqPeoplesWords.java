package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.AMENDMENT;
import static org.visitline.schema.jooq.Tables.AMENDMENT_WITHDRAWAL;
import static org.visitline.schema.jooq.Tables.QUEUE_DECISION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ServiceUserId;
import org.visitline.schema.jooq.tables.records.AmendmentRecord;
import org.visitline.schema.jooq.tables.records.QueueDecisionRecord;
import org.visitline.verification.calls.QueueDecision;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.casework.QueueDecisionKind;
import org.visitline.verification.pairing.VisitId;

/** Loads what people said of calls and visits: it stands beside the evidence when deriving. */
final class JooqPeoplesWords {

  private JooqPeoplesWords() {}

  /** The latest word on every call on which somebody had one. */
  static Map<CallId, QueueDecision> onAllCalls(DSLContext sql) {
    return onCalls(
        sql,
        sql.selectDistinct(QUEUE_DECISION.CALL_ID)
            .from(QUEUE_DECISION)
            .fetch(QUEUE_DECISION.CALL_ID));
  }

  /** Every amendment in force. */
  static List<Amendment> allAmendments(DSLContext sql) {
    List<Amendment> amendments = new ArrayList<>();
    fetch(sql, DSL.noCondition(), amendments);
    return amendments;
  }

  /** The latest word on each call on which somebody had one. */
  static Map<CallId, QueueDecision> onCalls(DSLContext sql, Collection<String> calls) {
    Map<CallId, QueueDecision> latest = new HashMap<>();
    Slices.each(
        calls,
        slice ->
            sql.selectFrom(QUEUE_DECISION)
                .where(QUEUE_DECISION.CALL_ID.in(slice))
                .orderBy(QUEUE_DECISION.QUEUE_DECISION_ID)
                .forEach(row -> take(row, latest)));
    return latest;
  }

  private static void take(QueueDecisionRecord row, Map<CallId, QueueDecision> latest) {
    CallId call = new CallId(row.getCallId());
    switch (QueueDecisionKind.valueOf(row.getDecision())) {
      case LINKED ->
          latest.put(
              call,
              new QueueDecision.Linked(
                  call,
                  row.getCareWorkerId() == null ? null : new CareWorkerId(row.getCareWorkerId()),
                  row.getServiceUserId() == null
                      ? null
                      : new ServiceUserId(row.getServiceUserId())));
      case REJECTED -> latest.put(call, new QueueDecision.Rejected(call));
      case REOPENED -> latest.remove(call);
    }
  }

  /** To whom these calls are or ever were linked: a call that left leaves a change behind. */
  static Map<String, Set<ServiceUserId>> everLinked(DSLContext sql, Collection<String> calls) {
    Map<String, Set<ServiceUserId>> people = new HashMap<>();
    Slices.each(
        calls,
        slice ->
            sql.selectDistinct(QUEUE_DECISION.CALL_ID, QUEUE_DECISION.SERVICE_USER_ID)
                .from(QUEUE_DECISION)
                .where(QUEUE_DECISION.CALL_ID.in(slice))
                .and(QUEUE_DECISION.SERVICE_USER_ID.isNotNull())
                .forEach(
                    row ->
                        people
                            .computeIfAbsent(row.value1(), call -> new HashSet<>())
                            .add(new ServiceUserId(row.value2()))));
    return people;
  }

  /** The calls that are or ever were linked to these people. */
  static List<String> callsLinkedTo(DSLContext sql, Collection<ServiceUserId> people) {
    List<String> calls = new ArrayList<>();
    Slices.each(
        people.stream().map(ServiceUserId::value).toList(),
        slice ->
            calls.addAll(
                sql.selectDistinct(QUEUE_DECISION.CALL_ID)
                    .from(QUEUE_DECISION)
                    .where(QUEUE_DECISION.SERVICE_USER_ID.in(slice))
                    .fetch(QUEUE_DECISION.CALL_ID)));
    return calls;
  }

  /** The amendments in force of visits that these calls may show, and of those added for people. */
  static List<Amendment> amendments(
      DSLContext sql, Collection<ServiceUserId> people, Collection<String> calls) {
    List<Amendment> amendments = new ArrayList<>();
    Slices.each(
        people.stream().map(ServiceUserId::value).toList(),
        slice -> fetch(sql, AMENDMENT.SERVICE_USER_ID.in(slice), amendments));
    List<String> visits = new ArrayList<>(calls);
    // An added visit can be amended like any other.
    amendments.forEach(added -> visits.add(added.id()));
    Slices.each(visits, slice -> fetch(sql, AMENDMENT.VISIT_ID.in(slice), amendments));
    return amendments;
  }

  private static void fetch(DSLContext sql, Condition which, List<Amendment> into) {
    sql.select(AMENDMENT.fields())
        .from(AMENDMENT)
        .leftAntiJoin(AMENDMENT_WITHDRAWAL)
        .on(AMENDMENT_WITHDRAWAL.AMENDMENT_NO.eq(AMENDMENT.AMENDMENT_NO))
        .where(which)
        .forEach(row -> into.add(amendment(row.into(AMENDMENT))));
  }

  private static Amendment amendment(AmendmentRecord row) {
    String id = Amendment.nameOf(row.getAmendmentNo());
    @Nullable String visit = row.getVisitId();
    return visit != null
        ? new Amendment.AdjustedTimes(
            id, row.getWrittenAt(), new VisitId(visit), row.getArrivedAt(), row.getDepartedAt())
        : new Amendment.AddedVisit(
            id,
            row.getWrittenAt(),
            new ServiceUserId(row.getServiceUserId()),
            new CareWorkerId(row.getCareWorkerId()),
            row.getArrivedAt(),
            row.getDepartedAt());
  }
}
