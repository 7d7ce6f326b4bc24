package org.visitline.portal.timesheets;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/**
 * The days that a timesheet is about.
 *
 * @param from first civil date
 * @param to last civil date, inclusive
 */
record Period(LocalDate from, LocalDate to) {

  /** What the reader asked for; at first the week up to today, from its Monday. */
  static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
    LocalDate last = to == null ? today : to;
    LocalDate first =
        from == null ? last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : from;
    return new Period(first, last);
  }

  /** Whether it holds any day at all. */
  public boolean backwards() {
    return to.isBefore(from);
  }
}
