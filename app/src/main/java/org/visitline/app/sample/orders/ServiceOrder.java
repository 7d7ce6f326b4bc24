package org.visitline.app.sample.orders;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;
import org.visitline.app.sample.borough.ServiceUser;

/**
 * What the council commissioned: a weekly pattern.
 *
 * @param window how long after the start the visit may still begin
 */
public record ServiceOrder(
    String id,
    ServiceUser serviceUser,
    String providerId,
    String serviceType,
    LocalDate validFrom,
    Optional<LocalDate> validTo,
    Set<DayOfWeek> days,
    int everyWeeks,
    LocalTime start,
    Duration window,
    int minutes,
    int workers,
    boolean timeCritical) {

  /** When the visit may last begin. */
  public LocalTime latestStart() {
    return start.plus(window);
  }

  /** Whether it has an occurrence on the date; weeks count from the Monday of the first. */
  boolean isDue(LocalDate date) {
    LocalDate firstMonday = validFrom.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return !date.isBefore(validFrom)
        && validTo.map(last -> !date.isAfter(last)).orElse(true)
        && days.contains(date.getDayOfWeek())
        && ChronoUnit.WEEKS.between(firstMonday, date) % everyWeeks == 0;
  }

  /** The dated visit. */
  CommissionedVisit on(LocalDate date) {
    return new CommissionedVisit(
        id + "@" + date,
        serviceUser,
        providerId,
        serviceType,
        date,
        start,
        window,
        minutes,
        workers,
        timeCritical,
        false);
  }
}
