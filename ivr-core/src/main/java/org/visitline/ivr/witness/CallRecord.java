package org.visitline.ivr.witness;

import java.time.Instant;
import java.util.Optional;

/**
 * A call as Asterisk recorded it by itself.
 *
 * @param id Asterisk's
 * @param context of the dialplan, where the call was last
 * @param begunAt when it came in
 * @param answeredAt empty if it never was
 * @param endedAt when it was over
 */
record CallRecord(
    AsteriskId id, String context, Instant begunAt, Optional<Instant> answeredAt, Instant endedAt) {

  private static final String FALLBACK = "visitline-fallback";

  /** Whether no node took it, so that the dialplan was to note it. */
  boolean cameToTheFallback() {
    return context.equals(FALLBACK);
  }

  Instant at() {
    return answeredAt.orElse(begunAt);
  }
}
