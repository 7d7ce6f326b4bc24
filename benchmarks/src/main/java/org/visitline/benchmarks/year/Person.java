package org.visitline.benchmarks.year;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who receives care for a part of the year, or all of it.
 *
 * @param number from 0 on; the id and the code are made of it
 * @param line number of the home's telephone; a couple, or a scheme of supported living, shares one
 * @param provider who comes
 * @param from first date of care
 * @param to last date of care
 * @param daily the visits of a day
 * @param ordered whether the council keeps a weekly order; else each visit is commissioned by date
 * @param suspended a stay in hospital; null where there was none
 */
record Person(
    int number,
    String name,
    int line,
    boolean sharesLine,
    double latitude,
    double longitude,
    int provider,
    LocalDate from,
    LocalDate to,
    List<DailyVisit> daily,
    boolean ordered,
    @Nullable Stay suspended) {

  /**
   * A visit that comes back.
   *
   * @param flexible the latest start is half an hour after the start
   * @param weekdaysOnly not on Saturdays and Sundays
   */
  record DailyVisit(
      LocalTime start, boolean flexible, int minutes, int workers, boolean weekdaysOnly) {

    boolean fallsOn(LocalDate date) {
      return !weekdaysOnly || date.getDayOfWeek().getValue() <= 5;
    }
  }

  /** A time in hospital: days, both included. */
  record Stay(LocalDate first, LocalDate last) {

    boolean contains(LocalDate date) {
      return !date.isBefore(first) && !date.isAfter(last);
    }
  }

  String id() {
    return "P" + (10_000 + number);
  }

  String code() {
    return Integer.toString(100_000 + number * 7);
  }

  String phone() {
    return Telephones.ofHome(line);
  }

  boolean isCaredForOn(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(to);
  }

  boolean isAwayOn(LocalDate date) {
    return suspended != null && suspended.contains(date);
  }
}
