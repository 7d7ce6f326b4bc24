package org.visitline.verification.discrepancy;

import java.time.Instant;
import java.util.List;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.time.CivilZone;

/**
 * What is the same for every service user of one run.
 *
 * @param outages of the phone service
 * @param asOf 'now' for everything that depends on it
 */
public record Setting(
    Directory directory, Policies policies, CivilZone zone, List<Outage> outages, Instant asOf) {

  /**
   * By which policy a visit is measured: that of the date for which it was commissioned, if any.
   */
  public Policy policyFor(MatchedVisit matched) {
    CommissionedVisit commissioned = matched.commissioned();
    return policies.inForce(
        matched.visit().provider(),
        commissioned == null ? matched.visit().date() : commissioned.date());
  }
}
