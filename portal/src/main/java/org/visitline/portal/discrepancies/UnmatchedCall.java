package org.visitline.portal.discrepancies;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.furniture.PageAddress;

/**
 * A call that makes no visit, for it names no worker or no service user.
 *
 * @param callId names the call
 * @param date civil date of the call
 * @param answeredAt when it was answered
 * @param callerNumber as presented; empty when withheld
 * @param dialledNumber which of the service's numbers rang
 * @param pinMasked what was keyed, all but its length hidden
 * @param serviceUserCode what was keyed, empty where nothing was
 * @param kind why it is unmatched
 * @param explanation the same as a sentence
 * @param careWorker null: not known
 * @param providerId null: not known
 * @param provider null: not known
 */
public record UnmatchedCall(
    String callId,
    LocalDate date,
    Instant answeredAt,
    String callerNumber,
    String dialledNumber,
    String pinMasked,
    String serviceUserCode,
    FindingKind kind,
    String explanation,
    @Nullable String careWorker,
    @Nullable String providerId,
    @Nullable String provider) {

  /**
   * What it waits for once somebody has said whose it was.
   *
   * @param worker whether the care worker was named
   * @param serviceUser whether the service user was
   */
  String left(boolean worker, boolean serviceUser) {
    if (kind == FindingKind.UNKNOWN_WORKER && !worker) {
      return "The person is known now; it still waits for whose PIN it was.";
    }
    // Whether its line or code tells the home is found by the verification, a moment later.
    return serviceUser
        ? "The call is linked. In a moment it counts as any other."
        : "The care worker is known now; unless the call itself tells at whose home it was, it"
            + " still waits for that.";
  }

  /** The same of what was decided by now. */
  public String leftBy(DecidedCall link) {
    return left(link.careWorkerId() != null, link.serviceUserId() != null);
  }

  /** Where it is decided upon. */
  public String page() {
    return "/unmatched-calls/" + PageAddress.of(callId);
  }
}
