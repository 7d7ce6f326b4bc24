package org.visitline.app.sample.care;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.visitline.app.sample.borough.CareWorker;
import org.visitline.app.sample.borough.Dice;
import org.visitline.app.sample.borough.Population;
import org.visitline.app.sample.orders.CommissionedVisit;
import org.visitline.app.sample.orders.Commissioning;

/** The rounds of all days, with the mishaps that will befall them. */
final class Plans {

  /** Until the hospital's news has reached the agency, its workers still come. */
  private static final Duration NEWS_TRAVELS = Duration.ofHours(5);

  /** The rota is known this far ahead. */
  private static final int DAYS_AHEAD = 2;

  private final Population population;
  private final Commissioning commissioning;
  private final long seed;

  Plans(Population population, Commissioning commissioning, long seed) {
    this.population = population;
    this.commissioning = commissioning;
    this.seed = seed;
  }

  Map<LocalDate, List<Planned>> of(LocalDate first, LocalDate today) {
    SortedMap<LocalDate, List<Planned>> plans = rounds(first, today);
    Dealer dealer = new Dealer(Dice.of(seed, "mishaps"));
    SortedMap<LocalDate, List<Planned>> history = plans.headMap(today);
    Iterator<Planned> dealt =
        dealer
            .deal(history.values().stream().flatMap(List::stream).toList(), Integer.MAX_VALUE)
            .iterator();
    history.replaceAll((date, plan) -> plan.stream().map(planned -> dealt.next()).toList());
    // Each at least once: the demo's day is to show them all.
    plans.computeIfPresent(today, (date, plan) -> leaveOneToTheDemo(dealer.deal(plan, 1)));
    return plans;
  }

  private SortedMap<LocalDate, List<Planned>> rounds(LocalDate first, LocalDate today) {
    Rounds rounds = new Rounds(population.careWorkers());
    Unasked unasked = new Unasked(population, commissioning, today, Dice.of(seed, "unasked"));
    SortedMap<LocalDate, List<Planned>> plans = new TreeMap<>();
    first
        .datesUntil(today.plusDays(DAYS_AHEAD + 1))
        .forEachOrdered(
            date -> {
              List<CommissionedVisit> due =
                  commissioning.dueOn(date).stream()
                      .filter(visit -> !visit.cancelled() && isExpected(visit))
                      .toList();
              List<Planned> plan = new ArrayList<>(rounds.plan(date, due));
              plan.addAll(unasked.on(date));
              plans.put(date, plan);
            });
    return plans;
  }

  private boolean isExpected(CommissionedVisit visit) {
    Instant start = visit.startsAt();
    return !commissioning.isSuspended(visit.serviceUser(), start)
        || !commissioning.isSuspended(visit.serviceUser(), start.minus(NEWS_TRAVELS));
  }

  /** Ada's last visit of today is the demo worker's: whoever tries the telephone is expected. */
  private List<Planned> leaveOneToTheDemo(List<Planned> plan) {
    CareWorker demoWorker = population.careWorkers().getFirst();
    List<Planned> left = new ArrayList<>(plan);
    left.replaceAll(
        planned ->
            planned
                .visit()
                .filter(visit -> visit.serviceUser().id().equals(Population.ADA))
                .filter(visit -> visit.start().getHour() >= 22)
                .map(visit -> Planned.of(visit, demoWorker, 0, visit.startsAt()))
                .orElse(planned));
    return left;
  }
}
