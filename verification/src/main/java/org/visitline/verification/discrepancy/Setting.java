package org.visitline.verification.discrepancy;

import java.time.Instant;
import java.util.List;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.time.CivilZone;

/**
 * What is the same for every service user of one run.
 *
 * @param outages of the phone service
 * @param asOf 'now' for everything that depends on it
 */
public record Setting(
    Directory directory, Policies policies, CivilZone zone, List<Outage> outages, Instant asOf) {}
