package org.visitline.verification.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.schedule.ServiceUserSchedule;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.Period;

/**
 * Tells whether what follows about a time from a part of a household's history is what would follow
 * from the whole. Nothing that is stored is asked, so it holds of any policy.
 *
 * <p>Calls that rang before the part was loaded may have opened a visit that the first calls in it
 * close. After a pause in which any visit of a worker would have run out, that worker's visits are
 * surely told apart; when all are, and no slot of before is in reach, so are the slots they take.
 */
final class SureTime {

  private final JooqPart part;
  private final Reach reach;
  private final Collection<Policy> policies;
  private final Collection<ServiceUser> people;
  private final Map<ServiceUserId, ServiceUserSchedule> schedules;
  private final CivilZone zone;

  /**
   * For a household.
   *
   * @param reach by all policies by which its history is derived
   * @param policies these
   * @param schedules of these people, as far as they were loaded
   */
  SureTime(
      JooqPart part,
      Reach reach,
      Collection<Policy> policies,
      Collection<ServiceUser> people,
      Map<ServiceUserId, ServiceUserSchedule> schedules,
      CivilZone zone) {
    this.part = part;
    this.reach = reach;
    this.policies = policies;
    this.people = people;
    this.schedules = schedules;
    this.zone = zone;
  }

  /** How much to load before and after a time, so that it is sure for nearly everybody. */
  static Duration around(Reach reach) {
    return reach.stretch().multipliedBy(2).plus(reach.open()).plusDays(2);
  }

  /**
   * Whether all that begins in a time is sure.
   *
   * @param derived from the part, by each set of policies
   */
  boolean holds(Period time, List<Derived> derived) {
    StretchesOfHousehold stretches = new StretchesOfHousehold(part, reach, people, schedules);
    Cuts cuts = new Cuts();
    derived.forEach(one -> stretches.add(one, cuts));
    return isSureFrom(time.from(), cuts, derived)
        && (time.to() == null || isSureTo(time.to(), cuts));
  }

  /** An amendment may move a visit of before, and a slot may be near to it, within the stretch. */
  private boolean isSureFrom(Instant from, Cuts cuts, List<Derived> derived) {
    Instant first = part.time.first();
    return first == null
        || !cuts.before(from).isBefore(toldApart(first, derived).plus(reach.stretch()));
  }

  private boolean isSureTo(Instant to, Cuts cuts) {
    Instant last = part.time.last();
    return last == null || !cuts.after(to).plus(reach.stretch().multipliedBy(2)).isAfter(last);
  }

  /** From when on the visits of every worker are those that the whole history shows. */
  private Instant toldApart(Instant first, List<Derived> derived) {
    // To whom a call before that goes may hang on what was commissioned before.
    Instant placed = first.plus(reach.stretch());
    Instant latest = placed.plus(reach.open());
    for (Derived one : derived) {
      for (ServiceUserOpinion opinion : one.opinions()) {
        for (List<Instant> calls : callsByWorker(opinion).values()) {
          Instant pause = endOfPause(calls, placed.plus(reach.open()), opinion.serviceUser().id());
          latest = pause.isAfter(latest) ? pause : latest;
        }
      }
    }
    return latest;
  }

  private static Map<CareWorkerId, List<Instant>> callsByWorker(ServiceUserOpinion opinion) {
    Map<CareWorkerId, List<Instant>> calls = new HashMap<>();
    for (MatchedVisit matched : opinion.visits()) {
      for (PlacedCall call : matched.visit().calls()) {
        calls.computeIfAbsent(call.worker().id(), none -> new ArrayList<>()).add(call.at());
      }
    }
    calls.values().forEach(times -> times.sort(null));
    return calls;
  }

  /** The first moment, not before an earliest one, to which no visit that was open can reach. */
  private Instant endOfPause(List<Instant> calls, Instant earliest, ServiceUserId home) {
    Instant end = earliest;
    for (Instant call : calls) {
      if (!call.isBefore(end)) {
        break;
      }
      Instant runsOut = call.plus(longestOpen(call, home));
      if (!runsOut.isBefore(end)) {
        end = runsOut.plusMillis(1);
      }
    }
    return end;
  }

  private Duration longestOpen(Instant arrival, ServiceUserId home) {
    LocalDate date = zone.dateOf(arrival);
    ServiceUserSchedule schedule = Objects.requireNonNull(schedules.get(home));
    Duration longest = reach.extra();
    for (Policy policy : policies) {
      Duration open =
          schedule
              .findLongestAround(date)
              .map(policy.openBeyondCommissioned()::plus)
              .orElse(policy.openWhereNothingCommissioned());
      longest = open.compareTo(longest) > 0 ? open : longest;
    }
    return longest;
  }
}
