package org.visitline.verification.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.matching.Matching;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.schedule.ServiceUserSchedule;

/**
 * What must stay whole when a household's history is cut: each visit with all its calls, for as
 * long as another call may become its own, and with each commissioned visit whose slot it may take;
 * as all this was until now, and as it is from now on.
 */
final class StretchesOfHousehold {

  private final JooqPart part;
  private final Reach reach;
  private final Collection<ServiceUser> people;
  private final Map<ServiceUserId, TreeMap<Instant, List<CommissionedVisit>>> commissioned =
      new HashMap<>();

  StretchesOfHousehold(
      JooqPart part,
      Reach reach,
      Collection<ServiceUser> people,
      Map<ServiceUserId, ServiceUserSchedule> schedules) {
    this.part = part;
    this.reach = reach;
    this.people = people;
    for (ServiceUser person : people) {
      part.commissionedOf(person.id()).forEach(this::add);
      Objects.requireNonNull(schedules.get(person.id())).visits().forEach(this::add);
    }
  }

  private void add(CommissionedVisit visit) {
    commissioned
        .computeIfAbsent(visit.serviceUser(), id -> new TreeMap<>())
        .computeIfAbsent(visit.start(), start -> new ArrayList<>(1))
        .add(visit);
  }

  /** Of the opinion that is stored. */
  Cuts stored() {
    Cuts cuts = new Cuts();
    for (ServiceUser person : people) {
      for (StoredVisit visit : part.visitsOf(person.id())) {
        visit.keepWhole(cuts, reach);
        beside(person.id(), visit.arrivedAt(), visit.begins(), cuts);
      }
    }
    return cuts;
  }

  /** Of what was derived now. */
  void add(Derived derived, Cuts cuts) {
    for (ServiceUserOpinion opinion : derived.opinions()) {
      for (MatchedVisit matched : opinion.visits()) {
        Visit visit = matched.visit();
        keepWhole(visit, cuts);
        beside(opinion.serviceUser().id(), visit.arrivedAt(), visit.begins(), cuts);
      }
    }
  }

  private void keepWhole(Visit visit, Cuts cuts) {
    Instant begins = visit.begins();
    visit.extraCalls().forEach(call -> cuts.keepWhole(begins, call.at()));
    if (visit.departedAt() != null) {
      cuts.keepWhole(begins, visit.departedAt());
    }
    PlacedCall arrival = visit.arrival();
    if (arrival != null) {
      cuts.keepWhole(begins, arrival.at());
    }
    PlacedCall departure = visit.departure();
    if (departure != null) {
      cuts.keepWhole(begins, departure.at().plus(reach.extra()));
    } else if (visit.openUntil() != null) {
      cuts.keepWhole(begins, visit.openUntil());
    }
  }

  /** With each commissioned visit that it lies near to. */
  private void beside(
      ServiceUserId person, @Nullable Instant arrivedAt, Instant begins, Cuts cuts) {
    commissioned
        .getOrDefault(person, new TreeMap<>())
        .subMap(begins.minus(reach.stretch()), true, begins.plus(reach.match()), true)
        .values()
        .forEach(
            some -> {
              for (CommissionedVisit one : some) {
                if (Matching.isNear(one, arrivedAt, begins, reach.match())) {
                  cuts.keepWhole(begins, one.start());
                }
              }
            });
  }
}
