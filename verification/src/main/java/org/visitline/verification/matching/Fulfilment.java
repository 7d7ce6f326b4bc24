package org.visitline.verification.matching;

import java.util.List;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;

/**
 * What became of a commissioned visit.
 *
 * @param suspended its start lies in a suspension of the service user
 * @param visits those that took its slots, by when they began
 */
public record Fulfilment(CommissionedVisit commissioned, boolean suspended, List<Visit> visits) {

  /** Whether anybody was to come: neither cancelled nor suspended. */
  public boolean isDue() {
    return !commissioned.cancelled() && !suspended;
  }

  /** How many slots nobody took. */
  public int missing() {
    return commissioned.workers() - visits.size();
  }
}
