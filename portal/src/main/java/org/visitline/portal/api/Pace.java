package org.visitline.portal.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How fast one token may ask, on one node: 120 times a minute, however spread within it. */
final class Pace {

  private static final int MOST = 120;
  private static final Duration WITHIN = Duration.ofMinutes(1);

  private final Map<Long, Minute> minutes = new ConcurrentHashMap<>();

  private record Minute(Instant begun, int asked) {}

  /** Counts a request; zero where it may be answered. */
  long secondsToWait(long token, Instant now) {
    Minute minute =
        minutes.merge(
            token,
            new Minute(now, 1),
            (before, fresh) ->
                before.begun().plus(WITHIN).isAfter(now)
                    ? new Minute(before.begun(), before.asked() + 1)
                    : fresh);
    return minute.asked() <= MOST
        ? 0
        : Math.max(1, Duration.between(now, minute.begun().plus(WITHIN)).toSeconds());
  }
}
