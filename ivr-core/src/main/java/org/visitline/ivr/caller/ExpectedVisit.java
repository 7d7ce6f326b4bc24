package org.visitline.ivr.caller;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.visitline.schema.ProviderId;

/**
 * A commissioned visit of these days, not cancelled.
 *
 * @param provider whose it is
 * @param date civil date of its start
 * @param start from which it may begin
 * @param latestStart by which it should have begun
 * @param duration commissioned
 */
record ExpectedVisit(
    ProviderId provider, LocalDate date, Instant start, Instant latestStart, Duration duration) {

  /** Policy: the match window. */
  private static final Duration WINDOW = Duration.ofHours(2);

  /**
   * Whether a call at this time may belong to it: from window before to window after, inclusive.
   */
  boolean isAbout(Instant at) {
    return !at.isBefore(start.minus(WINDOW))
        && !at.isAfter(latestStart.plus(duration).plus(WINDOW));
  }
}
