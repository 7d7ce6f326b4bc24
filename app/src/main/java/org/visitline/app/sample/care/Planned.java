package org.visitline.app.sample.care;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.visitline.app.sample.borough.CareWorker;
import org.visitline.app.sample.borough.ServiceUser;
import org.visitline.app.sample.orders.CommissionedVisit;

/**
 * One worker's place in a round.
 *
 * @param visit empty: nobody commissioned it
 * @param slot from 0: a visit by two has two
 * @param start by the round's timetable
 * @param mishap what will go otherwise
 */
record Planned(
    Optional<CommissionedVisit> visit,
    ServiceUser serviceUser,
    CareWorker worker,
    int slot,
    Instant start,
    Duration duration,
    Mishap mishap) {

  static Planned of(CommissionedVisit visit, CareWorker worker, int slot, Instant start) {
    return new Planned(
        Optional.of(visit),
        visit.serviceUser(),
        worker,
        slot,
        start,
        visit.duration(),
        Mishap.AS_PLANNED);
  }

  static Planned unasked(
      ServiceUser serviceUser, CareWorker worker, Instant start, Duration duration) {
    return new Planned(
        Optional.empty(), serviceUser, worker, 0, start, duration, Mishap.AS_PLANNED);
  }

  Planned suffering(Mishap dealt) {
    return new Planned(visit, serviceUser, worker, slot, start, duration, dealt);
  }
}
