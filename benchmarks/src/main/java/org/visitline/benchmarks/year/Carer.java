package org.visitline.benchmarks.year;

import java.time.LocalDate;

/**
 * A care worker, employed for a part of the year, or all of it.
 *
 * @param number from 0 on; id and PIN are made of it
 */
record Carer(int number, String name, int provider, LocalDate from, LocalDate to) {

  String id() {
    return "W" + (10_000 + number);
  }

  String pin() {
    return Integer.toString(200_000 + number * 37);
  }

  /** Whether on duty: six days of ten, as the same coin falls for the same day. */
  boolean worksOn(LocalDate date) {
    return !date.isBefore(from)
        && !date.isAfter(to)
        && Mixed.of(number, date.toEpochDay()) % 10 < 6;
  }

  /** How close this worker is to a person; the closest who is free comes: care has continuity. */
  long distanceTo(Person person) {
    return Mixed.of(number, person.number());
  }
}
