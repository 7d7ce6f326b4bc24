package org.visitline.ivr.guesses;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/** How often something happened of late; it remembers no more moments than anybody asks for. */
final class SlidingCount {

  private final ArrayDeque<Instant> moments = new ArrayDeque<>();
  private final Duration window;
  private final int most;

  SlidingCount(Duration window, int most) {
    this.window = window;
    this.most = most;
  }

  void add(Instant moment) {
    if (moments.size() == most) {
      moments.removeFirst();
    }
    moments.addLast(moment);
  }

  /** Up to the most that it remembers. */
  int at(Instant now) {
    Instant begins = now.minus(window);
    while (!moments.isEmpty() && !moments.getFirst().isAfter(begins)) {
      moments.removeFirst();
    }
    return moments.size();
  }
}
