package org.visitline.verification.schedule;

import org.visitline.schema.ServiceUserId;
import org.visitline.verification.time.Period;

/**
 * A period in which a service user's care is stopped.
 *
 * @param reason hospital, respite, deceased, ...
 */
public record Suspension(ServiceUserId serviceUser, Period period, String reason) {}
