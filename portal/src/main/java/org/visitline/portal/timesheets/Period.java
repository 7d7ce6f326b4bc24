package org.visitline.portal.timesheets;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The days that a timesheet is about.
 *
 * @param from first civil date
 * @param to last civil date, inclusive
 */
public record Period(LocalDate from, LocalDate to) {

  /** What the reader asked for; at first the week up to today, from its Monday. */
  public static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
    LocalDate last = to == null ? today : to;
    LocalDate first =
        from == null ? last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)) : from;
    return new Period(first, last);
  }

  /**
   * The last week that is wholly over, Monday to Sunday: what providers confirm and officers seal.
   */
  public static Period lastWeek(LocalDate today) {
    LocalDate sunday = today.with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
    return new Period(sunday.minusDays(6), sunday);
  }

  /** As many days earlier. */
  public Period before() {
    return moved(-1);
  }

  /** As many days later. */
  public Period after() {
    return moved(1);
  }

  private Period moved(int times) {
    return new Period(from.plusDays(times * days()), to.plusDays(times * days()));
  }

  /** Whether it holds no day at all. */
  public boolean backwards() {
    return to.isBefore(from);
  }

  /** Each civil date, in order. */
  Stream<LocalDate> dates() {
    return backwards() ? Stream.empty() : from.datesUntil(to.plusDays(1));
  }

  /** How many days it holds. */
  public long days() {
    return to.toEpochDay() - from.toEpochDay() + 1;
  }

  /** For a file's name: {@code 2026-10-19-to-2026-10-25}. */
  public String named() {
    return from + "-to-" + to;
  }
}
