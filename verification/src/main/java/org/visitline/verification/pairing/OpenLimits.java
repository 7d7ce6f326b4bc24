package org.visitline.verification.pairing;

import java.time.Duration;
import java.time.LocalDate;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.schedule.ServiceUserSchedule;

/** How long a visit at one service user may stay open before it counts as never closed. */
final class OpenLimits {

  private final ServiceUserSchedule schedule;

  OpenLimits(ServiceUserSchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * From an arrival on a civil date: the longest duration commissioned around it and some hours
   * more, so that a worker who stays on is not cut off; a long shift where nothing is commissioned.
   */
  Duration from(LocalDate arrival, Policy policy) {
    return schedule
        .findLongestAround(arrival)
        .map(policy.openBeyondCommissioned()::plus)
        .orElse(policy.openWhereNothingCommissioned());
  }
}
