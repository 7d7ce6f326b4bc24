package org.visitline.portal.sealing;

import static org.jooq.impl.DSL.noCondition;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE_WRITTEN;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectConditionStep;

/**
 * Which lines of a sealed timesheet were written since they were compared with it: the table of
 * lines notes them by itself.
 */
final class JooqLinesWritten {

  /** Of more lines than these the whole timesheet is compared: so many names are no help. */
  private static final int MOST_NAMED = 5_000;

  /** From 1,000 on MariaDB makes a table of the list first and no longer looks each one up. */
  private static final int REMOVED_AT_A_TIME = 900;

  /** Noted when a timesheet is sealed: one of its lines may just then be on its way. */
  private static final String EVERY_LINE = "";

  private final PaperId timesheet;

  JooqLinesWritten(PaperId timesheet) {
    this.timesheet = timesheet;
  }

  /** What was noted. */
  record Written(List<String> visits) {

    boolean isNothing() {
      return visits.isEmpty();
    }

    /** Those lines, or every line. */
    Condition of(Field<String> visitId) {
      return visits.contains(EVERY_LINE) || visits.size() > MOST_NAMED
          ? noCondition()
          : visitId.in(visits);
    }
  }

  /** What has been noted so far. */
  Written read(DSLContext sql) {
    return new Written(noted(sql).fetch(TIMESHEET_LINE_WRITTEN.VISIT_ID));
  }

  /**
   * Reads and removes what has been noted. Who is writing one of these lines is waited for, or
   * waits and then notes it again. Nobody waits who notes one that was not noted yet: so exactly
   * what was read is removed, and that one is for the next time.
   *
   * @param settled false: just sealed, so every line is to be compared the next time too
   */
  Written take(DSLContext tx, boolean settled) {
    Written written = new Written(noted(tx).forUpdate().fetch(TIMESHEET_LINE_WRITTEN.VISIT_ID));
    List<String> done = new ArrayList<>(written.visits());
    if (!settled) {
      done.remove(EVERY_LINE);
    }
    for (int from = 0; from < done.size(); from += REMOVED_AT_A_TIME) {
      tx.deleteFrom(TIMESHEET_LINE_WRITTEN)
          .where(TIMESHEET_LINE_WRITTEN.SEALED_TIMESHEET_ID.eq(timesheet.timesheet()))
          .and(
              TIMESHEET_LINE_WRITTEN.VISIT_ID.in(
                  done.subList(from, Math.min(from + REMOVED_AT_A_TIME, done.size()))))
          .execute();
    }
    return written;
  }

  /** The timesheet is sealed: all of it is to be compared at first. */
  static void everyLine(DSLContext tx, PaperId timesheet) {
    tx.insertInto(TIMESHEET_LINE_WRITTEN)
        .set(TIMESHEET_LINE_WRITTEN.SEALED_TIMESHEET_ID, timesheet.timesheet())
        .set(TIMESHEET_LINE_WRITTEN.VISIT_ID, EVERY_LINE)
        .execute();
  }

  private SelectConditionStep<Record1<String>> noted(DSLContext sql) {
    return sql.select(TIMESHEET_LINE_WRITTEN.VISIT_ID)
        .from(TIMESHEET_LINE_WRITTEN)
        .where(TIMESHEET_LINE_WRITTEN.SEALED_TIMESHEET_ID.eq(timesheet.timesheet()));
  }
}
