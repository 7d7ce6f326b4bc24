package org.visitline.verification.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.ServiceUser;

/**
 * A logged call whose worker and service user are known.
 *
 * @param linked a person said so; the call alone did not
 */
public record PlacedCall(
    LoggedCall call, CareWorker worker, ServiceUser serviceUser, Line line, boolean linked)
    implements Placement {

  /** The call's id. */
  public CallId id() {
    return call.id();
  }

  /** When it was answered. */
  public Instant at() {
    return call.answeredAt();
  }

  /** What the caller said, if anything. */
  public @Nullable Direction direction() {
    return call.direction();
  }
}
