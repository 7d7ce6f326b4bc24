package org.visitline.portal.suspensions;

import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.SUSPENSION;
import static org.visitline.schema.jooq.Tables.SUSPENSION_CHANGE;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.JooqIds;
import org.visitline.schema.jooq.tables.records.SuspensionRecord;
import org.visitline.verification.store.ChangedDates;
import org.visitline.verification.store.JooqMarks;
import org.visitline.verification.store.RetriedTransaction;

/** Writes suspensions and who changed them, and marks whom they bear on. */
class JooqStops {

  private final DSLContext jooq;
  private final CivilTime civil;

  JooqStops(DSLContext jooq, CivilTime civil) {
    this.jooq = jooq;
    this.civil = civil;
  }

  /** What came of a change. */
  enum Written {
    DONE,

    /** There is no suspension that begins at that moment, or it is over already. */
    GONE,

    /** Another suspension of theirs covers some of that time. */
    OVERLAPS
  }

  /**
   * Who writes.
   *
   * @param note why; empty where a button says it all
   */
  record Word(String author, String note) {}

  /** Whether the reader may see that person. */
  boolean isKnown(String serviceUserId, Scope scope) {
    return jooq.fetchExists(
        SERVICE_USER,
        JooqIds.named(SERVICE_USER.SERVICE_USER_ID, serviceUserId)
            .and(JooqScope.knows(scope, SERVICE_USER.SERVICE_USER_ID)));
  }

  /**
   * Suspends care.
   *
   * @param to exclusive; null: until further notice
   */
  Written begin(
      String serviceUserId, Instant from, @Nullable Instant to, String reason, Word word) {
    return RetriedTransaction.result(
        jooq,
        sql -> {
          lock(sql, serviceUserId);
          if (sql.fetchExists(SUSPENSION, within(serviceUserId, from, to))) {
            return Written.OVERLAPS;
          }
          sql.insertInto(SUSPENSION)
              .set(SUSPENSION.SERVICE_USER_ID, serviceUserId)
              .set(SUSPENSION.FROM_AT, from)
              .set(SUSPENSION.TO_AT, to)
              .set(SUSPENSION.REASON, reason)
              .execute();
          SuspensionRecord begun = new SuspensionRecord(serviceUserId, from, to, reason);
          note(sql, "BEGUN", begun, null, to, word);
          mark(sql, serviceUserId, from, to);
          return Written.DONE;
        });
  }

  /** Care goes on from now. A suspension that has not begun by then is withdrawn. */
  Written endNow(String serviceUserId, Instant from, Word word) {
    Instant now = civil.now();
    return RetriedTransaction.result(
        jooq,
        sql -> {
          SuspensionRecord row = locked(sql, serviceUserId, from);
          if (row == null || (row.getToAt() != null && !row.getToAt().isAfter(now))) {
            return Written.GONE;
          }
          return from.isBefore(now) ? end(sql, row, now, word) : withdraw(sql, row, word);
        });
  }

  /**
   * Puts right when a suspension ended, or is to end.
   *
   * @param at exclusive, after the beginning
   */
  Written endAt(String serviceUserId, Instant from, Instant at, Word word) {
    return RetriedTransaction.result(
        jooq,
        sql -> {
          SuspensionRecord row = locked(sql, serviceUserId, from);
          return row == null ? Written.GONE : end(sql, row, at, word);
        });
  }

  /** Takes a suspension back as if it had never been. */
  Written withdraw(String serviceUserId, Instant from, Word word) {
    return RetriedTransaction.result(
        jooq,
        sql -> {
          SuspensionRecord row = locked(sql, serviceUserId, from);
          return row == null ? Written.GONE : withdraw(sql, row, word);
        });
  }

  private Written end(DSLContext sql, SuspensionRecord row, Instant at, Word word) {
    Instant former = row.getToAt();
    Condition others =
        within(row.getServiceUserId(), row.getFromAt(), at)
            .and(SUSPENSION.FROM_AT.ne(row.getFromAt()));
    if (sql.fetchExists(SUSPENSION, others)) {
      return Written.OVERLAPS;
    }
    sql.update(SUSPENSION)
        .set(SUSPENSION.TO_AT, at)
        .where(SUSPENSION.SERVICE_USER_ID.eq(row.getServiceUserId()))
        .and(SUSPENSION.FROM_AT.eq(row.getFromAt()))
        .execute();
    note(sql, "ENDED", row, former, at, word);
    boolean earlier = former == null || at.isBefore(former);
    mark(sql, row.getServiceUserId(), earlier ? at : former, earlier ? former : at);
    return Written.DONE;
  }

  private Written withdraw(DSLContext sql, SuspensionRecord row, Word word) {
    sql.deleteFrom(SUSPENSION)
        .where(SUSPENSION.SERVICE_USER_ID.eq(row.getServiceUserId()))
        .and(SUSPENSION.FROM_AT.eq(row.getFromAt()))
        .execute();
    note(sql, "WITHDRAWN", row, row.getToAt(), null, word);
    mark(sql, row.getServiceUserId(), row.getFromAt(), row.getToAt());
    return Written.DONE;
  }

  /** Two who key the same stop at once wait for each other here. */
  private static void lock(DSLContext sql, String serviceUserId) {
    sql.selectFrom(SERVICE_USER)
        .where(SERVICE_USER.SERVICE_USER_ID.eq(serviceUserId))
        .forUpdate()
        .fetch();
  }

  private static @Nullable SuspensionRecord locked(
      DSLContext sql, String serviceUserId, Instant from) {
    lock(sql, serviceUserId);
    return sql.fetchOne(
        SUSPENSION, SUSPENSION.SERVICE_USER_ID.eq(serviceUserId).and(SUSPENSION.FROM_AT.eq(from)));
  }

  /** Suspensions of theirs that cover some of a time; an end of null is never. */
  private static Condition within(String serviceUserId, Instant from, @Nullable Instant to) {
    Condition overlaps =
        SUSPENSION
            .SERVICE_USER_ID
            .eq(serviceUserId)
            .and(SUSPENSION.TO_AT.isNull().or(SUSPENSION.TO_AT.gt(from)));
    return to == null ? overlaps : overlaps.and(SUSPENSION.FROM_AT.lt(to));
  }

  private void note(
      DSLContext sql,
      String kind,
      SuspensionRecord of,
      @Nullable Instant former,
      @Nullable Instant latter,
      Word word) {
    sql.insertInto(SUSPENSION_CHANGE)
        .set(SUSPENSION_CHANGE.SERVICE_USER_ID, of.getServiceUserId())
        .set(SUSPENSION_CHANGE.CHANGE_KIND, kind)
        .set(SUSPENSION_CHANGE.FROM_AT, of.getFromAt())
        .set(SUSPENSION_CHANGE.FORMER_TO_AT, former)
        .set(SUSPENSION_CHANGE.LATTER_TO_AT, latter)
        .set(SUSPENSION_CHANGE.SUSPENDED_FOR, of.getReason())
        .set(SUSPENSION_CHANGE.NOTE, word.note())
        .set(SUSPENSION_CHANGE.AUTHOR, word.author())
        .set(SUSPENSION_CHANGE.WRITTEN_AT, civil.now().truncatedTo(ChronoUnit.MILLIS))
        .execute();
  }

  private void mark(DSLContext sql, String serviceUserId, Instant from, @Nullable Instant to) {
    ChangedDates changed = new ChangedDates();
    changed.add(serviceUserId, civil.dateOf(from), to == null ? null : civil.dateOf(to));
    JooqMarks.at(civil.now()).serviceUsers(sql, changed);
  }
}
