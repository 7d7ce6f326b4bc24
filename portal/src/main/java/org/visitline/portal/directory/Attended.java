package org.visitline.portal.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.furniture.PageAddress;

/**
 * A visit of somebody's story.
 *
 * @param otherId the other person of it: to a service user the worker, to a worker the service user
 * @param other their name
 * @param commissionedVisitId whose slot it takes; null where it takes none
 */
record Attended(
    String id,
    LocalDate date,
    String otherId,
    String other,
    String provider,
    @Nullable Instant arrivedAt,
    @Nullable Instant departedAt,
    Instant beginsAt,
    boolean stillOpen,
    @Nullable String commissionedVisitId) {

  /** How long; empty without both times. */
  public Optional<Duration> duration() {
    return arrivedAt == null || departedAt == null
        ? Optional.empty()
        : Optional.of(Duration.between(arrivedAt, departedAt));
  }

  /** The other person's place in an address. */
  public String otherPage() {
    return PageAddress.of(otherId);
  }

  /** Where its story is. */
  public String story() {
    return "/visits/" + PageAddress.of(id);
  }
}
