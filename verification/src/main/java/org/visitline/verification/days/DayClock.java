package org.visitline.verification.days;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.visitline.verification.time.CivilZone;

/**
 * Writes times as a day of care has them: civil, {@code 07:58}; of the next day {@code 00:30+1}.
 *
 * @param day the day that is told
 */
record DayClock(LocalDate day, CivilZone zone) {

  /** Whether a date is the day or one of the two beside it. */
  boolean isNear(LocalDate date) {
    return Math.abs(date.toEpochDay() - day.toEpochDay()) <= 1;
  }

  /** What the clock on the wall showed. */
  String time(Instant at) {
    LocalDateTime civil = zone.civil(at);
    return civil.toLocalTime() + shift(civil);
  }

  /** As {@link #time}, but in UTC where that hour comes twice: to be read back as it was. */
  String exact(Instant at) {
    if (!zone.comesTwice(zone.civil(at))) {
      return time(at);
    }
    LocalDateTime utc = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    return utc.toLocalTime() + "Z" + shift(utc);
  }

  private String shift(LocalDateTime time) {
    long days = time.toLocalDate().toEpochDay() - day.toEpochDay();
    return days == 0 ? "" : days > 0 ? "+" + days : Long.toString(days);
  }
}
