package org.visitline.ivr.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The times in which no call could have been logged, told from what is known afterwards.
 *
 * <p>While no node was there, the dialplan notes calls by itself: that is no outage. Whether the
 * dialplan was there shows in Asterisk's own count of calls. Two calls of one life of Asterisk, one
 * after the other, have Asterisk up between them; so a time without a node is dark only where that
 * count has gone back, or where there is no call before or after to tell.
 */
final class Darkness {

  /** Somebody who rings in vain rings again; and a restart for an upgrade takes less. */
  private static final Duration SHORTEST = Duration.ofMinutes(2);

  private Darkness() {}

  /** A call that was logged, by a node or by the dialplan. */
  record Rang(AsteriskId id, Instant at) {}

  /** The times in a window in which no node was there. */
  static List<Period> withoutNode(Period window, List<Life> lives) {
    return window.without(lives.stream().map(life -> new Period(life.from(), life.to())).toList());
  }

  /**
   * The outages in a window.
   *
   * @param window that is looked at; it begins no earlier than the first life of all
   * @param lives of all nodes
   * @param calls that were logged, from the last before the window on
   */
  static List<Period> outages(Period window, List<Life> lives, List<Rang> calls) {
    List<Period> covered = coveredByAsterisk(calls);
    List<Period> dark = new ArrayList<>();
    for (Period gap : withoutNode(window, lives)) {
      for (Period part : gap.without(covered)) {
        if (part.length().compareTo(SHORTEST) >= 0) {
          dark.add(part);
        }
      }
    }
    return dark;
  }

  /** From one call to the next of the same life of one Asterisk. */
  private static List<Period> coveredByAsterisk(List<Rang> calls) {
    Map<String, List<Rang>> bySystem =
        calls.stream()
            .sorted(Comparator.comparing(Rang::at))
            .collect(
                Collectors.groupingBy(
                    call -> call.id().system(), TreeMap::new, Collectors.toList()));
    List<Period> covered = new ArrayList<>();
    for (List<Rang> ofOne : bySystem.values()) {
      for (int next = 1; next < ofOne.size(); next++) {
        Rang before = ofOne.get(next - 1);
        Rang after = ofOne.get(next);
        if (after.id().count() > before.id().count()) {
          covered.add(new Period(before.at(), after.at()));
        }
      }
    }
    return covered;
  }
}
