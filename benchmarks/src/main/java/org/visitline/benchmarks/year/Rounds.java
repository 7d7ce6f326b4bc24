package org.visitline.benchmarks.year;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.visitline.benchmarks.year.Person.DailyVisit;

/**
 * One day of all providers: who was to go where, and who truly went, when and for how long. Workers
 * run late because the visit before ran late, leave early, stay away, and stand in for each other.
 */
final class Rounds {

  private final Town town;
  private final LocalDate date;
  private final SplittableRandom random;
  private final List<List<Carer>> onDuty = new ArrayList<>();
  private final Map<Carer, Instant> busyUntil = new HashMap<>();
  private final List<PlannedVisit> planned = new ArrayList<>();
  private final List<Attendance> attended = new ArrayList<>();

  Rounds(Town town, LocalDate date, SplittableRandom random) {
    this.town = town;
    this.date = date;
    this.random = random;
    for (int provider = 0; provider < town.providers(); provider++) {
      onDuty.add(new ArrayList<>());
    }
    town.carers().stream()
        .filter(carer -> carer.worksOn(date))
        .forEach(carer -> onDuty.get(carer.provider()).add(carer));
    plan();
    planned.forEach(this::send);
  }

  /** By start. */
  List<PlannedVisit> planned() {
    return planned;
  }

  List<Attendance> attended() {
    return attended;
  }

  private void plan() {
    for (Person person : town.people()) {
      if (!person.isCaredForOn(date)) {
        continue;
      }
      for (int i = 0; i < person.daily().size(); i++) {
        DailyVisit terms = person.daily().get(i);
        if (terms.fallsOn(date)) {
          planned.add(plan(person, i, terms));
        }
      }
    }
    planned.sort(Comparator.comparing(PlannedVisit::start).thenComparing(PlannedVisit::id));
    planned.replaceAll(this::withRota);
  }

  private PlannedVisit plan(Person person, int number, DailyVisit terms) {
    boolean cancelled = random.nextInt(100) < 3;
    if (!person.ordered()) {
      String id = "V" + date.toEpochDay() + "-" + person.number() + "-" + number;
      return new PlannedVisit(id, person, date, terms, true, cancelled, List.of());
    }
    // An order's occurrence has a row only where it is unlike the order: cancelled, or moved.
    String id = YearFiles.orderOf(person, number) + "@" + date;
    boolean moved = !cancelled && random.nextInt(100) < 4;
    DailyVisit meant =
        moved
            ? new DailyVisit(
                terms.start().plusMinutes(15),
                terms.flexible(),
                terms.minutes(),
                terms.workers(),
                terms.weekdaysOnly())
            : terms;
    return new PlannedVisit(id, person, date, meant, cancelled || moved, cancelled, List.of());
  }

  private PlannedVisit withRota(PlannedVisit visit) {
    // One provider in four keeps its rota to itself.
    if (visit.cancelled() || visit.person().provider() % 4 == 3) {
      return visit;
    }
    List<Carer> team = closest(visit, visit.terms().workers());
    team.forEach(carer -> busyUntil.put(carer, end(visit)));
    return new PlannedVisit(
        visit.id(), visit.person(), visit.date(), visit.terms(), visit.listed(), false, team);
  }

  private static Instant end(PlannedVisit visit) {
    return visit.start().plus(Duration.ofMinutes(visit.terms().minutes() + 5L));
  }

  /** Those on duty who are free and closest to the person; where nobody is free, the next to be. */
  private List<Carer> closest(PlannedVisit visit, int count) {
    Person person = visit.person();
    Instant start = visit.start();
    List<Carer> all = onDuty.get(person.provider());
    List<Carer> free =
        all.stream()
            .filter(carer -> !busyUntil.getOrDefault(carer, Instant.MIN).isAfter(start))
            .sorted(Comparator.comparing((Carer carer) -> carer.distanceTo(person)))
            .limit(count)
            .toList();
    return free.size() == count
        ? free
        : all.stream()
            .sorted(
                Comparator.comparing((Carer c) -> busyUntil.getOrDefault(c, Instant.MIN))
                    .thenComparing(c -> c.distanceTo(person)))
            .limit(count)
            .toList();
  }

  private void send(PlannedVisit visit) {
    if (visit.equals(planned.getFirst())) {
      // What was planned is over; from here on it is what happens.
      busyUntil.clear();
    }
    boolean away = visit.person().isAwayOn(date);
    // A few come though it was cancelled or the person is in hospital: nobody told them.
    if ((visit.cancelled() || away) && random.nextInt(100) >= 3) {
      return;
    }
    if (random.nextInt(1000) < 12) {
      return; // nobody came
    }
    List<Carer> sent =
        visit.assigned().isEmpty() || random.nextInt(100) < 8
            ? closest(visit, visit.terms().workers())
            : visit.assigned();
    long late = lateness(visit.terms());
    for (Carer carer : sent) {
      // Two go together, but for the few times when one is held up or does not come at all.
      boolean alone = !carer.equals(sent.getFirst());
      if (!alone || random.nextInt(100) >= 4) {
        attend(visit, carer, alone && random.nextInt(12) == 0 ? late + 900_000 : late);
      }
    }
    if (random.nextInt(400) == 0 && !sent.isEmpty()) {
      attendAgain(visit, sent.getFirst());
    }
  }

  private void attend(PlannedVisit visit, Carer carer, long late) {
    Instant wanted = visit.start().plusMillis(late + random.nextInt(60_000));
    // The way from the last visit takes two to ten minutes, whatever the rota thinks.
    Instant free =
        busyUntil.getOrDefault(carer, Instant.EPOCH).plusSeconds(120 + random.nextInt(480));
    Instant arrived = wanted.isAfter(free) ? wanted : free;
    long minutes = visit.terms().minutes();
    double share = Math.clamp(0.95 + gaussian() * 0.12, 0.2, 1.9);
    if (random.nextInt(100) < 3) {
      share *= 0.4; // in and out
    }
    Instant left = arrived.plusMillis(Math.max(90_000, (long) (minutes * 60_000 * share)));
    busyUntil.put(carer, left);
    attended.add(new Attendance(visit.person(), carer, arrived, left));
  }

  /** Somebody fell, or the shopping was late: a visit that nobody commissioned. */
  private void attendAgain(PlannedVisit visit, Carer carer) {
    Instant back = visit.start().plus(Duration.ofMinutes(100 + random.nextLong(200)));
    attended.add(
        new Attendance(visit.person(), carer, back, back.plusSeconds(600 + random.nextLong(1800))));
  }

  private long lateness(DailyVisit terms) {
    double minutes = 3 + gaussian() * 6;
    if (random.nextInt(100) < 6) {
      minutes += 10 + random.nextInt(50);
    }
    if (terms.flexible()) {
      minutes += random.nextInt(20);
    }
    return (long) (minutes * 60_000);
  }

  private double gaussian() {
    // Twelve dice less six: near enough a bell, and a SplittableRandom has no other.
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}
