package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DIRECTORY_VERSION;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.JooqOutageMarks;

/** Says what a change has to be followed through for, in the transaction of the change. */
public final class JooqMarks {

  /** Stands for 'every date' in {@code to_verify}. */
  static final LocalDate EVERY_DATE = LocalDate.of(1000, 1, 1);

  /** Marks nothing: nothing changes in a preview, and its marks would make others wait. */
  public static final JooqMarks NONE = new JooqMarks(null);

  private final @Nullable Instant now;

  private JooqMarks(@Nullable Instant now) {
    this.now = now;
  }

  /** Marks left now. */
  public static JooqMarks at(Instant now) {
    return new JooqMarks(now);
  }

  /** Who is who has changed: nobody goes on with what was read before. */
  public void directory(DSLContext sql) {
    if (now != null) {
      sql.update(DIRECTORY_VERSION)
          .set(DIRECTORY_VERSION.VERSION, DIRECTORY_VERSION.VERSION.plus(1))
          .execute();
    }
  }

  /** All that was ever thought of these people is to be derived again. */
  public void serviceUsers(DSLContext sql, Collection<String> ids) {
    mark(sql, ids, EVERY_DATE);
  }

  /**
   * What changes within some dates reach is to be derived again. Marked are the ends; whoever is
   * marked for every date already needs no more marks.
   */
  public void serviceUsers(DSLContext sql, ChangedDates changed) {
    if (now == null || changed.isEmpty()) {
      return;
    }
    // Kept until this change is committed. One that the verifier is taking right now does not
    // count:
    // it may have read what was before.
    Set<String> marked =
        sql.select(TO_VERIFY.SERVICE_USER_ID)
            .from(TO_VERIFY)
            .where(TO_VERIFY.SERVICE_USER_ID.in(changed.people()))
            .and(TO_VERIFY.DATE.eq(EVERY_DATE))
            .forUpdate()
            .skipLocked()
            .fetchSet(TO_VERIFY.SERVICE_USER_ID);
    var insert =
        sql.insertInto(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID, TO_VERIFY.DATE, TO_VERIFY.MARKED_AT);
    boolean any = false;
    for (String person : changed.people()) {
      if (!marked.contains(person)) {
        for (LocalDate end : changed.endsOf(person)) {
          insert = insert.values(person, end, now);
          any = true;
        }
      }
    }
    if (any) {
      insert.onDuplicateKeyUpdate().set(TO_VERIFY.MARKED_AT, now).execute();
    }
  }

  /** An outage came, went or changed. */
  public void outage(DSLContext sql, Instant from, Instant to) {
    if (now != null) {
      JooqOutageMarks.leave(sql, from, to, now);
    }
  }

  /** What a change on a civil date reaches is to be derived again for a service user. */
  public void serviceUser(DSLContext sql, String id, LocalDate date) {
    mark(sql, List.of(id), date);
  }

  private void mark(DSLContext sql, Collection<String> ids, LocalDate date) {
    if (now == null || ids.isEmpty()) {
      return;
    }
    var insert =
        sql.insertInto(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID, TO_VERIFY.DATE, TO_VERIFY.MARKED_AT);
    // Sorted, so that two who mark the same people wait for each other and never in a circle.
    for (String id : new TreeSet<>(ids)) {
      insert = insert.values(id, date, now);
    }
    insert.onDuplicateKeyUpdate().set(TO_VERIFY.MARKED_AT, now).execute();
  }

  /** Somebody said something about these visits, or about what was commissioned. */
  public void decidedOn(
      DSLContext sql, Collection<String> visits, Collection<String> commissionedVisits) {
    sql.select(VISIT.SERVICE_USER_ID, VISIT.DATE)
        .from(VISIT)
        .where(VISIT.VISIT_ID.in(visits))
        .union(
            sql.select(COMMISSIONED_VISIT.SERVICE_USER_ID, COMMISSIONED_VISIT.DATE)
                .from(COMMISSIONED_VISIT)
                .where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.in(commissionedVisits)))
        .orderBy(1, 2)
        .forEach(row -> serviceUser(sql, row.value1(), row.value2()));
    // A visit that has another name by now is found by the call that named it.
    calls(
        sql,
        LOGGED_CALL
            .CALL_ID
            .in(visits)
            .andNotExists(
                DSL.selectOne().from(VISIT).where(VISIT.VISIT_ID.eq(LOGGED_CALL.CALL_ID))));
  }

  /** These calls may belong to somebody else now. */
  public void calls(DSLContext sql, Condition which) {
    if (now == null) {
      return;
    }
    sql.insertInto(CALL_TO_PLACE, CALL_TO_PLACE.CALL_ID)
        .select(sql.select(LOGGED_CALL.CALL_ID).from(LOGGED_CALL).where(which))
        .onDuplicateKeyUpdate()
        .set(CALL_TO_PLACE.CALL_ID, CALL_TO_PLACE.CALL_ID)
        .execute();
  }
}
