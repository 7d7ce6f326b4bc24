package org.visitline.verification.files;

import java.time.Duration;
import org.visitline.verification.schedule.VisitTerms;

/**
 * What orders and dated visits have in common: when a visit shall begin, how long it lasts, and how
 * many come.
 *
 * @param start civil time
 * @param latestStart civil time, or empty
 * @param duration whole minutes
 * @param workers how many, or empty for one
 * @param timeCritical true, false or empty
 */
record VisitColumns(
    Column start, Column latestStart, Column duration, Column workers, Column timeCritical) {

  /** A week, in minutes: live-in care is commissioned by the day, and nothing lasts longer. */
  private static final int LONGEST = 7 * 24 * 60;

  private static final int MOST_WORKERS = 20;

  static VisitColumns in(Columns columns) {
    return new VisitColumns(
        columns.required("start"),
        columns.optional("latest_start"),
        columns.required("duration_minutes"),
        columns.optional("workers"),
        columns.optional("time_critical"));
  }

  VisitTerms read(Row row) throws RejectedValue {
    return new VisitTerms(
        row.time(start),
        row.optionalTime(latestStart),
        Duration.ofMinutes(row.number(duration, 1, LONGEST)),
        row.number(workers, 1, MOST_WORKERS, 1),
        row.flag(timeCritical));
  }
}
