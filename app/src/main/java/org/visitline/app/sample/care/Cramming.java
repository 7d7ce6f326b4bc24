package org.visitline.app.sample.care;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.visitline.app.sample.borough.Dice;

/**
 * A worker who rings in a morning's visits one behind the other from the car, with codes keyed: at
 * least three with hardly a minute between (CALL_CRAMMING), further apart than a minute's drive
 * (IMPOSSIBLE_TRAVEL).
 */
final class Cramming {

  private static final int VISITS = 4;

  private final Dice dice;

  Cramming(Dice dice) {
    this.dice = dice;
  }

  /** The same day, but one worker's visits run together, if any has enough of them. */
  List<Attended> in(List<Attended> day) {
    Map<String, List<Attended>> byWorker = new LinkedHashMap<>();
    day.stream()
        .filter(stay -> stay.mishap() == Mishap.AS_PLANNED && stay.isAlone())
        .filter(stay -> stay.planned().visit().isPresent() && !stay.serviceUser().sharesLine())
        .filter(stay -> stay.planned().duration().toMinutes() <= 60)
        .sorted(Comparator.comparing(Attended::in))
        .forEach(
            stay ->
                byWorker.computeIfAbsent(stay.worker().id(), id -> new ArrayList<>()).add(stay));
    return byWorker.values().stream()
        .filter(stays -> stays.size() >= VISITS)
        .filter(stays -> isBusyMorning(stays.subList(0, VISITS)))
        .filter(stays -> nobodyBetween(day, stays.subList(0, VISITS)))
        .findFirst()
        .map(stays -> replaced(day, stays.subList(0, VISITS)))
        .orElse(day);
  }

  /** One after the other, so that moved together each still is at its own time of day. */
  private static boolean isBusyMorning(List<Attended> stays) {
    Duration span = Duration.between(stays.getFirst().in(), stays.getLast().out());
    boolean another = true;
    for (int i = 1; i < stays.size(); i++) {
      another &= !stays.get(i).serviceUser().equals(stays.get(i - 1).serviceUser());
    }
    return another && span.toHours() < 5;
  }

  /** Another visit of the same worker among them would break the run. */
  private static boolean nobodyBetween(List<Attended> day, List<Attended> stays) {
    Attended first = stays.getFirst();
    Attended last = stays.getLast();
    return day.stream()
        .filter(stay -> stay.worker().equals(first.worker()) && !stays.contains(stay))
        .noneMatch(stay -> stay.in().isBefore(last.out()) && stay.out().isAfter(first.in()));
  }

  private List<Attended> replaced(List<Attended> day, List<Attended> stays) {
    Map<Attended, Attended> moved = new LinkedHashMap<>();
    Instant next = stays.getFirst().in();
    for (Attended stay : stays) {
      Instant out = next.plus(Duration.between(stay.in(), stay.out()));
      moved.put(stay, stay.between(next, out, true));
      next = out.plus(dice.between(Duration.ofSeconds(15), Duration.ofSeconds(45)));
    }
    return day.stream().map(stay -> moved.getOrDefault(stay, stay)).toList();
  }
}
