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
 * @param disposition what became of it, in Asterisk's word; empty if it says none
 */
record CallRecord(
    AsteriskId id,
    String context,
    Instant begunAt,
    Optional<Instant> answeredAt,
    Instant endedAt,
    String disposition) {

  private static final String FALLBACK = "visitline-fallback";

  /** Of a call that its caller gave up; what Asterisk refuses is FAILED, or CONGESTION. */
  private static final String NO_ANSWER = "NO ANSWER";

  /** Whether no node took it, so that the dialplan was to note it. */
  boolean cameToTheFallback() {
    return context.equals(FALLBACK);
  }

  /** Whether the caller gave it up before it was answered. */
  boolean isGivenUp() {
    return answeredAt.isEmpty() && disposition.equals(NO_ANSWER);
  }

  Instant at() {
    return answeredAt.orElse(begunAt);
  }
}
