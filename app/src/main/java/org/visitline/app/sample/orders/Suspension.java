package org.visitline.app.sample.orders;

import java.time.Instant;
import java.util.Optional;
import org.visitline.app.sample.borough.ServiceUser;

/**
 * A stay in hospital or the like.
 *
 * @param to exclusive; empty while nobody knows
 */
public record Suspension(
    ServiceUser serviceUser, Instant from, Optional<Instant> to, String reason) {

  /** Whether care is stopped at that moment. */
  public boolean holds(Instant moment) {
    return !moment.isBefore(from) && to.map(moment::isBefore).orElse(true);
  }
}
