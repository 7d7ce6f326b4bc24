package org.visitline.verification.schedule;

import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * When a visit shall begin, how long it shall last and how many shall come.
 *
 * @param start civil time
 * @param latestStart civil time, of the next day where it is earlier than the start; null: the
 *     start
 * @param duration elapsed time, whole minutes, more than zero
 * @param workers at least one
 * @param timeCritical a medicine that cannot wait, say: shown first to the officer
 */
public record VisitTerms(
    LocalTime start,
    @Nullable LocalTime latestStart,
    Duration duration,
    int workers,
    boolean timeCritical) {

  /** Refuses what no visit can be. */
  public VisitTerms {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(
          "a visit of " + duration.toMinutes() + " min; a duration must be more than zero");
    }
    if (workers < 1) {
      throw new IllegalArgumentException("a visit by " + workers + " workers; at least one comes");
    }
  }
}
