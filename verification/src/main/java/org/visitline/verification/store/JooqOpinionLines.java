package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.VERIFY_AGAIN;
import static org.visitline.schema.jooq.Tables.VISIT;
import static org.visitline.verification.store.OpinionLines.line;

import java.util.List;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What is stored of an opinion, in the lines of {@link OpinionLines}. */
final class JooqOpinionLines {

  private final DSLContext sql;

  JooqOpinionLines(DSLContext sql) {
    this.sql = sql;
  }

  /** All about some people. */
  void of(List<String> people, Consumer<String> to) {
    sql.selectFrom(COMMISSIONED_VISIT)
        .where(COMMISSIONED_VISIT.SERVICE_USER_ID.in(people))
        .forEach(
            row ->
                to.accept(
                    line(
                        "commissioned",
                        row.getCommissionedVisitId(),
                        row.getServiceUserId(),
                        row.getProviderId(),
                        row.getServiceType(),
                        row.getStartAt(),
                        row.getLatestStartAt(),
                        row.getDurationMinutes(),
                        row.getWorkers(),
                        row.getTimeCritical(),
                        row.getCancelled(),
                        row.getSuspended(),
                        row.getSlotsFilled())));
    visits(people, to);
    sql.select(TIMESHEET_LINE.fields())
        .from(VISIT)
        .join(TIMESHEET_LINE)
        .using(VISIT.VISIT_ID)
        .where(VISIT.SERVICE_USER_ID.in(people))
        .forEach(
            row ->
                to.accept(
                    line(
                        "timesheet",
                        row.get(TIMESHEET_LINE.VISIT_ID),
                        row.get(TIMESHEET_LINE.ACTUAL_MINUTES),
                        row.get(TIMESHEET_LINE.PAYABLE_MINUTES),
                        row.get(TIMESHEET_LINE.STATUS),
                        row.get(TIMESHEET_LINE.DISCREPANCIES))));
    sql.selectFrom(VERIFY_AGAIN)
        .where(VERIFY_AGAIN.SERVICE_USER_ID.in(people))
        .forEach(row -> to.accept(line("again", row.getServiceUserId(), row.getDueAt())));
    findings(DISCREPANCY.SERVICE_USER_ID.in(people), to);
  }

  private void visits(List<String> people, Consumer<String> to) {
    sql.selectFrom(VISIT)
        .where(VISIT.SERVICE_USER_ID.in(people))
        .forEach(
            row ->
                to.accept(
                    line(
                        "visit",
                        row.getVisitId(),
                        row.getServiceUserId(),
                        row.getCareWorkerId(),
                        row.getProviderId(),
                        row.getArrivalCall(),
                        row.getDepartureCall(),
                        row.getExtraCalls(),
                        row.getArrivedAt(),
                        row.getDepartedAt(),
                        row.getDate(),
                        row.getLocationProof(),
                        row.getInferred(),
                        row.getStillOpen(),
                        row.getCommissionedVisitId())));
  }

  /** What was found about nobody whom we know. */
  void ofNobody(Consumer<String> to) {
    findings(DISCREPANCY.SERVICE_USER_ID.isNull(), to);
  }

  private void findings(Condition which, Consumer<String> to) {
    sql.selectFrom(DISCREPANCY)
        .where(which)
        .forEach(
            row ->
                to.accept(
                    line(
                        "finding",
                        row.getCode(),
                        row.getCommissionedVisitId(),
                        row.getVisitId(),
                        row.getCareWorkerId(),
                        row.getCallId(),
                        row.getOtherVisitId(),
                        row.getAmendmentId(),
                        row.getDate(),
                        row.getProvisional(),
                        row.getAcknowledged(),
                        row.getQueried(),
                        row.getMeasured(),
                        row.getThreshold(),
                        row.getPolicyVersion(),
                        row.getExplanation())));
  }
}
