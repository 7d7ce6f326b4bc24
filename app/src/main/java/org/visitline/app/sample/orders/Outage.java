package org.visitline.app.sample.orders;

import java.time.Instant;

/**
 * When the phone service could not have logged a call.
 *
 * @param to exclusive
 */
public record Outage(Instant from, Instant to, String note) {

  /** Whether a call of that moment was lost. */
  public boolean holds(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }
}
