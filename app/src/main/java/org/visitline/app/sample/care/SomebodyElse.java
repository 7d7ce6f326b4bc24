package org.visitline.app.sample.care;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.visitline.app.sample.borough.Dice;

/**
 * Departures that somebody else rings in with the worker's PIN, when the worker is at the next door
 * already or just arriving there.
 */
final class SomebodyElse {

  /** Somebody who waits longer than this would ring at the right time. */
  private static final Duration SOON = Duration.ofMinutes(50);

  private final Dice dice;

  SomebodyElse(Dice dice) {
    this.dice = dice;
  }

  List<Attended> ringsOut(List<Attended> day) {
    List<Attended> changed = new ArrayList<>();
    for (Attended stay : day) {
      changed.add(
          switch (stay.mishap()) {
            case LOGGED_OUT_LATER ->
                leaving(stay, day, dice.between(Duration.ofMinutes(3), Duration.ofMinutes(11)));
            // Half a minute before the other arrival: two lines, one PIN, and no car so fast.
            case PIN_LENT ->
                leaving(
                    stay,
                    day,
                    dice.between(Duration.ofSeconds(8), Duration.ofSeconds(25)).negated());
            default -> stay;
          });
    }
    return changed;
  }

  private static Attended leaving(Attended stay, List<Attended> day, Duration afterNextArrival) {
    Optional<Instant> next =
        day.stream()
            .filter(other -> other.worker().equals(stay.worker()))
            .filter(other -> !other.serviceUser().place().equals(stay.serviceUser().place()))
            .map(Attended::in)
            .filter(in -> in.isAfter(stay.out()) && in.isBefore(stay.out().plus(SOON)))
            .min(Instant::compareTo);
    return next.map(in -> stay.between(stay.in(), in.plus(afterNextArrival), false)).orElse(stay);
  }
}
