package org.visitline.ivr.dialogue;

import java.time.Instant;
import java.util.Optional;
import org.visitline.schema.CallId;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.ProviderId;

/**
 * A call as it came in: all that is known of it before anybody has keyed anything.
 *
 * @param callId node and Asterisk's own id of the call
 * @param node that took it
 * @param answeredAt the moment that every event of this call is stamped with
 * @param callerNumber as presented; empty when withheld
 * @param number the same normalised; empty when withheld
 * @param presentation as the trunk said: {@code allowed}, {@code restricted}, {@code unavailable}
 * @param dialledNumber which of the installation's numbers was rung; empty if the trunk does not
 *     say
 * @param dialledProvider whose workers were given that number; empty: nobody's in particular
 */
public record Ringing(
    CallId callId,
    String node,
    Instant answeredAt,
    String callerNumber,
    Optional<CallerNumber> number,
    String presentation,
    String dialledNumber,
    Optional<ProviderId> dialledProvider) {}
