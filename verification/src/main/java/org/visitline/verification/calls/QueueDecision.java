package org.visitline.verification.calls;

import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ServiceUserId;

/** What a person said of a call that waited in the unmatched queue. */
public sealed interface QueueDecision {

  /** The call decided upon. */
  CallId call();

  /**
   * It was this worker, at this service user.
   *
   * @param worker null: as the call itself says
   * @param serviceUser null: as the call itself says
   */
  record Linked(CallId call, @Nullable CareWorkerId worker, @Nullable ServiceUserId serviceUser)
      implements QueueDecision {}

  /** It evidences no visit. */
  record Rejected(CallId call) implements QueueDecision {}
}
