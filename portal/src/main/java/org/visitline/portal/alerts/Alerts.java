package org.visitline.portal.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.visitline.portal.access.Scope;
import org.visitline.portal.alerts.JooqWatch.Told;
import org.visitline.portal.alerts.Judgement.Decision;
import org.visitline.portal.alerttimes.AlertTimes;
import org.visitline.portal.alerttimes.JooqAlertTimes;
import org.visitline.portal.alerttimes.Stage;
import org.visitline.portal.alerttimes.TimesByContract;
import org.visitline.portal.alerttimes.TimesByContract.InForce;
import org.visitline.portal.calls.JooqDoorCalls;
import org.visitline.portal.calls.JooqDoorCalls.AtHome;
import org.visitline.portal.contacts.Delivery;
import org.visitline.portal.queryletters.QueryLetters;
import org.visitline.schema.ProviderId;
import org.visitline.verification.schedule.Outage;

/** Decides what is due and sends what waits: one round of it. */
public final class Alerts {

  /** What was due longer ago, while no portal ran, is past telling: the board has it. */
  private static final Duration MEMORY = Duration.ofHours(6);

  /** A call that rings in the last second still has to become a visit before we say 'nobody'. */
  private static final Duration SETTLING = Duration.ofSeconds(5);

  /** Longer than this we do not wait for verification to catch up. */
  private static final Duration LONGEST_SETTLING = Duration.ofMinutes(2);

  /**
   * While the telephones do not answer, a log-in may come as soon as they do. But somebody may be
   * without care: longer than this after it was due, nobody is kept waiting.
   */
  private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(5);

  /** A visit that nobody came to is cleared within this time or not at all. */
  private static final Duration CLEARED_WITHIN = Duration.ofHours(24);

  /** More of them tell nothing new, and a letter is to be short. */
  private static final int DOOR_CALLS_TOLD = 2;

  private final JooqWatch watch;
  private final JooqCallsOnTheirWay calls;
  private final CallsOnTheirWay onTheirWay;
  private final JooqAlerts kept;
  private final JooqDoorCalls doorCalls;
  private final Function<Instant, String> civil;
  private final Judgement judgement;
  private final JooqAlertTimes given;
  private final AlertTimes otherwise;
  private final ZoneId zone;
  private final Delivery<?> delivery;
  private final QueryLetters queries;
  private final InstantSource clock;

  Alerts(
      JooqWatch watch,
      JooqCallsOnTheirWay calls,
      CallsOnTheirWay onTheirWay,
      JooqAlerts kept,
      JooqDoorCalls doorCalls,
      Function<Instant, String> civil,
      Judgement judgement,
      JooqAlertTimes given,
      AlertTimes otherwise,
      ZoneId zone,
      Delivery<?> delivery,
      QueryLetters queries,
      InstantSource clock) {
    this.watch = watch;
    this.calls = calls;
    this.onTheirWay = onTheirWay;
    this.kept = kept;
    this.doorCalls = doorCalls;
    this.civil = civil;
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
    Instant now = look();
    TimesByContract times = given.get(otherwise);
    decide(Stage.PROVIDER, times, now);
    decide(Stage.OFFICER, times, now);
    allClear(now);
    delivery.run();
    queries.round();
    onTheirWay.stillThere(clock.instant());
  }

  /**
   * Sees which calls are on their way, without deciding anything: also while another node decides,
   * for the next round may be ours.
   *
   * @return the moment of it
   */
  Instant look() {
    Instant now = clock.instant();
    onTheirWay.look(calls.seen(now), now);
    return now;
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
    boolean outage = outages.stream().anyMatch(one -> one.period().contains(now));
    List<Decision> told = new ArrayList<>();
    for (Watched visit : due) {
      Decision decision = judgement.decide(visit, stage, of(visit, times), outages, now);
      if (decision.verdict() != Verdict.TELL) {
        kept.keep(decision, now);
      } else if (!onTheirWay.areLikely(now) && !mayBeOver(outage, decision, now)) {
        told.add(decision);
      }
    }
    Map<String, String> doors = atTheDoor(told);
    for (Decision decision : told) {
      String door = doors.getOrDefault(decision.visit().id(), "");
      kept.keep(decision.with(door + onTheirWay.doubt()), now);
    }
  }

  /**
   * Somebody who stood before a closed door has not come, and is not nobody: what is told of it, by
   * the visit, to all that read of it at once. After an outage there are hundreds.
   */
  private Map<String, String> atTheDoor(List<Decision> told) {
    Map<Scope, List<AtHome>> byReaders =
        told.stream()
            .collect(
                Collectors.groupingBy(
                    Alerts::readers, Collectors.mapping(Alerts::atHome, Collectors.toList())));
    Map<String, String> doors = new HashMap<>();
    byReaders.forEach(
        (readers, times) ->
            doorCalls
                .of(times, readers)
                .forEach(
                    (visit, calls) ->
                        doors.put(
                            visit,
                            calls.stream()
                                .limit(DOOR_CALLS_TOLD)
                                .map(call -> " " + call.inLetter(civil.apply(call.at())))
                                .collect(Collectors.joining()))));
    return doors;
  }

  private static Scope readers(Decision decision) {
    return decision.stage() == Stage.PROVIDER
        ? Scope.of(new ProviderId(decision.visit().providerId()))
        : Scope.everyProvider();
  }

  private static AtHome atHome(Decision decision) {
    Watched visit = decision.visit();
    return new AtHome(
        visit.id(),
        visit.serviceUserId(),
        visit.startAt(),
        visit.latestStartAt().plus(Duration.ofMinutes(visit.minutes())));
  }

  /** Whether it is worth waiting for the telephones to answer again. */
  private static boolean mayBeOver(boolean outage, Decision decision, Instant now) {
    return outage && now.isBefore(decision.dueAt().plus(LONGEST_OUTAGE));
  }

  private InForce of(Watched visit, TimesByContract times) {
    return times.of(visit.providerId(), LocalDate.ofInstant(visit.startAt(), zone));
  }

  private boolean isDue(Watched visit, Stage stage, InForce times, Instant now) {
    Instant due = visit.dueAt(stage, times.times());
    if (!visit.beingVerified()) {
      return !due.plus(SETTLING).isAfter(now);
    }
    // Due while we could not look: verification could not go on then, either.
    Instant since = onTheirWay.watchingSince();
    return !(since.isAfter(due) ? since : due).plus(LONGEST_SETTLING).isAfter(now);
  }

  private void allClear(Instant now) {
    for (Told told : watch.told(now.minus(CLEARED_WITHIN))) {
      judgement
          .allClear(told.of().latestStartAt(), told.now())
          .ifPresent(reason -> kept.keepAllClear(told.of(), reason, now));
    }
  }
}
