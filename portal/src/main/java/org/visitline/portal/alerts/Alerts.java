package org.visitline.portal.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.visitline.portal.alerts.JooqWatch.Told;
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
  private final AlertTimes times;
  private final Delivery delivery;
  private final InstantSource clock;

  Alerts(
      JooqWatch watch,
      JooqAlerts kept,
      Judgement judgement,
      AlertTimes times,
      Delivery delivery,
      InstantSource clock) {
    this.watch = watch;
    this.kept = kept;
    this.judgement = judgement;
    this.times = times;
    this.delivery = delivery;
    this.clock = clock;
  }

  /** One round. */
  public void round() {
    Instant now = clock.instant();
    decide(Stage.PROVIDER, now);
    decide(Stage.OFFICER, now);
    allClear(now);
    delivery.run();
  }

  private void decide(Stage stage, Instant now) {
    Duration soonest = times.after(stage, true);
    List<Watched> visits =
        watch.undecided(
            stage, now.minus(times.longest()).minus(MEMORY), now.minus(soonest).minus(SETTLING));
    List<Watched> due = visits.stream().filter(visit -> isDue(visit, stage, now)).toList();
    if (due.isEmpty()) {
      return;
    }
    List<Outage> outages = watch.outages(now.minus(MEMORY).minus(CLEARED_WITHIN), now);
    for (Watched visit : due) {
      kept.keep(judgement.decide(visit, stage, outages), now);
    }
  }

  private boolean isDue(Watched visit, Stage stage, Instant now) {
    Duration patience = visit.beingVerified() ? LONGEST_SETTLING : SETTLING;
    return !visit.dueAt(stage, times).plus(patience).isAfter(now);
  }

  private void allClear(Instant now) {
    for (Told told : watch.told(now.minus(CLEARED_WITHIN))) {
      judgement
          .allClear(told.of().latestStartAt(), told.now())
          .ifPresent(reason -> kept.keepAllClear(told.of(), reason, now));
    }
  }
}
