package org.visitline.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.calls.Placement;

/** Placed calls, by the home that they came from, and apart from them those that wait. */
final class CallsByHome {

  private final Map<ServiceUserId, List<PlacedCall>> byHome = new HashMap<>();
  private final List<Placement> unmatched = new ArrayList<>();
  private long read;
  private long placed;

  void add(Placement placement) {
    read++;
    switch (placement) {
      case PlacedCall known -> {
        placed++;
        byHome.computeIfAbsent(known.serviceUser().id(), id -> new ArrayList<>()).add(known);
      }
      case Placement.NoWorker unknown -> unmatched.add(unknown);
      case Placement.NoServiceUser unknown -> unmatched.add(unknown);
      case Placement.Abandoned _, Placement.Rejected _ -> {
        // Of no interest to any home, and nobody has to look at it.
      }
    }
  }

  void addAll(CallsByHome others) {
    read += others.read;
    placed += others.placed;
    unmatched.addAll(others.unmatched);
    others.byHome.forEach(
        (home, calls) -> byHome.computeIfAbsent(home, id -> new ArrayList<>()).addAll(calls));
  }

  List<PlacedCall> at(ServiceUserId home) {
    return byHome.getOrDefault(home, List.of());
  }

  List<Placement> unmatched() {
    return unmatched;
  }

  /** All that were placed or not. */
  long read() {
    return read;
  }

  /** Those with a worker and a service user. */
  long placed() {
    return placed;
  }
}
