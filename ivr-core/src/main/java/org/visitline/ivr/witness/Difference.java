package org.visitline.ivr.witness;

import java.time.Instant;

/**
 * A call that is in Asterisk's records or in the call log, and not in both.
 *
 * @param asteriskId Asterisk's name for it
 * @param callId the logged call's; empty if it is not logged
 * @param at answered, else begun
 * @param until when Asterisk had it over; the same moment where only the log has it
 * @param reason why
 */
public record Difference(
    String asteriskId, String callId, Instant at, Instant until, Reason reason) {}
