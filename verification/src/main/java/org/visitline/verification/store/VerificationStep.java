package org.visitline.verification.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.VerificationRun;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.Placement;
import org.visitline.verification.calls.Placing;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.time.CivilZone;

/**
 * One transaction of verification: follows an agenda through, from its marks to what an officer
 * sees. Of each household only as much is derived again as the marks can touch.
 */
final class VerificationStep {

  /** Where a part of a history turns out too short to cut, so many times as much is looked at. */
  private static final int FURTHER = 8;

  private final DSLContext sql;
  private final Setting setting;
  private final Households households;

  private VerificationStep(DSLContext sql, Setting setting, Households households) {
    this.sql = sql;
    this.setting = setting;
    this.households = households;
  }

  /** Follows an agenda through. */
  static void run(
      DSLContext sql, Agenda agenda, KnownDirectory known, CivilZone zone, Instant now) {
    Map<String, Touch> marked = JooqAgenda.settle(sql, agenda, zone);
    known.refresh(sql);
    Setting setting =
        new Setting(
            known.directory(), JooqPolicies.load(sql), zone, JooqSchedules.outages(sql), now);
    new VerificationStep(sql, setting, known.households()).follow(agenda, marked);
  }

  private void follow(Agenda agenda, Map<String, Touch> marked) {
    Touches touches = new Touches(households);
    marked.forEach(
        (person, touch) -> {
          if (!person.equals(JooqAgenda.NOBODY)) {
            touches.add(new ServiceUserId(person), touch);
          }
        });
    Map<String, LoggedCall> strangers = new HashMap<>();
    callsTouch(agenda.calls(), touches, strangers);
    timeTouches(agenda.due(), touches);
    if (marked.containsKey(JooqAgenda.NOBODY)) {
      strangers.putAll(JooqCalls.byId(sql, JooqCalls.idsOfOwnerless(sql)));
    }
    if (!strangers.isEmpty()) {
      new FindingsOfStep(sql, setting).storeUnmatched(unmatched(strangers), strangers.keySet());
    }
    for (Map<ServiceUserId, Touch> together : touches.together(setting.zone())) {
      derive(together);
    }
  }

  private void callsTouch(List<String> ids, Touches touches, Map<String, LoggedCall> strangers) {
    Map<String, Set<ServiceUserId>> linked = JooqPeoplesWords.everLinked(sql, ids);
    JooqCalls.byId(sql, ids)
        .forEach(
            (id, call) -> {
              Set<ServiceUserId> whose = new HashSet<>(households.candidates(call));
              whose.addAll(linked.getOrDefault(id, Set.of()));
              Touch touch = touchOf(call, whose);
              whose.forEach(person -> touches.add(person, touch));
              if (whose.isEmpty()) {
                strangers.put(id, call);
              }
            });
  }

  /**
   * What a call touches. One that several households may claim can have left one for another: then
   * the visit that it named is in the other's hands, and nothing tells any more what it bore on
   * where it was. So days around it are looked at, as after a change of what was commissioned.
   */
  private Touch touchOf(LoggedCall call, Set<ServiceUserId> whose) {
    boolean claimed = whose.stream().map(this::firstOf).distinct().count() > 1;
    return claimed
        ? Touch.on(setting.zone().dateOf(call.answeredAt()), setting.zone())
        : Touch.at(call.answeredAt());
  }

  private Optional<ServiceUserId> firstOf(ServiceUserId person) {
    return households.of(person).stream().findFirst().map(ServiceUser::id);
  }

  /**
   * What time changes begins with what it changes first. Whoever is not known to change at any time
   * was never derived.
   */
  private void timeTouches(List<String> due, Touches touches) {
    due.forEach(person -> touches.add(new ServiceUserId(person), Touch.since(setting.asOf())));
    Collection<ServiceUserId> people = touches.people();
    Map<String, Instant> changes = JooqAgenda.changesOf(sql, people);
    for (ServiceUserId person : people) {
      Instant at = changes.get(person.value());
      if (at == null) {
        touches.add(person, Touch.ALL);
      } else if (!at.isAfter(setting.asOf())) {
        touches.add(person, Touch.since(at));
      }
    }
  }

  private Findings unmatched(Map<String, LoggedCall> strangers) {
    Placing placing =
        new Placing(
            setting.directory(),
            (person, provider, at, window) -> false,
            setting.policies(),
            setting.zone(),
            JooqPeoplesWords.onCalls(sql, strangers.keySet()));
    List<Placement> placements = new ArrayList<>();
    for (LoggedCall call : strangers.values()) {
      if (!call.answeredAt().isAfter(setting.asOf())) {
        placements.add(placing.place(call));
      }
    }
    return new VerificationRun(setting).ofUnmatched(placements);
  }

  /**
   * Derives households whose touched parts are loaded together; further where they cannot be cut.
   */
  private void derive(Map<ServiceUserId, Touch> together) {
    Reach reach =
        Reach.of(
            setting.policies(), JooqSchedules.longest(sql, people(together.keySet()).keySet()));
    Map<ServiceUserId, Touch> left = new TreeMap<>(together);
    left.replaceAll((first, touch) -> reach.ofTime(touch, setting.asOf()));
    Duration further = reach.stretch().multipliedBy(2);
    while (!left.isEmpty()) {
      left = derive(left, reach, further);
      left.replaceAll((first, touch) -> touch.and(Touch.since(reach.settled(setting.asOf()))));
      further = further.multipliedBy(FURTHER);
      if (further.toDays() > 1_000) {
        Map<ServiceUserId, Touch> whole = new TreeMap<>();
        left.keySet().forEach(first -> whole.put(first, Touch.ALL));
        left = whole;
      }
    }
  }

  /** What could not be cut is given back. */
  private Map<ServiceUserId, Touch> derive(
      Map<ServiceUserId, Touch> touches, Reach reach, Duration further) {
    Map<ServiceUserId, ServiceUser> people = people(touches.keySet());
    Touch all = touches.values().stream().reduce(Touch::and).orElseThrow().widened(further);
    JooqPart part = JooqPart.load(sql, people, all, setting.zone());
    Map<ServiceUserId, Collection<LoggedCall>> calls =
        households.calls(part.calls, JooqPeoplesWords.everLinked(sql, part.calls.keySet()));
    Map<ServiceUserId, Touch> left = new TreeMap<>();
    List<Derived> done = new ArrayList<>();
    touches.entrySet().parallelStream()
        .map(
            one ->
                Map.entry(
                    one,
                    new HouseholdRun(
                            setting,
                            part,
                            reach,
                            households.of(one.getKey()),
                            calls.getOrDefault(one.getKey(), List.of()))
                        .derive(one.getValue())))
        .toList()
        .forEach(
            result -> {
              Optional<Derived> derived = result.getValue();
              derived.ifPresentOrElse(
                  done::add, () -> left.put(result.getKey().getKey(), result.getKey().getValue()));
            });
    if (!done.isEmpty()) {
      new StoringStep(sql, setting, part).store(done);
    }
    return left;
  }

  private Map<ServiceUserId, ServiceUser> people(Collection<ServiceUserId> firsts) {
    Map<ServiceUserId, ServiceUser> people = new TreeMap<>();
    firsts.forEach(first -> households.of(first).forEach(one -> people.put(one.id(), one)));
    return people;
  }
}
