package org.visitline.verification.calls;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.ProviderId;

/**
 * One telephone call as it happened. To homecare staff a 'call' is a visit, so here it is never a
 * bare call.
 *
 * @param answeredAt to the millisecond; what the worker is taken to have arrived or left at
 * @param callerNumber as presented; empty when withheld
 * @param callerE164 normalised; null where the number counts as withheld
 * @param pin the token of the PIN keyed (see {@code WorkerPin}); empty where none was
 * @param serviceUserCode digits keyed; empty where none were
 * @param direction null where the caller did not say
 * @param dialledProvider whose workers were given the number that was dialled; null: nobody's in
 *     particular
 */
public record LoggedCall(
    CallId id,
    Instant answeredAt,
    String callerNumber,
    @Nullable String callerE164,
    String pin,
    String serviceUserCode,
    @Nullable Direction direction,
    @Nullable ProviderId dialledProvider) {

  /** The order in which calls are read: as they were answered, then by id. */
  public static final Comparator<LoggedCall> IN_ORDER =
      Comparator.comparing(LoggedCall::answeredAt).thenComparing(LoggedCall::id);

  /** Leaves the PIN out: it may be the digits themselves. */
  @Override
  public String toString() {
    return "LoggedCall[%s at %s from %s]"
        .formatted(id, answeredAt, callerNumber.isEmpty() ? "no number" : callerNumber);
  }
}
