package org.visitline.portal.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.visitline.portal.alerttimes.Stage;
import org.visitline.portal.alerttimes.TimesByContract.InForce;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.time.Period;

/**
 * Whether somebody is to be told of a visit, and why: the rule, without a clock or a database.
 *
 * <p>A stage is due when its time after the latest start has passed; exactly at that moment is due.
 * Nobody is told where the visit is cancelled or suspended, or where everybody wanted has logged
 * in. Where an outage of the telephone service overlaps the time from 15 minutes before the start
 * to now, a log-in may be missing: silence proves nothing then, but somebody may be without care
 * all the same, so they are told, and the sentence has the doubt. An all-clear follows a telling,
 * once, when the visit is filled, cancelled or suspended after all.
 */
final class Judgement {

  /** Workers come and ring a little early: an outage then may have swallowed their call. */
  private static final Duration BEFORE_START = Duration.ofMinutes(15);

  private final Function<Instant, String> civil;

  /**
   * A judgement.
   *
   * @param civil says a moment as the council's clocks show it, for the sentences
   */
  Judgement(Function<Instant, String> civil) {
    this.civil = civil;
  }

  /**
   * A verdict and its reason.
   *
   * @param reason a sentence, with the times in it
   * @param byTimes another: why it was due then
   */
  record Decision(
      Watched visit, Stage stage, Instant dueAt, Verdict verdict, String reason, String byTimes) {

    /** The same, with a sentence added to its reason. */
    Decision with(String sentence) {
      return new Decision(visit, stage, dueAt, verdict, reason + sentence, byTimes);
    }
  }

  /**
   * Decides one stage of a visit, which is due.
   *
   * @param times that hold for this visit
   * @param outages in any order
   */
  Decision decide(Watched visit, Stage stage, InForce times, List<Outage> outages, Instant now) {
    Instant due = visit.dueAt(stage, times.times());
    String by = times.said(stage, visit.timeCritical());
    if (visit.cancelled()) {
      return new Decision(visit, stage, due, Verdict.CANCELLED, "The visit was cancelled.", by);
    }
    if (visit.suspended()) {
      return new Decision(
          visit, stage, due, Verdict.SUSPENDED, "The service user’s care was suspended.", by);
    }
    if (visit.isFilled()) {
      return new Decision(visit, stage, due, Verdict.ARRIVED, arrived(visit), by);
    }
    Instant watchedFrom = visit.startAt().minus(BEFORE_START);
    List<Period> silent =
        outages.stream()
            .map(Outage::period)
            .filter(outage -> outage.overlaps(watchedFrom, now))
            .sorted(Comparator.comparing(Period::from))
            .toList();
    String reason = nobody(visit, due) + mayBeMissing(silent, now);
    return new Decision(visit, stage, due, Verdict.TELL, reason, by);
  }

  /**
   * The all-clear of a visit of which somebody was told, or empty while there is none to give.
   *
   * @param toldFor the latest start for which they were told; another one now means it was moved
   * @param now the visit as it stands; empty: it is no longer commissioned
   */
  Optional<String> allClear(Instant toldFor, Optional<Watched> now) {
    if (now.isEmpty()) {
      return Optional.of("The visit is no longer commissioned.");
    }
    Watched visit = now.get();
    if (!visit.latestStartAt().equals(toldFor)) {
      return Optional.of("The visit was moved to " + civil.apply(visit.startAt()) + ".");
    }
    if (visit.cancelled()) {
      return Optional.of("The visit was cancelled.");
    }
    if (visit.suspended()) {
      return Optional.of("The service user’s care was suspended.");
    }
    return visit.isFilled() ? Optional.of(arrived(visit)) : Optional.empty();
  }

  private String arrived(Watched visit) {
    String who = visit.workers() == 1 ? "The care worker" : "Every one of the workers wanted";
    return visit.arrivedAt() == null
        ? who + " had logged in."
        : who + " had logged in, first at " + civil.apply(visit.arrivedAt()) + ".";
  }

  private String nobody(Watched visit, Instant due) {
    String came =
        visit.slotsFilled() == 0
            ? "Nobody had logged in"
            : "Only " + visit.slotsFilled() + " of " + visit.workers() + " workers had logged in";
    return "%s by %s; the visit was to begin by %s at the latest."
        .formatted(came, civil.apply(due), civil.apply(visit.latestStartAt()));
  }

  /**
   * The doubt that outages leave; empty where there was none.
   *
   * @param outages the earliest first
   */
  private String mayBeMissing(List<Period> outages, Instant now) {
    if (outages.isEmpty()) {
      return "";
    }
    Period first = outages.getFirst();
    int others = outages.size() - 1;
    String when =
        first.contains(now)
            ? "have not answered since " + civil.apply(first.from())
            : "did not answer from %s to %s"
                .formatted(civil.apply(first.from()), civil.apply(endOf(first, now)));
    return " The telephones %s%s, so a log-in may be missing."
        .formatted(
            when,
            others == 0
                ? ""
                : ", nor at " + others + (others == 1 ? " other time" : " other times"));
  }

  private static Instant endOf(Period outage, Instant now) {
    return outage.to() == null ? now : outage.to();
  }
}
