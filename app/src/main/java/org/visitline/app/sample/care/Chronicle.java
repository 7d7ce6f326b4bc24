package org.visitline.app.sample.care;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.visitline.app.sample.borough.CareWorker;
import org.visitline.app.sample.borough.Dice;
import org.visitline.app.sample.borough.FictionalNumbers;
import org.visitline.app.sample.borough.Population;

/**
 * The weeks before today and today itself.
 *
 * @param commissioning what was to be done
 * @param rota who was to do it: commissioned visit and care worker
 * @param outages when no call could come through
 * @param calls every telephone call, by time
 */
public record Chronicle(
    Commissioning commissioning, List<RotaRow> rota, List<Outage> outages, List<SampleCall> calls) {

  /** One worker on the rota of one commissioned visit. */
  public record RotaRow(String commissionedVisitId, String careWorkerId) {}

  /** Until the hospital's news has reached the agency, its workers still come. */
  private static final Duration NEWS_TRAVELS = Duration.ofHours(5);

  /** The rota is known this far ahead. */
  private static final int DAYS_AHEAD = 2;

  /** On every so manieth day somebody rings in a whole morning from the car. */
  private static final int CRAMMING_EVERY = 7;

  /** Lives all the days. */
  public static Chronicle of(
      Population population, LocalDate first, LocalDate today, long seed, FictionalNumbers more) {
    Commissioning commissioning = new Commissioner(population, first, today, seed).commission();
    Map<LocalDate, List<Planned>> plans = plans(population, commissioning, first, today, seed);
    List<Outage> outages = outages(first, today);
    DayOfCare care = new DayOfCare(population.careWorkers(), Dice.of(seed, "days"));
    SomebodyElse somebodyElse = new SomebodyElse(Dice.of(seed, "somebody else"));
    Cramming cramming = new Cramming(Dice.of(seed, "cramming"));
    Telephones telephones = new Telephones(Dice.of(seed, "telephones"), more);
    List<SampleCall> calls = new ArrayList<>();
    plans.forEach(
        (date, plan) -> {
          if (date.isAfter(today)) {
            return;
          }
          List<Attended> day = somebodyElse.ringsOut(care.live(date, played(plan)));
          if (date.toEpochDay() % CRAMMING_EVERY == today.toEpochDay() % CRAMMING_EVERY) {
            day = cramming.in(day);
          }
          teams(day).forEach(team -> calls.addAll(telephones.together(team)));
        });
    calls.removeIf(call -> outages.stream().anyMatch(outage -> outage.holds(call.at())));
    calls.sort(Comparator.comparing(SampleCall::at).thenComparing(SampleCall::callerNumber));
    return new Chronicle(commissioning, rota(population, plans), outages, List.copyOf(calls));
  }

  private static Map<LocalDate, List<Planned>> plans(
      Population population,
      Commissioning commissioning,
      LocalDate first,
      LocalDate today,
      long seed) {
    Rounds rounds = new Rounds(population.careWorkers());
    Unasked unasked = new Unasked(population, commissioning, today, Dice.of(seed, "unasked"));
    Map<LocalDate, List<Planned>> plans = new LinkedHashMap<>();
    List<Planned> history = new ArrayList<>();
    for (LocalDate date = first;
        !date.isAfter(today.plusDays(DAYS_AHEAD));
        date = date.plusDays(1)) {
      List<CommissionedVisit> due =
          commissioning.dueOn(date).stream()
              .filter(visit -> !visit.cancelled() && isExpected(visit, commissioning))
              .toList();
      List<Planned> plan = new ArrayList<>(rounds.plan(date, due));
      plan.addAll(unasked.on(date));
      plans.put(date, plan);
      if (date.isBefore(today)) {
        history.addAll(plan);
      }
    }
    Dealer dealer = new Dealer(Dice.of(seed, "mishaps"));
    List<Planned> dealt = dealer.deal(history, Integer.MAX_VALUE);
    int from = 0;
    for (Map.Entry<LocalDate, List<Planned>> day : plans.entrySet()) {
      if (day.getKey().isBefore(today)) {
        int to = from + day.getValue().size();
        day.setValue(dealt.subList(from, to));
        from = to;
      } else if (day.getKey().equals(today)) {
        // Each at least once: the demo's day is to show them all.
        day.setValue(leaveOneToTheDemo(population, dealer.deal(day.getValue(), 1)));
      }
    }
    return plans;
  }

  private static boolean isExpected(CommissionedVisit visit, Commissioning commissioning) {
    Instant start = visit.startsAt();
    return !commissioning.isSuspended(visit.serviceUser(), start)
        || !commissioning.isSuspended(visit.serviceUser(), start.minus(NEWS_TRAVELS));
  }

  /** Ada's last visit of today is the demo worker's: whoever tries the telephone is expected. */
  private static List<Planned> leaveOneToTheDemo(Population population, List<Planned> plan) {
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

  private static List<Planned> played(List<Planned> plan) {
    return plan.stream()
        .filter(planned -> !planned.worker().id().equals(Population.DEMO_WORKER))
        .toList();
  }

  private static List<Outage> outages(LocalDate first, LocalDate today) {
    LocalDate storm = today.minusDays(Math.min(9, today.toEpochDay() - first.toEpochDay()));
    LocalDate works = storm.minusDays(4).isBefore(first) ? first : storm.minusDays(4);
    return List.of(
        outage(works, LocalTime.of(2, 0), Duration.ofHours(2), "works at the exchange, announced"),
        outage(storm, LocalTime.of(11, 50), Duration.ofMinutes(95), "trunk down after lightning"));
  }

  private static Outage outage(LocalDate date, LocalTime from, Duration length, String note) {
    Instant start = date.atTime(from).atZone(CommissionedVisit.ZONE).toInstant();
    return new Outage(start, start.plus(length), note);
  }

  private static Iterable<List<Attended>> teams(List<Attended> day) {
    Map<String, List<Attended>> teams = new LinkedHashMap<>();
    for (Attended stay : day) {
      String team =
          stay.planned()
              .visit()
              .map(CommissionedVisit::id)
              .orElseGet(() -> stay.serviceUser().id() + stay.in());
      teams.computeIfAbsent(team, id -> new ArrayList<>()).add(stay);
    }
    return teams.values();
  }

  private static List<RotaRow> rota(Population population, Map<LocalDate, List<Planned>> plans) {
    List<String> senders =
        population.providers().stream()
            .filter(provider -> provider.sendsRota())
            .map(provider -> provider.id())
            .toList();
    List<RotaRow> rota = new ArrayList<>();
    for (List<Planned> plan : plans.values()) {
      for (Planned planned : plan) {
        planned
            .visit()
            .filter(visit -> senders.contains(visit.providerId()))
            .ifPresent(visit -> rota.add(new RotaRow(visit.id(), planned.worker().id())));
      }
    }
    return rota;
  }
}
