package org.visitline.portal.sealing;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SEALED_LINE;
import static org.visitline.schema.jooq.Tables.SEALED_TIMESHEET;
import static org.visitline.schema.jooq.Tables.SEALED_TOTAL;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.TIMESHEET_SEAL;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.visitline.portal.access.SignedIn;
import org.visitline.portal.timesheets.Period;
import org.visitline.schema.ProviderId;
import org.visitline.verification.timesheet.TimesheetStatus;

/** Writes sealed timesheets. Nothing here changes a row that is written. */
class JooqSealing {

  static final String SEALED = "SEALED";
  static final String RETURNED = "RETURNED";

  /** The statuses whose minutes are due at once. */
  static final List<String> SETTLED =
      Stream.of(TimesheetStatus.values())
          .filter(TimesheetStatus::isSettled)
          .map(Enum::name)
          .toList();

  private static final int LONGEST_DAYS = 366;

  /** What the table holds. */
  private static final int LONGEST_NOTE = 1_000;

  private final DSLContext jooq;
  private final PaperFiles files;

  JooqSealing(DSLContext jooq, PaperFiles files) {
    this.jooq = jooq;
    this.files = files;
  }

  /**
   * What the provider saw when it pressed the button.
   *
   * @param visits and the minutes: if they are others by now, nothing is sealed
   * @param settled the minutes that it asked to be paid for; an officer's word on a finding moves
   *     them and leaves the payable ones as they were
   */
  record Seen(Period period, long visits, long payable, long settled) {}

  /** The provider seals its timesheet as it stands. */
  Sealed seal(ProviderId provider, Seen seen, SignedIn who, Instant now) {
    Period period = seen.period();
    if (period.backwards()) {
      return new Sealed.Refused(Refusal.BACKWARDS);
    }
    if (period.from().plusDays(LONGEST_DAYS).isBefore(period.to())) {
      return new Sealed.Refused(Refusal.TOO_LONG);
    }
    try {
      return jooq.transactionResult(
          transaction -> seal(transaction.dsl(), provider, seen, who, now));
    } catch (Undone undone) {
      return new Sealed.Refused(undone.why);
    }
  }

  private Sealed seal(DSLContext tx, ProviderId provider, Seen seen, SignedIn who, Instant now) {
    Period period = seen.period();
    lock(tx, provider.value());
    if (overlaps(tx, provider, period)) {
      return new Sealed.Refused(Refusal.OVERLAPS);
    }
    PaperId id = begin(tx, provider, period, who, now);
    copy(tx, id, provider, period);
    addUp(tx, id);
    var total =
        tx.select(
                coalesce(sum(SEALED_TOTAL.VISITS), BigDecimal.ZERO),
                coalesce(sum(SEALED_TOTAL.PAYABLE_MINUTES), BigDecimal.ZERO),
                coalesce(sum(SEALED_TOTAL.DUE_MINUTES), BigDecimal.ZERO))
            .from(SEALED_TOTAL)
            .where(SEALED_TOTAL.SEALED_TIMESHEET_ID.eq(id.timesheet()))
            .fetchSingle();
    if (total.value1().longValue() == 0) {
      throw new Undone(Refusal.NOTHING_THERE);
    }
    if (total.value1().longValue() != seen.visits()
        || total.value2().longValue() != seen.payable()
        || total.value3().longValue() != seen.settled()) {
      throw new Undone(Refusal.CHANGED_MEANWHILE);
    }
    JooqLinesWritten.everyLine(tx, id);
    files.make(tx, id, now);
    write(tx, id, Party.PROVIDER, SEALED, "", who, now);
    return new Sealed.Done(id);
  }

  /** Takes back what the transaction has written so far. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Refusal why;

    Undone(Refusal why) {
      super(why.name());
      this.why = why;
    }
  }

  /** A party says what it has to say to a paper, once; the council after the provider. */
  Sealed decide(Paper paper, Party party, boolean seal, String note, SignedIn who, Instant now) {
    if (party == Party.COUNCIL && !paper.isSealedBy(Party.PROVIDER)) {
      return new Sealed.Refused(Refusal.PROVIDER_FIRST);
    }
    if (!seal && paper.id().correction() > 0) {
      return new Sealed.Refused(Refusal.NOT_RETURNABLE);
    }
    if (!seal && note.isBlank()) {
      return new Sealed.Refused(Refusal.NEEDS_A_NOTE);
    }
    if (note.length() > LONGEST_NOTE) {
      return new Sealed.Refused(Refusal.LONG_NOTE);
    }
    try {
      write(jooq, paper.id(), party, seal ? SEALED : RETURNED, note, who, now);
      return new Sealed.Done(paper.id());
    } catch (IntegrityConstraintViolationException e) {
      // Two people at once, or one who pressed twice: the first has said it.
      return new Sealed.Refused(Refusal.DECIDED_BEFORE);
    }
  }

  /** One at a time for a provider, or two papers could hold one day. */
  static void lock(DSLContext tx, String provider) {
    tx.selectOne()
        .from(PROVIDER)
        .where(PROVIDER.PROVIDER_ID.eq(provider))
        .forUpdate()
        .fetchSingle();
  }

  /** The sums of a paper's lines. */
  static void addUp(DSLContext tx, PaperId id) {
    tx.insertInto(SEALED_TOTAL)
        .select(
            select(
                    SEALED_LINE.SEALED_TIMESHEET_ID,
                    SEALED_LINE.CORRECTION,
                    SEALED_LINE.STATUS,
                    count(),
                    whole(SEALED_LINE.COMMISSIONED_MINUTES),
                    whole(SEALED_LINE.ACTUAL_MINUTES),
                    whole(SEALED_LINE.PAYABLE_MINUTES),
                    whole(SEALED_LINE.DUE_MINUTES))
                .from(SEALED_LINE)
                .where(JooqPapers.isLineOf(id))
                .groupBy(
                    SEALED_LINE.SEALED_TIMESHEET_ID, SEALED_LINE.CORRECTION, SEALED_LINE.STATUS))
        .execute();
  }

  private static Field<Long> whole(Field<Integer> minutes) {
    return coalesce(sum(minutes), BigDecimal.ZERO).cast(Long.class);
  }

  private static boolean overlaps(DSLContext tx, ProviderId provider, Period period) {
    return tx.fetchExists(
        selectOne()
            .from(SEALED_TIMESHEET)
            .where(SEALED_TIMESHEET.PROVIDER_ID.eq(provider.value()))
            .and(SEALED_TIMESHEET.CORRECTION.eq(0))
            .and(SEALED_TIMESHEET.FROM_DATE.le(period.to()))
            .and(SEALED_TIMESHEET.TO_DATE.ge(period.from()))
            .and(
                notExists(
                    selectOne()
                        .from(TIMESHEET_SEAL)
                        .where(
                            TIMESHEET_SEAL.SEALED_TIMESHEET_ID.eq(
                                SEALED_TIMESHEET.SEALED_TIMESHEET_ID))
                        .and(TIMESHEET_SEAL.DECISION.eq(RETURNED)))));
  }

  private static PaperId begin(
      DSLContext tx, ProviderId provider, Period period, SignedIn who, Instant now) {
    Long number =
        tx.insertInto(SEALED_TIMESHEET)
            .set(SEALED_TIMESHEET.CORRECTION, 0)
            .set(SEALED_TIMESHEET.PROVIDER_ID, provider.value())
            .set(SEALED_TIMESHEET.FROM_DATE, period.from())
            .set(SEALED_TIMESHEET.TO_DATE, period.to())
            .set(SEALED_TIMESHEET.DRAWN_UP_BY, who.getUsername())
            .set(SEALED_TIMESHEET.DRAWN_UP_AT, now)
            .returningResult(SEALED_TIMESHEET.SEALED_TIMESHEET_ID)
            .fetchSingle()
            .value1();
    return new PaperId(number, 0);
  }

  /** The lines as they stand, in one statement: all of one moment. */
  private static void copy(DSLContext tx, PaperId id, ProviderId provider, Period period) {
    tx.insertInto(
            SEALED_LINE,
            SEALED_LINE.SEALED_TIMESHEET_ID,
            SEALED_LINE.CORRECTION,
            SEALED_LINE.LINE_NO,
            SEALED_LINE.VISIT_ID,
            SEALED_LINE.SERVICE_USER_ID,
            SEALED_LINE.SERVICE_USER,
            SEALED_LINE.CARE_WORKER_ID,
            SEALED_LINE.CARE_WORKER,
            SEALED_LINE.DATE,
            SEALED_LINE.SERVICE_TYPE,
            SEALED_LINE.COMMISSIONED_VISIT_ID,
            SEALED_LINE.COMMISSIONED_START,
            SEALED_LINE.COMMISSIONED_MINUTES,
            SEALED_LINE.WORKERS,
            SEALED_LINE.SECONDARY,
            SEALED_LINE.ARRIVED_AT,
            SEALED_LINE.DEPARTED_AT,
            SEALED_LINE.ACTUAL_MINUTES,
            SEALED_LINE.PAYABLE_MINUTES,
            SEALED_LINE.DUE_MINUTES,
            SEALED_LINE.STATUS,
            SEALED_LINE.DISCREPANCIES)
        .select(
            select(
                    val(id.timesheet()),
                    val(0),
                    rowNumber()
                        .over(
                            DSL.orderBy(
                                TIMESHEET_LINE.SERVICE_USER_ID,
                                coalesce(TIMESHEET_LINE.ARRIVED_AT, TIMESHEET_LINE.DEPARTED_AT),
                                TIMESHEET_LINE.VISIT_ID)),
                    TIMESHEET_LINE.VISIT_ID,
                    TIMESHEET_LINE.SERVICE_USER_ID,
                    SERVICE_USER.NAME,
                    TIMESHEET_LINE.CARE_WORKER_ID,
                    CARE_WORKER.NAME,
                    TIMESHEET_LINE.DATE,
                    TIMESHEET_LINE.SERVICE_TYPE,
                    TIMESHEET_LINE.COMMISSIONED_VISIT_ID,
                    TIMESHEET_LINE.COMMISSIONED_START,
                    TIMESHEET_LINE.COMMISSIONED_MINUTES,
                    COMMISSIONED_VISIT.WORKERS,
                    secondary(),
                    TIMESHEET_LINE.ARRIVED_AT,
                    TIMESHEET_LINE.DEPARTED_AT,
                    TIMESHEET_LINE.ACTUAL_MINUTES,
                    TIMESHEET_LINE.PAYABLE_MINUTES,
                    due(),
                    TIMESHEET_LINE.STATUS,
                    TIMESHEET_LINE.DISCREPANCIES)
                .from(TIMESHEET_LINE)
                .join(SERVICE_USER)
                .on(SERVICE_USER.SERVICE_USER_ID.eq(TIMESHEET_LINE.SERVICE_USER_ID))
                .join(CARE_WORKER)
                .on(CARE_WORKER.CARE_WORKER_ID.eq(TIMESHEET_LINE.CARE_WORKER_ID))
                .leftJoin(COMMISSIONED_VISIT)
                .on(
                    COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(
                        TIMESHEET_LINE.COMMISSIONED_VISIT_ID))
                .where(TIMESHEET_LINE.PROVIDER_ID.eq(provider.value()))
                .and(TIMESHEET_LINE.DATE.between(period.from(), period.to())))
        .execute();
  }

  /** Minutes of a line, as it stands now, that can be paid at once. */
  static Field<Integer> due() {
    return when(TIMESHEET_LINE.STATUS.in(SETTLED), TIMESHEET_LINE.PAYABLE_MINUTES)
        .otherwise(inline(0));
  }

  /** Whether another worker was at the commissioned visit before. */
  static Field<Boolean> secondary() {
    Field<Instant> begins = coalesce(TIMESHEET_LINE.ARRIVED_AT, TIMESHEET_LINE.DEPARTED_AT);
    return field(
        exists(
            selectOne()
                .from(VISIT)
                .where(VISIT.COMMISSIONED_VISIT_ID.eq(TIMESHEET_LINE.COMMISSIONED_VISIT_ID))
                .and(
                    VISIT
                        .BEGINS_AT
                        .lt(begins)
                        .or(
                            VISIT
                                .BEGINS_AT
                                .eq(begins)
                                .and(VISIT.VISIT_ID.lt(TIMESHEET_LINE.VISIT_ID))))));
  }

  static void write(
      DSLContext tx,
      PaperId id,
      Party party,
      String decision,
      String note,
      SignedIn who,
      Instant now) {
    tx.insertInto(TIMESHEET_SEAL)
        .set(TIMESHEET_SEAL.SEALED_TIMESHEET_ID, id.timesheet())
        .set(TIMESHEET_SEAL.CORRECTION, id.correction())
        .set(TIMESHEET_SEAL.PARTY, party.name())
        .set(TIMESHEET_SEAL.DECISION, decision)
        .set(TIMESHEET_SEAL.NOTE, note)
        .set(TIMESHEET_SEAL.AUTHOR, who.getUsername())
        .set(TIMESHEET_SEAL.AUTHOR_NAME, who.displayName())
        .set(TIMESHEET_SEAL.WRITTEN_AT, now)
        .execute();
  }
}
