package org.visitline.verification.discrepancy;

import org.visitline.verification.policy.Policy;
import org.visitline.verification.schedule.Rota;
import org.visitline.verification.schedule.ServiceUserSchedule;

/**
 * What a rule may look at beside the visit itself.
 *
 * @param policy in force for the provider on the date of what is looked at
 * @param schedule the service user's
 */
public record Circumstances(
    Policy policy, ServiceUserSchedule schedule, Rota rota, Setting setting) {}
