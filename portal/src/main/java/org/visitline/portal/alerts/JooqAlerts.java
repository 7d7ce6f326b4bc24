package org.visitline.portal.alerts;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.visitline.schema.jooq.Tables.ALERT_CONTACT;
import static org.visitline.schema.jooq.Tables.ALERT_DECISION;
import static org.visitline.schema.jooq.Tables.ALERT_MESSAGE;

import java.time.Instant;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.alerts.JooqWatch.ToldOf;
import org.visitline.portal.alerttimes.Stage;
import org.visitline.portal.contacts.Concern;
import org.visitline.portal.contacts.LetterState;

/** Keeps what was decided, and lays out what has to go to whom, in one transaction. */
class JooqAlerts {

  private final DSLContext jooq;

  JooqAlerts(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * Keeps a stage's verdict. The table takes it once: where another node was quicker, this does
   * nothing.
   *
   * @return whether it was ours to keep
   */
  boolean keep(Judgement.Decision decision, Instant now) {
    Watched visit = decision.visit();
    return jooq.transactionResult(
        transaction -> {
          DSLContext sql = transaction.dsl();
          Long alert =
              insert(
                  sql,
                  new ToldOf(
                      visit.id(),
                      visit.latestStartAt(),
                      visit.providerId(),
                      visit.serviceUserId(),
                      visit.timeCritical()),
                  decision.stage(),
                  decision.dueAt(),
                  now,
                  decision.verdict(),
                  decision.reason(),
                  decision.byTimes());
          if (alert == null) {
            return false;
          }
          if (decision.verdict() == Verdict.TELL) {
            layOut(sql, alert, now, contactsOf(decision.stage(), visit.providerId()));
          }
          return true;
        });
  }

  /** Keeps an all-clear, for everyone who was told of that visit. */
  boolean keepAllClear(ToldOf told, String reason, Instant now) {
    return jooq.transactionResult(
        transaction -> {
          DSLContext sql = transaction.dsl();
          Long alert = insert(sql, told, Stage.ALL_CLEAR, now, now, Verdict.TELL, reason, "");
          if (alert == null) {
            return false;
          }
          layOut(sql, alert, now, wereTold(told));
          return true;
        });
  }

  private static @Nullable Long insert(
      DSLContext sql,
      ToldOf visit,
      Stage stage,
      Instant dueAt,
      Instant now,
      Verdict verdict,
      String reason,
      String byTimes) {
    boolean there =
        sql.fetchExists(
            ALERT_DECISION,
            ALERT_DECISION
                .COMMISSIONED_VISIT_ID
                .eq(visit.id())
                .and(ALERT_DECISION.LATEST_START_AT.eq(visit.latestStartAt()))
                .and(ALERT_DECISION.STAGE.eq(stage.name())));
    if (there) {
      return null;
    }
    return Objects.requireNonNull(
        sql.insertInto(ALERT_DECISION)
            .set(ALERT_DECISION.COMMISSIONED_VISIT_ID, visit.id())
            .set(ALERT_DECISION.LATEST_START_AT, visit.latestStartAt())
            .set(ALERT_DECISION.STAGE, stage.name())
            .set(ALERT_DECISION.PROVIDER_ID, visit.providerId())
            .set(ALERT_DECISION.SERVICE_USER_ID, visit.serviceUserId())
            .set(ALERT_DECISION.TIME_CRITICAL, visit.timeCritical())
            .set(ALERT_DECISION.DUE_AT, dueAt)
            .set(ALERT_DECISION.DECIDED_AT, now)
            .set(ALERT_DECISION.VERDICT, verdict.name())
            .set(ALERT_DECISION.REASON, reason)
            .set(ALERT_DECISION.BY_TIMES, byTimes)
            .returningResult(ALERT_DECISION.ALERT_ID)
            .fetchOne(ALERT_DECISION.ALERT_ID));
  }

  private static void layOut(DSLContext sql, long alert, Instant now, Condition contacts) {
    sql.insertInto(
            ALERT_MESSAGE,
            ALERT_MESSAGE.ALERT_ID,
            ALERT_MESSAGE.CONTACT_ID,
            ALERT_MESSAGE.STATE,
            ALERT_MESSAGE.NEXT_TRY_AT)
        .select(
            select(
                    DSL.val(alert),
                    ALERT_CONTACT.CONTACT_ID,
                    inline(LetterState.WAITING.name()),
                    DSL.val(now, ALERT_MESSAGE.NEXT_TRY_AT))
                .from(ALERT_CONTACT)
                .where(contacts)
                .and(ALERT_CONTACT.TOLD_OF.in(Concern.VISITS.name(), Concern.BOTH.name()))
                .and(ALERT_CONTACT.ENDED_AT.isNull()))
        .execute();
  }

  private static Condition contactsOf(Stage stage, String provider) {
    return stage == Stage.PROVIDER
        ? ALERT_CONTACT.PROVIDER_ID.eq(provider)
        : ALERT_CONTACT.PROVIDER_ID.isNull();
  }

  private static Condition wereTold(ToldOf told) {
    return ALERT_CONTACT.CONTACT_ID.in(
        select(ALERT_MESSAGE.CONTACT_ID)
            .from(ALERT_MESSAGE)
            .join(ALERT_DECISION)
            .on(ALERT_DECISION.ALERT_ID.eq(ALERT_MESSAGE.ALERT_ID))
            .where(ALERT_DECISION.COMMISSIONED_VISIT_ID.eq(told.id()))
            .and(ALERT_DECISION.LATEST_START_AT.eq(told.latestStartAt())));
  }
}
