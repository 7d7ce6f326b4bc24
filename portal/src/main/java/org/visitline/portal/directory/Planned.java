package org.visitline.portal.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.visitline.portal.furniture.PageAddress;

/**
 * A commissioned visit of somebody's story.
 *
 * @param otherId the other person of the story: of a worker's, the service user
 * @param other their name
 */
record Planned(
    String id,
    LocalDate date,
    String otherId,
    String other,
    String provider,
    Instant startAt,
    Instant latestStartAt,
    int minutes,
    int workers,
    int slotsFilled,
    boolean timeCritical,
    boolean cancelled,
    boolean suspended) {

  public Instant endAt() {
    return startAt.plus(Duration.ofMinutes(minutes));
  }

  /** Where it ends if it begins at the latest. */
  public Instant latestEndAt() {
    return latestStartAt.plus(Duration.ofMinutes(minutes));
  }

  /** Whether it may begin within a stretch of time, and not only at its start. */
  public boolean hasWindow() {
    return latestStartAt.isAfter(startAt);
  }

  /** Whether it was to take place at all. */
  public boolean wanted() {
    return !cancelled && !suspended;
  }

  /** Where its story is. */
  public String story() {
    return "/commissioned-visits/" + PageAddress.of(id);
  }
}
