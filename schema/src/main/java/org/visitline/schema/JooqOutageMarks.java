package org.visitline.schema;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Marks whom an outage of the phone service bears on. The phone half tells of outages and so does a
 * file of the council's; whoever was to be visited then may not have been missed after all, or may
 * have been.
 */
public final class JooqOutageMarks {

  /** Visits of a week are the longest that can be commissioned; one may reach in from so far. */
  private static final int DAYS_AROUND = 9;

  private JooqOutageMarks() {}

  /** Marks the dates on which it began and ended, for everybody with a visit around them. */
  public static void leave(DSLContext sql, Instant from, Instant to, Instant now) {
    LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC);
    for (LocalDate end : new TreeSet<>(List.of(first, last))) {
      sql.insertInto(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID, TO_VERIFY.DATE, TO_VERIFY.MARKED_AT)
          .select(
              sql.selectDistinct(
                      COMMISSIONED_VISIT.SERVICE_USER_ID,
                      DSL.val(end, TO_VERIFY.DATE),
                      DSL.val(now, TO_VERIFY.MARKED_AT))
                  .from(COMMISSIONED_VISIT)
                  .where(
                      COMMISSIONED_VISIT.DATE.between(
                          first.minusDays(DAYS_AROUND), last.plusDays(DAYS_AROUND)))
                  .orderBy(COMMISSIONED_VISIT.SERVICE_USER_ID))
          .onDuplicateKeyUpdate()
          .set(TO_VERIFY.MARKED_AT, now)
          .execute();
    }
  }
}
