package org.visitline.verification.store;

import java.time.Duration;
import java.time.Instant;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;

/**
 * How far, at the most, one thing in a household's history bears on another.
 *
 * @param stretch from the first to the last moment of a visit, or from a visit to a commissioned
 *     visit whose slot it may take
 * @param recent how long after its start a commissioned visit, or after an arrival a visit, may
 *     still be changed by the passing of time alone
 * @param open how long a visit may stay open
 * @param extra how long after a departure another one is the same event
 * @param match how far a visit may lie outside the time of a commissioned visit
 */
record Reach(Duration stretch, Duration recent, Duration open, Duration extra, Duration match) {

  /** An amendment may move a visit by 36 h, and may make it last as long. */
  private static final Duration AMENDED = Duration.ofDays(3);

  /** A latest start is civil time, so less than a day and the hour of autumn after the start. */
  private static final Duration LATEST_START = Duration.ofHours(25);

  /**
   * The reach of everything.
   *
   * @param longest the longest duration commissioned
   */
  static Reach of(Policies policies, Duration longest) {
    Duration open = Duration.ZERO;
    Duration match = Duration.ZERO;
    Duration missed = Duration.ZERO;
    Duration extra = Duration.ZERO;
    for (Policy policy : policies.all()) {
      open = longer(open, longest.plus(policy.openBeyondCommissioned()));
      open = longer(open, policy.openWhereNothingCommissioned());
      match = longer(match, policy.matchWindow());
      missed = longer(missed, policy.missedAfter());
      extra = longer(extra, policy.extraCallWithin());
    }
    Duration span = LATEST_START.plus(longest);
    return new Reach(
        longer(longer(open, span.plus(match)), AMENDED).plus(extra),
        longer(open, span.plus(longer(match, missed))),
        open,
        extra,
        match);
  }

  /** The reach of whichever of two goes further. */
  Reach and(Reach other) {
    return new Reach(
        longer(stretch, other.stretch),
        longer(recent, other.recent),
        longer(open, other.open),
        longer(extra, other.extra),
        longer(match, other.match));
  }

  /** What began before this moment is not changed any more by the passing of time alone. */
  Instant settled(Instant now) {
    return now.minus(recent);
  }

  /**
   * A touch with what time bears on: what changes from a moment on had begun before; and what is
   * not settled yet is derived to the end, to say when time changes it next.
   */
  Touch ofTime(Touch touch, Instant now) {
    Touch whole = touch;
    if (touch.first() != null && touch.last() == null) {
      whole = Touch.since(touch.first().minus(recent));
    }
    return whole.last() == null || !whole.last().isBefore(settled(now))
        ? whole.and(Touch.since(settled(now)))
        : whole;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
