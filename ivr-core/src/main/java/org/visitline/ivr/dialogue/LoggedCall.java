package org.visitline.ivr.dialogue;

import java.util.Optional;
import org.visitline.schema.CallId;

/**
 * What is known of a call by now, as it will be kept: evidence, so only what came down the line.
 * Which worker and service user that means is for the rules to say.
 *
 * @param callId this logged call: the telephone call's own id, with {@code /2} for the second event
 *     of one call, which is a second worker's or an outcome beside a departure
 * @param ringing the telephone call
 * @param pin what was keyed last as a PIN
 * @param serviceUserCode digits keyed; empty if none
 * @param direction only where the caller keyed it; a direction that was worked out is no evidence
 * @param outcome of the conversation
 */
public record LoggedCall(
    CallId callId,
    Ringing ringing,
    KeyedPin pin,
    String serviceUserCode,
    Optional<Direction> direction,
    Outcome outcome) {

  /** A call on which nothing has been keyed yet. */
  public static LoggedCall of(Ringing ringing) {
    return new LoggedCall(
        ringing.callId(), ringing, KeyedPin.NONE, "", Optional.empty(), new Outcome.Abandoned());
  }

  /** The second worker's call: same telephone, same place and direction, own PIN to come. */
  LoggedCall forSecondWorker(Direction sameDirection) {
    return new LoggedCall(
        secondId(),
        ringing,
        KeyedPin.NONE,
        serviceUserCode,
        Optional.of(sameDirection),
        new Outcome.Abandoned());
  }

  /** Another event of the same worker on this call. */
  LoggedCall beside(Outcome other) {
    return new LoggedCall(secondId(), ringing, pin, serviceUserCode, direction, other);
  }

  /** One is enough: the star menu is not offered to a second worker. */
  private CallId secondId() {
    return new CallId(ringing.callId() + "/2");
  }

  LoggedCall withPin(KeyedPin keyed, Outcome now) {
    return new LoggedCall(callId, ringing, keyed, serviceUserCode, direction, now);
  }

  LoggedCall withCode(String keyed) {
    return new LoggedCall(callId, ringing, pin, keyed, direction, outcome);
  }

  LoggedCall withDirection(Direction keyed) {
    return new LoggedCall(callId, ringing, pin, serviceUserCode, Optional.of(keyed), outcome);
  }

  LoggedCall with(Outcome now) {
    return new LoggedCall(callId, ringing, pin, serviceUserCode, direction, now);
  }
}
