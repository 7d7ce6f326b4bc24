package org.visitline.app.sample.orders;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.visitline.app.sample.borough.Dice;
import org.visitline.app.sample.borough.Population;
import org.visitline.app.sample.borough.ServiceUser;

/**
 * What is told of single dates: the family is there on Sunday and the visit is cancelled, the
 * hospital's appointment moves it, somebody must be taken to the clinic.
 */
final class SingleVisits {

  /** Of a thousand occurrences. */
  private static final int CANCELLED = 7;

  private static final int MOVED = 8;

  /** How far ahead such news is known. */
  private static final int DAYS_AHEAD = 2;

  private final Population population;
  private final Commissioning ordered;
  private final LocalDate first;
  private final LocalDate today;
  private final Dice dice;
  private final List<CommissionedVisit> listed = new ArrayList<>();
  private int extra;

  SingleVisits(
      Population population, Commissioning ordered, LocalDate first, LocalDate today, Dice dice) {
    this.population = population;
    this.ordered = ordered;
    this.first = first;
    this.today = today;
    this.dice = dice;
  }

  List<CommissionedVisit> all() {
    for (LocalDate date = first;
        !date.isAfter(today.plusDays(DAYS_AHEAD));
        date = date.plusDays(1)) {
      ordered.dueOn(date).forEach(this::maybeChange);
      escort(date);
    }
    return List.copyOf(listed);
  }

  private void maybeChange(CommissionedVisit visit) {
    // Not Ada's: the demo tells people when her visits are. Not through the night: nobody would
    // come.
    boolean settled = visit.serviceUser().id().equals(Population.ADA) || visit.minutes() > 120;
    int point = dice.between(1, 1000);
    if (settled) {
      return;
    }
    if (point <= CANCELLED) {
      listed.add(visit.cancel());
    } else if (point <= CANCELLED + MOVED) {
      listed.add(visit.movedTo(visit.start().plusMinutes(30)));
    }
  }

  /** On most days somebody needs company on the way to a clinic. */
  private void escort(LocalDate date) {
    ServiceUser serviceUser = dice.oneOf(population.serviceUsers());
    LocalTime start = LocalTime.of(dice.between(10, 14), 15 * dice.between(0, 3));
    List<ServiceOrder> orders = ordered.inForce(serviceUser, date);
    boolean busy =
        ordered.dueOn(date).stream()
            .filter(visit -> visit.serviceUser().equals(serviceUser))
            .anyMatch(
                visit ->
                    visit.minutes() > 120
                        || Duration.between(visit.start(), start).abs().toMinutes() < 150);
    if (busy || orders.isEmpty() || serviceUser.id().equals(Population.ADA)) {
      return;
    }
    extra++;
    listed.add(
        new CommissionedVisit(
            String.format(Locale.ROOT, "CV%04d", extra),
            serviceUser,
            orders.getFirst().providerId(),
            "escort to clinic",
            date,
            start,
            Duration.ofMinutes(15),
            60,
            1,
            true,
            false));
  }
}
