package org.visitline.verification.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that holds its first instant and not its last.
 *
 * @param from the first instant
 * @param to exclusive; null where no end is known
 */
public record Period(Instant from, @Nullable Instant to) {

  /** What stands in for a beginning that nobody knows: before any telephone. */
  public static final Instant UNKNOWN_BEGINNING = Instant.parse("1000-01-01T00:00:00Z");

  /** All of time: of what was never dated. */
  public static final Period ALWAYS = new Period(UNKNOWN_BEGINNING, null);

  /** Whether an instant lies in it. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && (to == null || instant.isBefore(to));
  }

  /** Whether it has some time, not just an instant, in common with [first, last]. */
  public boolean overlaps(Instant first, Instant last) {
    return from.isBefore(last) && (to == null || to.isAfter(first));
  }
}
