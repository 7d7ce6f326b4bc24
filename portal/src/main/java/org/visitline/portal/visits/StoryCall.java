package org.visitline.portal.visits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.furniture.PageAddress;
import org.visitline.verification.calls.Line;

/**
 * A telephone call of the story, as it was.
 *
 * @param callId names the call
 * @param answeredAt when it was answered
 * @param callerNumber as presented; empty when withheld
 * @param callerE164 normalised; null when withheld
 * @param registered whether the number was registered to the service user at that time
 * @param dialledNumber which of the service's numbers rang
 * @param pinMasked what was keyed, all but its length hidden
 * @param serviceUserCode what was keyed; empty where nothing was
 * @param direction what the caller said; empty where nothing
 * @param part what the call is to the visit: Arrival, Departure, Extra call
 * @param careWorker whose PIN it was
 * @param linked whether a person said where it belongs, for by itself it had no place
 */
record StoryCall(
    String callId,
    Instant answeredAt,
    String callerNumber,
    @Nullable String callerE164,
    boolean registered,
    String dialledNumber,
    String pinMasked,
    String serviceUserCode,
    String direction,
    String part,
    String careWorker,
    boolean linked) {

  /** Where it was decided upon. */
  public String decidedAt() {
    return "/unmatched-calls/" + PageAddress.of(callId);
  }

  /** How the call proves the place. */
  public String line() {
    return switch (Line.of(callerE164, registered)) {
      case REGISTERED -> "The service user’s registered line";
      case OTHER -> "Another line, not registered to the service user";
      case MOBILE -> "A mobile, not registered to the service user";
      case WITHHELD -> "Withheld";
    };
  }

  /** As presented, or that nothing was. */
  public String presented() {
    return callerNumber.isBlank() ? "No number" : callerNumber;
  }

  /** What the caller said about arriving or leaving. */
  public String said() {
    return switch (direction) {
      case "ARRIVAL" -> "Arriving";
      case "DEPARTURE" -> "Leaving";
      default -> "Not said";
    };
  }
}
