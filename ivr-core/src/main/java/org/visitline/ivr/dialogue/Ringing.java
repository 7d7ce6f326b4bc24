package org.visitline.ivr.dialogue;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
 * @param number the same normalised; empty when withheld, or not one
 * @param presentation as the trunk said: {@code allowed}, {@code restricted}, {@code unavailable};
 *     never {@code allowed} where there is no number
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
    Optional<ProviderId> dialledProvider) {

  /** Presentation of a number that is shown. */
  public static final String ALLOWED = "allowed";

  /** Presentation of a number that its owner hides. */
  public static final String RESTRICTED = "restricted";

  /** Presentation where no number came. */
  public static final String UNAVAILABLE = "unavailable";

  /** What trunks write in place of a number that its owner hides. */
  private static final Set<String> HIDDEN =
      Set.of("anonymous", "private", "withheld", "restricted");

  /** What they write where none came. */
  private static final Set<String> NONE_CAME = Set.of("", "unavailable", "unknown", "0");

  /**
   * The presentation to keep: a trunk may allow a number to be shown, and show none.
   *
   * @param said by the trunk
   * @param shown as presented
   */
  public static String presentationOf(String said, String shown) {
    if (!said.equals(ALLOWED)) {
      return said;
    }
    String word = shown.strip().toLowerCase(Locale.ROOT);
    if (HIDDEN.contains(word)) {
      return RESTRICTED;
    }
    return NONE_CAME.contains(word) ? UNAVAILABLE : ALLOWED;
  }

  /** Whether the number is hidden, rather than merely not there or not valid. */
  boolean isWithheld() {
    return presentation.equals(RESTRICTED);
  }
}
