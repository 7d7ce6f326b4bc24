package org.visitline.ivr.journal;

import java.time.Instant;
import java.util.Optional;
import org.visitline.ivr.dialogue.LoggedCall;

/**
 * A call that nothing more will be known of.
 *
 * @param call as it was known last
 * @param endedAt empty where the service stopped in the middle of it
 */
public record FinishedCall(LoggedCall call, Optional<Instant> endedAt) {}
