package org.visitline.ivr.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A period of time.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Period(Instant from, Instant to) {

  boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  Duration length() {
    return Duration.between(from, to);
  }

  /** What of this lies in none of those, in order. */
  List<Period> without(List<Period> others) {
    List<Period> left = List.of(this);
    for (Period other : others) {
      List<Period> next = new ArrayList<>();
      for (Period part : left) {
        part.cut(part.from(), earlier(part.to(), other.from()), next);
        part.cut(later(part.from(), other.to()), part.to(), next);
      }
      left = next;
    }
    return left;
  }

  private void cut(Instant begin, Instant end, List<Period> to) {
    if (begin.isBefore(end)) {
      to.add(new Period(begin, end));
    }
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
