package org.visitline.portal.evidence;

import static org.visitline.portal.evidence.Sheet.Column.both;
import static org.visitline.portal.evidence.Sheet.Column.inFile;
import static org.visitline.schema.jooq.Tables.ALERT_CONTACT;
import static org.visitline.schema.jooq.Tables.ALERT_DECISION;
import static org.visitline.schema.jooq.Tables.ALERT_MESSAGE;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.visitline.portal.alerts.Verdict;
import org.visitline.portal.alerttimes.Stage;

/** Reads who was told while a visit was late, and when they were. */
class JooqEvidenceAlerts {

  private final DSLContext jooq;

  JooqEvidenceAlerts(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * A row for each decision and each contact it went to.
   *
   * @param from the first moment of the period
   * @param to the first after it
   */
  Sheet alerts(PackRequest request, Instant from, Instant to, Redaction redaction) {
    return new Sheet(
        "alerts.csv",
        "Alerts: who was told while a visit was late",
        "Each decision to tell somebody, or not to, as it was made at the time, and to which"
            + " contact the message went. No row: alerts were not kept yet, or nothing was late.",
        List.of(
            both("decided_at", "Decided", 24),
            both("commissioned_visit_id", "Visit", 38),
            both("stage", "What", 26),
            both("verdict", "Verdict", 24, PaperWords::verdict),
            both("reason", "In words", 53),
            inFile("latest_start_at"),
            inFile("due_at"),
            inFile("time_critical"),
            both("contact", "To", 58),
            both("state", "Message", 18, PaperWords::of),
            inFile("tries"),
            both("settled_at", "Taken at", 24),
            inFile("last_answer")),
        jooq.select()
            .from(ALERT_DECISION)
            .leftJoin(ALERT_MESSAGE)
            .on(ALERT_MESSAGE.ALERT_ID.eq(ALERT_DECISION.ALERT_ID))
            .leftJoin(ALERT_CONTACT)
            .on(ALERT_CONTACT.CONTACT_ID.eq(ALERT_MESSAGE.CONTACT_ID))
            .where(ALERT_DECISION.SERVICE_USER_ID.eq(request.serviceUser()))
            .and(ALERT_DECISION.LATEST_START_AT.ge(from))
            .and(ALERT_DECISION.LATEST_START_AT.lt(to))
            .orderBy(ALERT_DECISION.ALERT_ID, ALERT_MESSAGE.MESSAGE_ID)
            .fetch(
                row ->
                    Cells.of(
                        row.get(ALERT_DECISION.DECIDED_AT),
                        row.get(ALERT_DECISION.COMMISSIONED_VISIT_ID),
                        Verdict.valueOf(row.get(ALERT_DECISION.VERDICT))
                            .said(
                                Stage.valueOf(row.get(ALERT_DECISION.STAGE)),
                                row.get(ALERT_MESSAGE.MESSAGE_ID) != null),
                        row.get(ALERT_DECISION.VERDICT),
                        redaction.of(row.get(ALERT_DECISION.REASON)),
                        row.get(ALERT_DECISION.LATEST_START_AT),
                        row.get(ALERT_DECISION.DUE_AT),
                        row.get(ALERT_DECISION.TIME_CRITICAL),
                        row.get(ALERT_CONTACT.ADDRESS),
                        row.get(ALERT_MESSAGE.STATE),
                        row.get(ALERT_MESSAGE.TRIES),
                        row.get(ALERT_MESSAGE.SETTLED_AT),
                        row.get(ALERT_MESSAGE.LAST_ANSWER))));
  }
}
