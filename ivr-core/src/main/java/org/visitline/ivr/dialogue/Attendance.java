package org.visitline.ivr.dialogue;

import java.time.Instant;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;

/**
 * An arrival or departure that a caller was told was logged; remembered, to work out the next.
 *
 * @param callId the logged call
 * @param worker who
 * @param place where
 * @param at the answer time
 * @param direction as keyed, else as worked out
 */
public record Attendance(
    CallId callId, CareWorkerId worker, Place place, Instant at, Direction direction) {}
