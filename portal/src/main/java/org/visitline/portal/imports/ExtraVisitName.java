package org.visitline.portal.imports;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Names one more visit of a date by whose it is and when: {@code S1-2026-11-03-0800}. Two providers
 * may come at one time, and each visit has a name of its own: the second is {@code
 * S1-2026-11-03-0800-2}.
 */
final class ExtraVisitName {

  /** As files have it. A person's reference may be as long by itself, and is cut. */
  private static final int LONGEST = 64;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'-'HHmm");

  private ExtraVisitName() {}

  /**
   * A name that is free.
   *
   * @param start empty: what was keyed is no time of day, and the import says so
   * @param taken whether another visit has a name
   */
  static String of(
      String person, LocalDate date, Optional<LocalTime> start, Predicate<String> taken) {
    String when = "-" + date + start.map(TIME::format).orElse("");
    String name = fitting(person, when);
    for (int number = 2; taken.test(name); number++) {
      name = fitting(person, when + "-" + number);
    }
    return name;
  }

  private static String fitting(String person, String end) {
    return person.substring(0, Math.min(person.length(), LONGEST - end.length())) + end;
  }
}
