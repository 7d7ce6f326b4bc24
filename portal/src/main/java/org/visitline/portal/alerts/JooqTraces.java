package org.visitline.portal.alerts;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.ALERT_CONTACT;
import static org.visitline.schema.jooq.Tables.ALERT_DECISION;
import static org.visitline.schema.jooq.Tables.ALERT_MESSAGE;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.alerttimes.Stage;
import org.visitline.portal.contacts.LetterState;
import org.visitline.portal.furniture.PageAddress;

/** Reads why somebody was told, or was not. */
public class JooqTraces {

  /** A list longer than this is a day on which nothing was logged at all. */
  static final int MOST = 500;

  /** Whether a message was written, whoever reads: a provider sees none to the council. */
  private static final Field<Boolean> SOMEBODY =
      field(
              exists(
                  selectOne()
                      .from(ALERT_MESSAGE)
                      .where(ALERT_MESSAGE.ALERT_ID.eq(ALERT_DECISION.ALERT_ID))))
          .as("somebody");

  private final DSLContext jooq;

  /** Made by Spring. */
  public JooqTraces(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * One verdict, and whom it was told.
   *
   * @param somebody whether anybody was registered to be told at the time
   * @param messages those to the reader's own people; an officer sees all
   */
  public record Trace(
      long alertId,
      String commissionedVisitId,
      String serviceUserId,
      String serviceUser,
      String provider,
      Instant latestStartAt,
      boolean timeCritical,
      Stage stage,
      Verdict verdict,
      Instant dueAt,
      Instant decidedAt,
      String reason,
      String byTimes,
      boolean somebody,
      List<Message> messages) {

    /** Where the decisions on its visit are told. */
    public String page() {
      return "/alerts/" + PageAddress.of(commissionedVisitId);
    }

    /** What was done, in words. */
    public String said() {
      return verdict.said(stage, somebody);
    }

    /** Whether somebody should be told and nobody was there to be. */
    public boolean isTellingNobody() {
      return verdict == Verdict.TELL && !somebody;
    }
  }

  /** What went, or should have gone, to one contact. */
  public record Message(
      String address,
      LetterState state,
      int tries,
      @Nullable Instant settledAt,
      String lastAnswer) {

    /** How it stands, in words. */
    public String said() {
      return switch (state) {
        case SENT -> "told";
        case GIVEN_UP -> "given up after " + tries + " tries: " + lastAnswer;
        case WAITING ->
            tries == 0 ? "about to be told" : "tried " + tries + " times: " + lastAnswer;
      };
    }
  }

  /** What was told in [from, to), the latest first. */
  List<Trace> told(Instant from, Instant to, Scope scope) {
    return traces(
        ALERT_DECISION
            .DECIDED_AT
            .ge(from)
            .and(ALERT_DECISION.DECIDED_AT.lt(to))
            .and(ALERT_DECISION.VERDICT.eq(Verdict.TELL.name())),
        scope);
  }

  /** Every verdict on one visit, in order of time. */
  public List<Trace> of(String commissionedVisitId, Scope scope) {
    return traces(ALERT_DECISION.COMMISSIONED_VISIT_ID.eq(commissionedVisitId), scope).reversed();
  }

  /** Whose a commissioned visit is, and when. */
  record Visit(String serviceUserId, String serviceUser, String providerId, Instant startAt) {}

  /** The visit, if the reader may see it. */
  Optional<Visit> findVisit(String commissionedVisitId, Scope scope) {
    return jooq.select(
            COMMISSIONED_VISIT.SERVICE_USER_ID,
            SERVICE_USER.NAME,
            COMMISSIONED_VISIT.PROVIDER_ID,
            COMMISSIONED_VISIT.START_AT)
        .from(COMMISSIONED_VISIT)
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(COMMISSIONED_VISIT.SERVICE_USER_ID))
        .where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(commissionedVisitId))
        .and(JooqScope.within(scope, COMMISSIONED_VISIT.PROVIDER_ID))
        .fetchOptional(row -> new Visit(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /** How many messages nobody has taken, though they were offered. */
  int notTaken(Scope scope) {
    return jooq.fetchCount(
        jooq.selectOne()
            .from(ALERT_MESSAGE)
            .join(ALERT_CONTACT)
            .on(ALERT_CONTACT.CONTACT_ID.eq(ALERT_MESSAGE.CONTACT_ID))
            .where(ALERT_MESSAGE.STATE.eq(LetterState.WAITING.name()))
            .and(ALERT_MESSAGE.TRIES.gt(0))
            .and(JooqScope.within(scope, ALERT_CONTACT.PROVIDER_ID)));
  }

  private List<Trace> traces(Condition which, Scope scope) {
    List<? extends Record> rows =
        jooq.select(ALERT_DECISION.fields())
            .select(SERVICE_USER.NAME, PROVIDER.NAME, SOMEBODY)
            .from(ALERT_DECISION)
            .join(SERVICE_USER)
            .on(SERVICE_USER.SERVICE_USER_ID.eq(ALERT_DECISION.SERVICE_USER_ID))
            .join(PROVIDER)
            .on(PROVIDER.PROVIDER_ID.eq(ALERT_DECISION.PROVIDER_ID))
            .where(which)
            .and(JooqScope.within(scope, ALERT_DECISION.PROVIDER_ID))
            .orderBy(ALERT_DECISION.ALERT_ID.desc())
            .limit(MOST)
            .fetch(row -> row);
    Map<Long, List<Message>> messages =
        messages(rows.stream().map(row -> row.get(ALERT_DECISION.ALERT_ID)).toList(), scope);
    return rows.stream().map(row -> trace(row, messages)).toList();
  }

  /** A provider's reader sees whom of the provider's own people it went to. */
  private Map<Long, List<Message>> messages(List<Long> alerts, Scope scope) {
    Condition own =
        scope.isOfficer() ? noCondition() : JooqScope.within(scope, ALERT_CONTACT.PROVIDER_ID);
    return jooq.select()
        .from(ALERT_MESSAGE)
        .join(ALERT_CONTACT)
        .on(ALERT_CONTACT.CONTACT_ID.eq(ALERT_MESSAGE.CONTACT_ID))
        .where(ALERT_MESSAGE.ALERT_ID.in(alerts))
        .and(own)
        .orderBy(ALERT_MESSAGE.MESSAGE_ID)
        .fetchGroups(
            row -> row.get(ALERT_MESSAGE.ALERT_ID),
            row ->
                new Message(
                    row.get(ALERT_CONTACT.ADDRESS),
                    LetterState.valueOf(row.get(ALERT_MESSAGE.STATE)),
                    row.get(ALERT_MESSAGE.TRIES),
                    row.get(ALERT_MESSAGE.SETTLED_AT),
                    row.get(ALERT_MESSAGE.LAST_ANSWER)));
  }

  private static Trace trace(Record row, Map<Long, List<Message>> messages) {
    long id = row.get(ALERT_DECISION.ALERT_ID);
    return new Trace(
        id,
        row.get(ALERT_DECISION.COMMISSIONED_VISIT_ID),
        row.get(ALERT_DECISION.SERVICE_USER_ID),
        row.get(SERVICE_USER.NAME),
        row.get(PROVIDER.NAME),
        row.get(ALERT_DECISION.LATEST_START_AT),
        row.get(ALERT_DECISION.TIME_CRITICAL),
        Stage.valueOf(row.get(ALERT_DECISION.STAGE)),
        Verdict.valueOf(row.get(ALERT_DECISION.VERDICT)),
        row.get(ALERT_DECISION.DUE_AT),
        row.get(ALERT_DECISION.DECIDED_AT),
        row.get(ALERT_DECISION.REASON),
        row.get(ALERT_DECISION.BY_TIMES),
        row.get(SOMEBODY),
        messages.getOrDefault(id, List.of()));
  }
}
