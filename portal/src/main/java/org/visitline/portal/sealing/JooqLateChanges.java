package org.visitline.portal.sealing;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.SEALED_LINE;
import static org.visitline.schema.jooq.Tables.SEALED_TIMESHEET;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE_WRITTEN;
import static org.visitline.schema.jooq.Tables.TIMESHEET_SEAL;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectSelectStep;
import org.jooq.Table;
import org.visitline.portal.timesheets.Period;
import org.visitline.schema.jooq.tables.SealedLine;
import org.visitline.schema.jooq.tables.records.SealedLineRecord;

/**
 * What has changed on a timesheet since it was sealed, and the corrections that say so.
 *
 * <p>Only lines that were written since are looked at ({@link JooqLinesWritten}). A visit is
 * compared with what the papers say of it last: the timesheet, or the latest correction that names
 * it. A finding more or less that changes neither the status nor a minute is no change of what was
 * agreed.
 */
class JooqLateChanges {

  private static final SealedLine EARLIER = SEALED_LINE.as("earlier");

  /** What all papers together have made due for a visit. */
  private static final Field<BigDecimal> DUE_BEFORE =
      field(
          select(coalesce(sum(EARLIER.DUE_MINUTES), BigDecimal.ZERO))
              .from(EARLIER)
              .where(EARLIER.SEALED_TIMESHEET_ID.eq(SEALED_LINE.SEALED_TIMESHEET_ID))
              .and(EARLIER.VISIT_ID.eq(SEALED_LINE.VISIT_ID)));

  private static final Field<Integer> DUE_NOW = JooqSealing.due();
  private static final Field<Boolean> SECONDARY = JooqSealing.secondary();

  private static final Table<?> WITH_NAMES =
      TIMESHEET_LINE
          .join(SERVICE_USER)
          .on(SERVICE_USER.SERVICE_USER_ID.eq(TIMESHEET_LINE.SERVICE_USER_ID))
          .join(CARE_WORKER)
          .on(CARE_WORKER.CARE_WORKER_ID.eq(TIMESHEET_LINE.CARE_WORKER_ID))
          .leftJoin(COMMISSIONED_VISIT)
          .on(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(TIMESHEET_LINE.COMMISSIONED_VISIT_ID));

  /** A line that was being written while the paper was drawn up is noted by then, or never. */
  private static final Duration SETTLED_AFTER = Duration.ofHours(1);

  /** Of a year's paper some ten thousand lines. */
  private static final int PEOPLE_AT_A_TIME = 10;

  private final DSLContext jooq;
  private final PaperFiles files;

  JooqLateChanges(DSLContext jooq, PaperFiles files) {
    this.jooq = jooq;
    this.files = files;
  }

  /** How many visits stand otherwise than sealed. */
  int count(Paper timesheet) {
    JooqLinesWritten.Written written = new JooqLinesWritten(timesheet.id()).read(jooq);
    return written.isNothing() ? 0 : count(jooq, timesheet, written);
  }

  /** The timesheets that both parties have sealed and of which lines were written since. */
  List<PaperId> listSealedAndWritten() {
    return jooq.select(TIMESHEET_SEAL.SEALED_TIMESHEET_ID)
        .from(TIMESHEET_SEAL)
        .where(TIMESHEET_SEAL.CORRECTION.eq(0))
        .and(TIMESHEET_SEAL.PARTY.eq(Party.COUNCIL.name()))
        .and(TIMESHEET_SEAL.DECISION.eq(JooqSealing.SEALED))
        .and(
            TIMESHEET_SEAL.SEALED_TIMESHEET_ID.in(
                selectDistinct(TIMESHEET_LINE_WRITTEN.SEALED_TIMESHEET_ID)
                    .from(TIMESHEET_LINE_WRITTEN)))
        .orderBy(TIMESHEET_SEAL.SEALED_TIMESHEET_ID)
        .fetch(row -> new PaperId(row.value1(), 0));
  }

  /**
   * Puts everything that has changed on the next correction; nothing if nothing has.
   *
   * @param by the log-in of who asks for it; empty at night
   */
  Optional<PaperId> drawUp(Paper timesheet, String by, Instant now) {
    JooqLinesWritten notes = new JooqLinesWritten(timesheet.id());
    // Most have not changed, and then nobody who seals meanwhile has to wait.
    if (notes.read(jooq).isNothing()) {
      return Optional.empty();
    }
    return jooq.transactionResult(
        transaction -> {
          DSLContext tx = transaction.dsl();
          // Two nodes, or a person and the night's round: the second finds nothing left.
          JooqSealing.lock(tx, timesheet.providerId());
          int next =
              tx.select(max(SEALED_TIMESHEET.CORRECTION))
                      .from(SEALED_TIMESHEET)
                      .where(SEALED_TIMESHEET.SEALED_TIMESHEET_ID.eq(timesheet.id().timesheet()))
                      .fetchSingle()
                      .value1()
                  + 1;
          // Before the lines: one that is written from now on is noted again, or anew, and that
          // note stays for the next correction.
          JooqLinesWritten.Written written =
              notes.take(tx, timesheet.drawnUpAt().plus(SETTLED_AFTER).isBefore(now));
          if (count(tx, timesheet, written) == 0) {
            return Optional.empty();
          }
          PaperId id = new PaperId(timesheet.id().timesheet(), next);
          tx.insertInto(SEALED_TIMESHEET)
              .set(SEALED_TIMESHEET.SEALED_TIMESHEET_ID, id.timesheet())
              .set(SEALED_TIMESHEET.CORRECTION, next)
              .set(SEALED_TIMESHEET.PROVIDER_ID, timesheet.providerId())
              .set(SEALED_TIMESHEET.FROM_DATE, timesheet.period().from())
              .set(SEALED_TIMESHEET.TO_DATE, timesheet.period().to())
              .set(SEALED_TIMESHEET.DRAWN_UP_BY, by)
              .set(SEALED_TIMESHEET.DRAWN_UP_AT, now)
              .execute();
          write(tx, timesheet, written, next);
          JooqSealing.addUp(tx, id);
          files.make(tx, id, now);
          return Optional.of(id);
        });
  }

  private static int count(DSLContext tx, Paper timesheet, JooqLinesWritten.Written written) {
    return addedAndChanged(tx.selectCount(), TIMESHEET_LINE, timesheet)
            .and(written.of(TIMESHEET_LINE.VISIT_ID))
            .fetchSingle()
            .value1()
        + removed(tx.selectCount(), timesheet)
            .and(written.of(SEALED_LINE.VISIT_ID))
            .fetchSingle()
            .value1();
  }

  /**
   * Writes the lines of a correction, a few people at a time: a policy that is put into force
   * backwards changes every line of a year, and these are as many as a borough's month.
   */
  private static void write(
      DSLContext tx, Paper timesheet, JooqLinesWritten.Written written, int correction) {
    List<String> people =
        tx
            .select(TIMESHEET_LINE.SERVICE_USER_ID)
            .from(TIMESHEET_LINE)
            .where(TIMESHEET_LINE.PROVIDER_ID.eq(timesheet.providerId()))
            .and(isWithin(timesheet.period()))
            .and(written.of(TIMESHEET_LINE.VISIT_ID))
            .union(
                tx.select(SEALED_LINE.SERVICE_USER_ID)
                    .from(SEALED_LINE)
                    .where(SEALED_LINE.SEALED_TIMESHEET_ID.eq(timesheet.id().timesheet()))
                    .and(written.of(SEALED_LINE.VISIT_ID)))
            .fetch(TIMESHEET_LINE.SERVICE_USER_ID)
            .stream()
            .sorted()
            .toList();
    int number = 0;
    for (int from = 0; from < people.size(); from += PEOPLE_AT_A_TIME) {
      List<SealedLineRecord> lines =
          lines(
              tx,
              timesheet,
              written,
              people.subList(from, Math.min(from + PEOPLE_AT_A_TIME, people.size())));
      for (SealedLineRecord line : lines) {
        line.setSealedTimesheetId(timesheet.id().timesheet());
        line.setCorrection(correction);
        line.setLineNo(++number);
      }
      tx.batchInsert(lines).execute();
    }
  }

  private static List<SealedLineRecord> lines(
      DSLContext tx, Paper timesheet, JooqLinesWritten.Written written, Collection<String> people) {
    List<SealedLineRecord> lines =
        new ArrayList<>(
            addedAndChanged(
                    tx.select(TIMESHEET_LINE.fields())
                        .select(
                            SERVICE_USER.NAME,
                            CARE_WORKER.NAME,
                            COMMISSIONED_VISIT.WORKERS,
                            SECONDARY,
                            SEALED_LINE.VISIT_ID,
                            SEALED_LINE.STATUS,
                            DUE_NOW,
                            DUE_BEFORE),
                    WITH_NAMES,
                    timesheet)
                .and(TIMESHEET_LINE.SERVICE_USER_ID.in(people))
                .and(written.of(TIMESHEET_LINE.VISIT_ID))
                .fetch(JooqLateChanges::lineAsItIsNow));
    lines.addAll(
        removed(tx.select(SEALED_LINE.fields()).select(DUE_BEFORE), timesheet)
            .and(SEALED_LINE.SERVICE_USER_ID.in(people))
            .and(written.of(SEALED_LINE.VISIT_ID))
            .fetch(JooqLateChanges::lineRemoved));
    lines.sort(
        Comparator.comparing(SealedLineRecord::getServiceUserId)
            .thenComparing(JooqLateChanges::begins)
            .thenComparing(SealedLineRecord::getVisitId));
    return lines;
  }

  private static Instant begins(SealedLineRecord line) {
    return line.getArrivedAt() == null ? line.getDepartedAt() : line.getArrivedAt();
  }

  private static <R extends Record> SelectConditionStep<R> addedAndChanged(
      SelectSelectStep<R> what, Table<?> lines, Paper timesheet) {
    return what.from(lines)
        .leftJoin(SEALED_LINE)
        .on(SEALED_LINE.VISIT_ID.eq(TIMESHEET_LINE.VISIT_ID))
        .and(isLatestOf(timesheet))
        .where(TIMESHEET_LINE.PROVIDER_ID.eq(timesheet.providerId()))
        .and(isWithin(timesheet.period()))
        .and(SEALED_LINE.VISIT_ID.isNull().or(isSame().not()));
  }

  private static <R extends Record> SelectConditionStep<R> removed(
      SelectSelectStep<R> what, Paper timesheet) {
    return what.from(SEALED_LINE)
        .where(isLatestOf(timesheet))
        .and(SEALED_LINE.STATUS.ne(LateChange.REMOVED.name()))
        .and(
            notExists(
                selectOne()
                    .from(TIMESHEET_LINE)
                    .where(TIMESHEET_LINE.VISIT_ID.eq(SEALED_LINE.VISIT_ID))
                    .and(TIMESHEET_LINE.PROVIDER_ID.eq(timesheet.providerId()))
                    .and(isWithin(timesheet.period()))));
  }

  private static SealedLineRecord lineRemoved(Record row) {
    SealedLineRecord line = row.into(SEALED_LINE);
    line.setLateChange(LateChange.REMOVED.name());
    line.setStatus(LateChange.REMOVED.name());
    line.setPayableMinutes(0);
    line.setDueMinutes(-row.get(DUE_BEFORE).intValue());
    return line;
  }

  private static SealedLineRecord lineAsItIsNow(Record row) {
    boolean known =
        row.get(SEALED_LINE.VISIT_ID) != null
            && !row.get(SEALED_LINE.STATUS).equals(LateChange.REMOVED.name());
    int before = row.get(SEALED_LINE.VISIT_ID) == null ? 0 : row.get(DUE_BEFORE).intValue();
    SealedLineRecord line = new SealedLineRecord();
    line.setVisitId(row.get(TIMESHEET_LINE.VISIT_ID));
    line.setLateChange((known ? LateChange.CHANGED : LateChange.ADDED).name());
    line.setServiceUserId(row.get(TIMESHEET_LINE.SERVICE_USER_ID));
    line.setServiceUser(row.get(SERVICE_USER.NAME));
    line.setCareWorkerId(row.get(TIMESHEET_LINE.CARE_WORKER_ID));
    line.setCareWorker(row.get(CARE_WORKER.NAME));
    line.setDate(row.get(TIMESHEET_LINE.DATE));
    line.setServiceType(row.get(TIMESHEET_LINE.SERVICE_TYPE));
    line.setCommissionedVisitId(row.get(TIMESHEET_LINE.COMMISSIONED_VISIT_ID));
    line.setCommissionedStart(row.get(TIMESHEET_LINE.COMMISSIONED_START));
    line.setCommissionedMinutes(row.get(TIMESHEET_LINE.COMMISSIONED_MINUTES));
    line.setWorkers(row.get(COMMISSIONED_VISIT.WORKERS));
    line.setSecondary(row.get(SECONDARY));
    line.setArrivedAt(row.get(TIMESHEET_LINE.ARRIVED_AT));
    line.setDepartedAt(row.get(TIMESHEET_LINE.DEPARTED_AT));
    line.setActualMinutes(row.get(TIMESHEET_LINE.ACTUAL_MINUTES));
    line.setPayableMinutes(row.get(TIMESHEET_LINE.PAYABLE_MINUTES));
    line.setDueMinutes(row.get(DUE_NOW) - before);
    line.setStatus(row.get(TIMESHEET_LINE.STATUS));
    line.setDiscrepancies(row.get(TIMESHEET_LINE.DISCREPANCIES));
    return line;
  }

  private static Condition isLatestOf(Paper timesheet) {
    SealedLine later = SEALED_LINE.as("later");
    long number = timesheet.id().timesheet();
    return SEALED_LINE
        .SEALED_TIMESHEET_ID
        .eq(number)
        .and(
            notExists(
                selectOne()
                    .from(later)
                    .where(later.SEALED_TIMESHEET_ID.eq(inline(number)))
                    .and(later.VISIT_ID.eq(SEALED_LINE.VISIT_ID))
                    .and(later.CORRECTION.gt(SEALED_LINE.CORRECTION))));
  }

  private static Condition isWithin(Period period) {
    return TIMESHEET_LINE.DATE.between(period.from(), period.to());
  }

  private static Condition isSame() {
    return SEALED_LINE
        .STATUS
        .eq(TIMESHEET_LINE.STATUS)
        .and(SEALED_LINE.PAYABLE_MINUTES.eq(TIMESHEET_LINE.PAYABLE_MINUTES))
        .and(SEALED_LINE.SERVICE_USER_ID.eq(TIMESHEET_LINE.SERVICE_USER_ID))
        .and(SEALED_LINE.CARE_WORKER_ID.eq(TIMESHEET_LINE.CARE_WORKER_ID))
        .and(
            SEALED_LINE.COMMISSIONED_VISIT_ID.isNotDistinctFrom(
                TIMESHEET_LINE.COMMISSIONED_VISIT_ID))
        .and(
            SEALED_LINE.COMMISSIONED_MINUTES.isNotDistinctFrom(TIMESHEET_LINE.COMMISSIONED_MINUTES))
        .and(SEALED_LINE.ARRIVED_AT.isNotDistinctFrom(TIMESHEET_LINE.ARRIVED_AT))
        .and(SEALED_LINE.DEPARTED_AT.isNotDistinctFrom(TIMESHEET_LINE.DEPARTED_AT))
        .and(SEALED_LINE.ACTUAL_MINUTES.isNotDistinctFrom(TIMESHEET_LINE.ACTUAL_MINUTES));
  }
}
