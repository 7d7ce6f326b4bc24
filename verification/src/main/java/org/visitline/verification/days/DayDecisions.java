package org.visitline.verification.days;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CallId;
import org.visitline.verification.Borough;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.pairing.VisitId;

/** What people said of the calls that are told, and of the visits of those days at one home. */
record DayDecisions(
    Borough borough, Setting setting, ServiceUserOpinion home, Disguise disguise, DayClock clock) {

  /** A line each: of calls as they were answered, then of visits as it was said. */
  List<String> of() {
    List<String> lines = new ArrayList<>(linked());
    Map<VisitId, String> added = new HashMap<>();
    int told = 0;
    for (Amendment amendment : borough.amendments().stream().sorted(Amendment.IN_ORDER).toList()) {
      String line =
          amendment instanceof Amendment.AddedVisit visit
              ? line(visit)
              : line(amendment, added.get(amendment.visit()));
      if (line != null) {
        lines.add(line);
        // Whoever reads the day numbers what is said of visits, and names an added one by it.
        added.put(new VisitId(amendment.id()), "AM" + told++);
      }
    }
    return lines;
  }

  private List<String> linked() {
    return home.visits().stream()
        .flatMap(matched -> matched.visit().calls().stream())
        .filter(PlacedCall::linked)
        .map(PlacedCall::call)
        .sorted(LoggedCall.IN_ORDER)
        .flatMap(call -> disguise.find(call.id()).stream())
        .map(name -> "call " + name + " was at " + Disguise.HOME)
        .toList();
  }

  private @Nullable String line(Amendment.AddedVisit visit) {
    boolean here = visit.serviceUser().equals(home.serviceUser().id());
    if (!here || !clock.isNear(setting.zone().dateOf(visit.begins()))) {
      return null;
    }
    return setting
        .directory()
        .find(visit.worker())
        .map(
            worker ->
                "visit added: " + Disguise.HOME + " PIN " + disguise.pin(worker) + times(visit))
        .orElse(null);
  }

  private @Nullable String line(Amendment corrected, @Nullable String added) {
    String name =
        Optional.ofNullable(added)
            .or(() -> disguise.find(new CallId(corrected.visit().value())))
            .orElse(null);
    return name == null ? null : "visit " + name + " corrected to" + times(corrected);
  }

  private String times(Amendment amendment) {
    return " " + time(amendment.arrivedAt()) + " - " + time(amendment.departedAt());
  }

  private String time(@Nullable Instant at) {
    return at == null ? "?" : clock.exact(at);
  }
}
