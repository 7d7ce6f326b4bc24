package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Says what a change has to be followed through for, in the transaction of the change. */
final class JooqMarks {

  /** Stands for 'every date' in {@code to_verify}. */
  static final LocalDate EVERY_DATE = LocalDate.of(1000, 1, 1);

  /** Marks nothing: nothing changes in a preview, and its marks would make others wait. */
  static final JooqMarks NONE = new JooqMarks(null);

  private final @Nullable Instant now;

  private JooqMarks(@Nullable Instant now) {
    this.now = now;
  }

  static JooqMarks at(Instant now) {
    return new JooqMarks(now);
  }

  /** These people's visits are to be derived again. */
  void serviceUsers(DSLContext sql, Collection<String> ids) {
    if (now == null || ids.isEmpty()) {
      return;
    }
    var insert =
        sql.insertInto(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID, TO_VERIFY.DATE, TO_VERIFY.MARKED_AT);
    // Sorted, so that two who mark the same people wait for each other and never in a circle.
    for (String id : new TreeSet<>(ids)) {
      insert = insert.values(id, EVERY_DATE, now);
    }
    insert.onDuplicateKeyUpdate().set(TO_VERIFY.MARKED_AT, now).execute();
  }

  /** These calls may belong to somebody else now. */
  void calls(DSLContext sql, Condition which) {
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
