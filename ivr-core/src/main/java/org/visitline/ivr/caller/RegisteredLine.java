package org.visitline.ivr.caller;

import java.time.Instant;
import java.util.Optional;
import org.visitline.schema.ServiceUserId;

/**
 * A telephone number that is registered to a service user for a time.
 *
 * @param serviceUser at whose address it rings
 * @param from when it began
 * @param to exclusive; empty while in force
 */
record RegisteredLine(ServiceUserId serviceUser, Instant from, Optional<Instant> to) {

  boolean isInForceAt(Instant at) {
    return !at.isBefore(from) && to.map(at::isBefore).orElse(true);
  }
}
