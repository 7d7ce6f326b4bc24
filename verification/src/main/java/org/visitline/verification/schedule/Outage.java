package org.visitline.verification.schedule;

import org.visitline.verification.time.Period;

/**
 * A period in which the phone service could not have logged a call.
 *
 * @param note why, where known; may be empty
 */
public record Outage(Period period, String note) {}
