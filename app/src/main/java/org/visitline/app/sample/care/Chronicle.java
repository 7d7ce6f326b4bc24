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
import org.visitline.app.sample.borough.Dice;
import org.visitline.app.sample.borough.FictionalNumbers;
import org.visitline.app.sample.borough.Population;
import org.visitline.app.sample.orders.CommissionedVisit;
import org.visitline.app.sample.orders.Commissioner;
import org.visitline.app.sample.orders.Commissioning;
import org.visitline.app.sample.orders.Outage;

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

  /** On every so manieth day somebody rings in a whole morning from the car. */
  private static final int CRAMMING_EVERY = 7;

  /** Lives all the days. */
  public static Chronicle of(
      Population population, LocalDate first, LocalDate today, long seed, FictionalNumbers more) {
    Commissioning commissioning = new Commissioner(population, first, today, seed).commission();
    Map<LocalDate, List<Planned>> plans =
        new Plans(population, commissioning, seed).of(first, today);
    List<Outage> outages = outages(today);
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

  private static List<Planned> played(List<Planned> plan) {
    return plan.stream()
        .filter(planned -> !planned.worker().id().equals(Population.DEMO_WORKER))
        .toList();
  }

  private static List<Outage> outages(LocalDate today) {
    return List.of(
        outage(
            today.minusDays(13),
            LocalTime.of(2, 0),
            Duration.ofHours(2),
            "works at the exchange, announced"),
        outage(
            today.minusDays(9),
            LocalTime.of(11, 50),
            Duration.ofMinutes(95),
            "trunk down after lightning"));
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
