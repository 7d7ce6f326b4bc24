package org.visitline.verification.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.visitline.schema.CallId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.ServiceUserFacts;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.VerificationRun;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.calls.Placement;
import org.visitline.verification.calls.Placing;
import org.visitline.verification.calls.QueueDecision;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.schedule.Rota;
import org.visitline.verification.schedule.ServiceUserSchedule;

/**
 * What follows for some whole households from their calls and from what was commissioned.
 *
 * @param opinions one for each person
 * @param unmatched what is to be asked about calls among them that could not be placed
 */
record Derived(List<ServiceUserOpinion> opinions, Findings unmatched) {

  /**
   * Derives it.
   *
   * @param people whole households
   * @param calls every call that may belong to one of them, and others that belong to nobody
   * @param queue what people said of these calls
   * @param amendments of visits to these people
   */
  static Derived of(
      Setting setting,
      Collection<ServiceUser> people,
      Collection<LoggedCall> calls,
      JooqSchedules loaded,
      Map<CallId, QueueDecision> queue,
      List<Amendment> amendments) {
    VerificationRun run = new VerificationRun(setting);
    Map<ServiceUserId, ServiceUserSchedule> schedules = new HashMap<>();
    for (ServiceUser person : people) {
      schedules.put(
          person.id(),
          loaded.of(
              person.id(),
              VerificationRun.lastDate(setting.asOf(), setting.zone()),
              setting.zone()));
    }
    Map<ServiceUserId, List<PlacedCall>> placed = new HashMap<>();
    List<Placement> unmatched = new ArrayList<>();
    Placing placing = placing(setting, schedules, queue);
    for (LoggedCall call : calls) {
      if (call.answeredAt().isAfter(setting.asOf())) {
        continue;
      }
      Placement placement = placing.place(call);
      if (placement instanceof PlacedCall known) {
        placed.computeIfAbsent(known.serviceUser().id(), id -> new ArrayList<>()).add(known);
      } else {
        unmatched.add(placement);
      }
    }
    Rota rota = loaded.rota();
    List<ServiceUserOpinion> opinions =
        people.parallelStream()
            .map(
                person ->
                    run.ofServiceUser(
                        new ServiceUserFacts(
                            person,
                            placed.getOrDefault(person.id(), List.of()),
                            scheduleOf(person, schedules),
                            rota,
                            amendments)))
            .toList();
    return new Derived(opinions, run.ofUnmatched(unmatched));
  }

  private static ServiceUserSchedule scheduleOf(
      ServiceUser person, Map<ServiceUserId, ServiceUserSchedule> schedules) {
    return Objects.requireNonNull(schedules.get(person.id()));
  }

  private static Placing placing(
      Setting setting,
      Map<ServiceUserId, ServiceUserSchedule> schedules,
      Map<CallId, QueueDecision> queue) {
    return new Placing(
        setting.directory(),
        (person, provider, at, window) -> {
          ServiceUserSchedule schedule = schedules.get(person.id());
          // A stranger to these households: the call is one of theirs by its code alone.
          return schedule != null && schedule.isExpected(provider, at, window);
        },
        setting.policies(),
        setting.zone(),
        queue);
  }
}
