package org.visitline.ivr.witness;

import java.time.Instant;

/**
 * A time in which one node took calls, from its start to the last that it told of itself.
 *
 * @param from inclusive
 * @param to when it was last known to be there
 */
record Life(Instant from, Instant to) {}
