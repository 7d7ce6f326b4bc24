package org.visitline.verification.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.ServiceUserFacts;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.VerificationRun;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.calls.Placement;
import org.visitline.verification.calls.Placing;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.pairing.Amendments;
import org.visitline.verification.schedule.ServiceUserSchedule;
import org.visitline.verification.time.Period;

/**
 * Derives a household between two cuts in its history: from the latest one before what changed to
 * the earliest one after. What follows is laid beside the cuts again, for a visit that comes about
 * now may reach over them; then they are moved.
 */
final class HouseholdRun {

  private final Setting setting;
  private final VerificationRun run;
  private final JooqPart part;
  private final Reach reach;
  private final Collection<ServiceUser> people;
  private final Collection<LoggedCall> calls;
  private final Map<ServiceUserId, ServiceUserSchedule> schedules;

  /**
   * A run for a household.
   *
   * @param part where its history was loaded, with that of others
   * @param calls that may belong to one of these people
   */
  HouseholdRun(
      Setting setting,
      JooqPart part,
      Reach reach,
      Collection<ServiceUser> people,
      Collection<LoggedCall> calls) {
    this.setting = setting;
    this.run = new VerificationRun(setting);
    this.part = part;
    this.reach = reach;
    this.people = people;
    this.calls = calls;
    this.schedules = new HashMap<>();
    for (ServiceUser person : people) {
      schedules.put(
          person.id(),
          part.schedules.of(person.id(), VerificationRun.lastDate(setting.asOf(), setting.zone())));
    }
  }

  private HouseholdRun(HouseholdRun other, Setting setting) {
    this.setting = setting;
    this.run = new VerificationRun(setting);
    this.part = other.part;
    this.reach = other.reach;
    this.people = other.people;
    this.calls = other.calls;
    this.schedules = other.schedules;
  }

  /** A run for the same household by other policies. */
  HouseholdRun by(Setting other) {
    return new HouseholdRun(this, other);
  }

  /** What follows from all that was loaded, as if it were the whole. */
  Derived deriveLoaded() {
    return derive(Period.ALWAYS, true);
  }

  /** What was commissioned for each, as far as it was loaded. */
  Map<ServiceUserId, ServiceUserSchedule> schedules() {
    return schedules;
  }

  /**
   * What follows from a change; empty where more of the history is wanted than was loaded.
   *
   * @param touch as {@link Reach#ofTime} has it
   */
  Optional<Derived> derive(Touch touch) {
    if (touch.isWhole()) {
      return Optional.of(deriveLoaded());
    }
    Instant settled = reach.settled(setting.asOf());
    StretchesOfHousehold stretches = new StretchesOfHousehold(part, reach, people, schedules);
    Cuts cuts = stretches.stored();
    Instant from = touch.first() == null ? Period.UNKNOWN_BEGINNING : cuts.before(touch.first());
    Instant to = touch.last() == null ? null : cuts.after(touch.last());
    while (isLoaded(from, to)) {
      if (to != null && to.isAfter(settled)) {
        // Time itself may change what is derived here: then it is derived to the end.
        return Optional.empty();
      }
      Period time = new Period(from, to);
      Derived derived = derive(time, false);
      stretches.add(derived, cuts);
      if (cuts.allow(time)) {
        return Optional.of(derived);
      }
      from = cuts.before(from);
      to = to == null ? null : cuts.after(to.minusMillis(1));
    }
    return Optional.empty();
  }

  /** Whether whatever bears on this time, or is borne on by it, was loaded. */
  private boolean isLoaded(Instant from, @Nullable Instant to) {
    Instant first = part.time.first();
    Instant last = part.time.last();
    return (first == null || !from.minus(reach.stretch()).isBefore(first))
        && (last == null || (to != null && !to.plus(reach.stretch()).isAfter(last)));
  }

  private Derived derive(Period time, boolean whole) {
    Map<ServiceUserId, List<PlacedCall>> placed = new HashMap<>();
    List<Placement> unmatched = new ArrayList<>();
    List<String> looked = new ArrayList<>();
    Placing placing = placing();
    for (LoggedCall call : calls) {
      if (!time.contains(call.answeredAt()) || call.answeredAt().isAfter(setting.asOf())) {
        continue;
      }
      looked.add(call.id().value());
      Placement placement = placing.place(call);
      if (placement instanceof PlacedCall known) {
        placed.computeIfAbsent(known.serviceUser().id(), id -> new ArrayList<>()).add(known);
      } else {
        unmatched.add(placement);
      }
    }
    List<ServiceUserOpinion> opinions =
        people.stream()
            .map(
                person ->
                    run.ofDays(
                        new ServiceUserFacts(
                            person,
                            placed.getOrDefault(person.id(), List.of()),
                            Objects.requireNonNull(schedules.get(person.id())).within(time),
                            part.schedules.rota(),
                            Amendments.within(part.amendments, time))))
            .toList();
    return new Derived(
        people.stream().map(ServiceUser::id).toList(),
        whole,
        time,
        opinions,
        run.ofUnmatched(unmatched),
        looked);
  }

  private Placing placing() {
    return new Placing(
        setting.directory(),
        (person, provider, at, window) -> {
          ServiceUserSchedule schedule = schedules.get(person.id());
          // A stranger to this household: the call is one of theirs by its code alone.
          return schedule != null && schedule.isExpected(provider, at, window);
        },
        setting.policies(),
        setting.zone(),
        part.queue);
  }
}
