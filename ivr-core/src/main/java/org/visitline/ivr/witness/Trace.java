package org.visitline.ivr.witness;

import java.time.Instant;
import java.util.Optional;

/**
 * What we have of one telephone call.
 *
 * @param callId the logged call's
 * @param id Asterisk's
 * @param answeredAt as logged
 * @param endedAt empty where it is still on, or nobody could know
 * @param where it is
 */
record Trace(
    String callId, AsteriskId id, Instant answeredAt, Optional<Instant> endedAt, Where where) {

  /** How far a call has come. */
  enum Where {
    /** In the database: in the call log. */
    LOGGED,
    /** In a node's journal, over, and not in the database yet. */
    JOURNAL,
    /** In a node's journal, and not over. */
    OPEN,
    /** On Asterisk's disk, noted by the dialplan and not brought in yet. */
    SPOOL
  }
}
