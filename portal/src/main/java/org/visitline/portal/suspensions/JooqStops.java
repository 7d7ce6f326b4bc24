package org.visitline.portal.suspensions;

import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.SUSPENSION;

import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.JooqIds;
import org.visitline.verification.store.ChangedDates;
import org.visitline.verification.store.JooqMarks;
import org.visitline.verification.store.RetriedTransaction;

/** Writes suspensions, and marks whom they bear on. */
class JooqStops {

  private final DSLContext jooq;
  private final CivilTime civil;

  JooqStops(DSLContext jooq, CivilTime civil) {
    this.jooq = jooq;
    this.civil = civil;
  }

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
   * @return false where a suspension of theirs covers some of that time already
   */
  boolean begin(String serviceUserId, Instant from, @Nullable Instant to, String reason) {
    return RetriedTransaction.result(
        jooq,
        sql -> {
          // Two who key the same stop at once wait for each other here.
          sql.selectFrom(SERVICE_USER)
              .where(SERVICE_USER.SERVICE_USER_ID.eq(serviceUserId))
              .forUpdate()
              .fetch();
          var overlaps =
              SUSPENSION
                  .SERVICE_USER_ID
                  .eq(serviceUserId)
                  .and(SUSPENSION.TO_AT.isNull().or(SUSPENSION.TO_AT.gt(from)));
          if (to != null) {
            overlaps = overlaps.and(SUSPENSION.FROM_AT.lt(to));
          }
          if (sql.fetchExists(SUSPENSION, overlaps)) {
            return false;
          }
          sql.insertInto(SUSPENSION)
              .set(SUSPENSION.SERVICE_USER_ID, serviceUserId)
              .set(SUSPENSION.FROM_AT, from)
              .set(SUSPENSION.TO_AT, to)
              .set(SUSPENSION.REASON, reason)
              .execute();
          mark(sql, serviceUserId, from, to);
          return true;
        });
  }

  /**
   * Ends a suspension: from that moment on care goes on. One that has not begun by then is removed.
   *
   * @return false where there is none that begins at that moment and runs on after the end
   */
  boolean end(String serviceUserId, Instant from, Instant at) {
    return RetriedTransaction.result(
        jooq,
        sql -> {
          var running =
              SUSPENSION
                  .SERVICE_USER_ID
                  .eq(serviceUserId)
                  .and(SUSPENSION.FROM_AT.eq(from))
                  .and(SUSPENSION.TO_AT.isNull().or(SUSPENSION.TO_AT.gt(at)));
          var row = sql.fetchOne(SUSPENSION, running);
          if (row == null) {
            return false;
          }
          if (from.isBefore(at)) {
            sql.update(SUSPENSION).set(SUSPENSION.TO_AT, at).where(running).execute();
          } else {
            sql.deleteFrom(SUSPENSION).where(running).execute();
          }
          mark(sql, serviceUserId, from, row.getToAt());
          return true;
        });
  }

  private void mark(DSLContext sql, String serviceUserId, Instant from, @Nullable Instant to) {
    ChangedDates changed = new ChangedDates();
    changed.add(serviceUserId, civil.dateOf(from), to == null ? null : civil.dateOf(to));
    JooqMarks.at(civil.now()).serviceUsers(sql, changed);
  }
}
