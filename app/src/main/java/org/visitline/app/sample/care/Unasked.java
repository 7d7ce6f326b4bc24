package org.visitline.app.sample.care;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.visitline.app.sample.borough.CareWorker;
import org.visitline.app.sample.borough.Dice;
import org.visitline.app.sample.borough.Population;
import org.visitline.app.sample.borough.ServiceUser;
import org.visitline.app.sample.borough.Shift;
import org.visitline.app.sample.orders.CommissionedVisit;
import org.visitline.app.sample.orders.Commissioning;
import org.visitline.app.sample.orders.ServiceOrder;

/**
 * Visits that nobody commissioned: a supervisor looks in (UNPLANNED_VISIT), or the old round is
 * still walked after the order has ended (NO_SERVICE_ORDER).
 */
final class Unasked {

  /** Between the visits of the morning and those of noon. */
  private static final LocalTime LOOKS_IN = LocalTime.of(10, 20);

  private final Population population;
  private final Commissioning commissioning;
  private final LocalDate today;
  private final Dice dice;

  Unasked(Population population, Commissioning commissioning, LocalDate today, Dice dice) {
    this.population = population;
    this.commissioning = commissioning;
    this.today = today;
    this.dice = dice;
  }

  List<Planned> on(LocalDate date) {
    List<Planned> unasked = new ArrayList<>();
    ServiceUser lookedInOn = dice.oneOf(population.serviceUsers());
    int minutes = dice.between(0, 40);
    // Where a visit is due about then, it would be taken for that one.
    boolean quiet =
        commissioning.dueOn(date).stream()
            .filter(visit -> visit.serviceUser().equals(lookedInOn))
            .noneMatch(visit -> visit.minutes() > 120 || isAboutNoon(visit));
    commissioning.inForce(lookedInOn, date).stream()
        .filter(order -> quiet && !lookedInOn.id().equals(Population.ADA))
        .filter(order -> !lookedInOn.sharesLine() && !lookedInOn.noPhone())
        .findFirst()
        .ifPresent(
            order ->
                visit(unasked, date, order, LOOKS_IN.plusMinutes(minutes), Duration.ofMinutes(25)));
    if (date.equals(today.minusDays(5)) || date.equals(today.minusDays(4))) {
      commissioning.orders().stream()
          .filter(order -> order.validTo().map(date::isAfter).orElse(false))
          .filter(order -> !order.serviceUser().sharesLine())
          .forEach(
              order ->
                  visit(unasked, date, order, order.start(), Duration.ofMinutes(order.minutes())));
    }
    return unasked;
  }

  private static boolean isAboutNoon(CommissionedVisit visit) {
    return visit.start().isAfter(LocalTime.of(9, 30))
        && visit.start().isBefore(LocalTime.of(13, 1));
  }

  private void visit(
      List<Planned> unasked,
      LocalDate date,
      ServiceOrder order,
      LocalTime start,
      Duration duration) {
    List<CareWorker> dayOff =
        population.careWorkers().stream()
            .filter(worker -> worker.providerId().equals(order.providerId()))
            .filter(worker -> worker.shift() == Shift.EARLY || worker.shift() == Shift.LATE)
            .filter(worker -> !worker.onDuty(date))
            .toList();
    Instant at = date.atTime(start).atZone(CommissionedVisit.ZONE).toInstant();
    if (!dayOff.isEmpty()) {
      unasked.add(Planned.unasked(order.serviceUser(), dice.oneOf(dayOff), at, duration));
    }
  }
}
