package org.visitline.portal.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.visitline.portal.alerts.JooqWatch.Told;
import org.visitline.portal.alerts.TimesByContract.InForce;
import org.visitline.verification.schedule.Outage;

/** Decides what is due and sends what waits: one round of it. */
public final class Alerts {

  /** What was due longer ago, while no portal ran, is past telling: the board has it. */
  private static final Duration MEMORY = Duration.ofHours(6);

  /** A call that rings in the last second still has to become a visit before we say 'nobody'. */
  private static final Duration SETTLING = Duration.ofSeconds(5);

  /** Longer than this we do not wait for verification to catch up. */
  private static final Duration LONGEST_SETTLING = Duration.ofMinutes(2);

  /** A visit that nobody came to is cleared within this time or not at all. */
  private static final Duration CLEARED_WITHIN = Duration.ofHours(24);

  private final JooqWatch watch;
  private final JooqAlerts kept;
  private final Judgement judgement;
  private final JooqAlertTimes given;
  private final AlertTimes otherwise;
  private final ZoneId zone;
  private final Delivery<Letter> delivery;
  private final QueryLetters queries;
  private final InstantSource clock;

  Alerts(
      JooqWatch watch,
      JooqAlerts kept,
      Judgement judgement,
      JooqAlertTimes given,
      AlertTimes otherwise,
      ZoneId zone,
      Delivery<Letter> delivery,
      QueryLetters queries,
      InstantSource clock) {
    this.watch = watch;
    this.kept = kept;
    this.judgement = judgement;
    this.given = given;
    this.otherwise = otherwise;
    this.zone = zone;
    this.delivery = delivery;
    this.queries = queries;
    this.clock = clock;
  }

  /** One round. */
  public void round() {
    Instant now = clock.instant();
    TimesByContract times = given.get(otherwise);
    decide(Stage.PROVIDER, times, now);
    decide(Stage.OFFICER, times, now);
    allClear(now);
    delivery.run();
    queries.round();
  }

  private void decide(Stage stage, TimesByContract times, Instant now) {
    List<Watched> visits =
        watch.undecided(
            stage,
            now.minus(times.longest()).minus(MEMORY),
            now.minus(times.soonest(stage)).minus(SETTLING));
    List<Watched> due =
        visits.stream().filter(visit -> isDue(visit, stage, of(visit, times), now)).toList();
    if (due.isEmpty()) {
      return;
    }
    List<Outage> outages = watch.outages(now.minus(MEMORY).minus(CLEARED_WITHIN), now);
    for (Watched visit : due) {
      kept.keep(judgement.decide(visit, stage, of(visit, times), outages), now);
    }
  }

  private InForce of(Watched visit, TimesByContract times) {
    return times.of(visit.providerId(), LocalDate.ofInstant(visit.startAt(), zone));
  }

  private static boolean isDue(Watched visit, Stage stage, InForce times, Instant now) {
    Duration patience = visit.beingVerified() ? LONGEST_SETTLING : SETTLING;
    return !visit.dueAt(stage, times.times()).plus(patience).isAfter(now);
  }

  private void allClear(Instant now) {
    for (Told told : watch.told(now.minus(CLEARED_WITHIN))) {
      judgement
          .allClear(told.of().latestStartAt(), told.now())
          .ifPresent(reason -> kept.keepAllClear(told.of(), reason, now));
    }
  }
}
