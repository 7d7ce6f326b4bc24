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

  /** Where it is decided upon. */
  public String page() {
    return "/unmatched-calls/" + PageAddress.of(callId);
  }
}
