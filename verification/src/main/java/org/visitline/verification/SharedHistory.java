package org.visitline.verification;

import java.util.ArrayList;
import java.util.List;
import org.visitline.verification.calls.Line;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.matching.MatchedVisit;

/**
 * Visits that are looked at together though they may be to several homes.
 *
 * @param whose a worker's, or a telephone's
 * @param name the worker's id; the telephone's number in E.164
 */
public record SharedHistory(Rule.Whose whose, String name) {

  /**
   * The histories that a visit is part of: its worker's, and those of the telephones that its
   * arrival and departure calls came from, as far as they are not registered to the home.
   */
  public static List<SharedHistory> of(MatchedVisit matched) {
    SharedHistory ofWorker =
        new SharedHistory(Rule.Whose.WORKER, matched.visit().worker().id().value());
    if (!matched.visit().cameBy(Line.MOBILE) && !matched.visit().cameBy(Line.OTHER)) {
      return List.of(ofWorker);
    }
    List<SharedHistory> histories = new ArrayList<>();
    histories.add(ofWorker);
    for (PlacedCall call : matched.visit().ends()) {
      if (call.line() == Line.MOBILE || call.line() == Line.OTHER) {
        SharedHistory ofPhone =
            new SharedHistory(Rule.Whose.PHONE, String.valueOf(call.call().callerE164()));
        if (!histories.contains(ofPhone)) {
          histories.add(ofPhone);
        }
      }
    }
    return histories;
  }
}
