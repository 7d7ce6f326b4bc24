package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.VERIFY_AGAIN;
import static org.visitline.schema.jooq.Tables.VISIT;
import static org.visitline.verification.store.OpinionLines.line;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;

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
    sql.selectFrom(TIMESHEET_LINE)
        .where(TIMESHEET_LINE.SERVICE_USER_ID.in(people))
        .forEach(
            row ->
                to.accept(
                    line(
                        "timesheet",
                        row.getVisitId(),
                        row.getProviderId(),
                        row.getServiceUserId(),
                        row.getCareWorkerId(),
                        row.getDate(),
                        row.getServiceType(),
                        row.getCommissionedVisitId(),
                        row.getCommissionedStart(),
                        row.getCommissionedMinutes(),
                        row.getArrivedAt(),
                        row.getDepartedAt(),
                        row.getActualMinutes(),
                        row.getPayableMinutes(),
                        row.getStatus(),
                        row.getDiscrepancies())));
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
                        row.getBeginsAt(),
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

  /** What is stored about people whom nobody knows any more: nothing of it follows. */
  void ofStrangers(Consumer<String> to) {
    Set<String> strangers = new TreeSet<>();
    for (TableField<?, String> column :
        List.of(
            COMMISSIONED_VISIT.SERVICE_USER_ID,
            VISIT.SERVICE_USER_ID,
            TIMESHEET_LINE.SERVICE_USER_ID,
            VERIFY_AGAIN.SERVICE_USER_ID,
            DISCREPANCY.SERVICE_USER_ID)) {
      strangers.addAll(
          sql.selectDistinct(column)
              .from(Objects.requireNonNull(column.getTable()))
              .leftAntiJoin(SERVICE_USER)
              .on(SERVICE_USER.SERVICE_USER_ID.eq(column))
              .where(column.isNotNull())
              .fetchSet(column));
    }
    Slices.each(strangers, slice -> of(slice, to));
  }

  private void findings(Condition which, Consumer<String> to) {
    sql.selectFrom(DISCREPANCY)
        .where(which)
        .forEach(
            row ->
                to.accept(
                    line(
                        "finding",
                        row.getScope(),
                        row.getCode(),
                        row.getClass_(),
                        row.getCommissionedVisitId(),
                        row.getVisitId(),
                        row.getCareWorkerId(),
                        row.getCallId(),
                        row.getOtherVisitId(),
                        row.getAmendmentId(),
                        row.getServiceUserId(),
                        row.getProviderId(),
                        row.getDate(),
                        row.getProvisional(),
                        row.getAcknowledged(),
                        row.getQueried(),
                        row.getMeasured(),
                        row.getFacts(),
                        row.getThreshold(),
                        row.getPolicyVersion(),
                        row.getExplanation())));
  }
}
