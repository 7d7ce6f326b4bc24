package org.visitline.verification.days;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.calls.Direction;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.matching.MatchedVisit;

/**
 * The calls of a day at one home, and of the two days beside it: those that were placed there, and
 * those from its telephones with a PIN that was nobody's.
 */
record DayCalls(
    Borough borough, Setting setting, ServiceUserOpinion home, Disguise disguise, DayClock clock) {

  /** A line each, in the order they were answered. */
  List<String> of(BoroughOpinion opinion) {
    Map<CallId, PlacedCall> placed = new HashMap<>();
    for (MatchedVisit matched : home.visits()) {
      matched.visit().ends().forEach(call -> placed.put(call.id(), call));
      matched.visit().extraCalls().forEach(call -> placed.put(call.id(), call));
    }
    Set<CallId> strangers =
        opinion.beyond().found().stream()
            .filter(finding -> finding.worker() == null)
            .map(Finding::call)
            .collect(Collectors.toSet());
    return borough.calls().stream()
        .filter(call -> placed.containsKey(call.id()) || isAtHomeByNobody(call, strangers))
        .filter(call -> !call.answeredAt().isAfter(setting.asOf()))
        .filter(call -> clock.isNear(setting.zone().dateOf(call.answeredAt())))
        .sorted(LoggedCall.IN_ORDER)
        .map(call -> line(call, placed.get(call.id())))
        .toList();
  }

  private boolean isAtHomeByNobody(LoggedCall call, Set<CallId> strangers) {
    String number = call.callerE164();
    return strangers.contains(call.id())
        && number != null
        && home.serviceUser().isRegistered(number, call.answeredAt());
  }

  private String line(LoggedCall call, @Nullable PlacedCall placed) {
    disguise.of(call.id());
    String number = call.callerE164();
    if (number != null) {
      setting.directory().workersReachedAt(number, call.answeredAt()).forEach(disguise::of);
    }
    return clock.exact(call.answeredAt())
        + " "
        + Disguise.HOME
        + " PIN "
        + (placed == null ? Disguise.NOBODYS_PIN : disguise.pin(placed.worker()))
        + said(call.direction())
        + (disguise.isFirstNumber(number) ? "" : ", from " + disguise.number(number));
  }

  private static String said(@Nullable Direction direction) {
    return direction == null ? "" : direction == Direction.ARRIVAL ? " arriving" : " leaving";
  }
}
