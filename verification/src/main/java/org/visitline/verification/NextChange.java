package org.visitline.verification;

import java.time.Instant;
import java.util.List;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.rules.MissedVisit;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.schedule.CommissionedVisit;

/** When time alone will change an opinion, with no call and no change of plan. */
final class NextChange {

  private final Instant now;
  private Instant next;

  private NextChange(Instant now, Instant next) {
    this.now = now;
    this.next = next;
  }

  static Instant after(Setting setting, List<Fulfilment> fulfilments, List<Visit> visits) {
    Instant now = setting.asOf();
    // At midnight orders are counted out for one date more.
    NextChange change =
        new NextChange(now, setting.zone().startOf(setting.zone().dateOf(now).plusDays(1)));
    for (Fulfilment fulfilment : fulfilments) {
      change.take(fulfilment, setting);
    }
    for (Visit visit : visits) {
      if (visit.openUntil() != null && visit.isOpenAt(now)) {
        // A departure at the limit itself still closes it.
        change.take(visit.openUntil().plusMillis(1));
      }
    }
    return change.next;
  }

  private void take(Fulfilment fulfilment, Setting setting) {
    CommissionedVisit commissioned = fulfilment.commissioned();
    if (commissioned.cancelled()) {
      return;
    }
    take(commissioned.start());
    if (fulfilment.isDue() && fulfilment.missing() > 0) {
      Policy policy = setting.policies().inForce(commissioned.provider(), commissioned.date());
      take(MissedVisit.raisedFrom(commissioned, policy));
      take(MissedVisit.provisionalUntil(commissioned, policy));
    }
  }

  private void take(Instant at) {
    if (at.isAfter(now) && at.isBefore(next)) {
      next = at;
    }
  }
}
