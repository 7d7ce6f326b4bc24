package org.visitline.verification.pairing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ProviderId;
import org.visitline.verification.calls.Direction;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.schedule.ServiceUserSchedule;
import org.visitline.verification.time.CivilZone;

/**
 * Walks through the calls of one worker at one service user and tells the visits apart.
 *
 * <p>People press redial, forget to ring when leaving, or ring only when leaving. Each call ends up
 * in exactly one visit.
 */
public final class Pairing {

  private final OpenLimits limits;
  private final Policies policies;
  private final CivilZone zone;
  private final List<VisitDraft> visits = new ArrayList<>();
  private @Nullable VisitDraft latest;

  private Pairing(ServiceUserSchedule schedule, Policies policies, CivilZone zone) {
    this.limits = new OpenLimits(schedule);
    this.policies = policies;
    this.zone = zone;
  }

  /**
   * The visits that calls show.
   *
   * @param calls of one worker at one service user, in order of answer, then id
   * @param schedule the service user's
   */
  public static List<Visit> visits(
      List<PlacedCall> calls, ServiceUserSchedule schedule, Policies policies, CivilZone zone) {
    Pairing pairing = new Pairing(schedule, policies, zone);
    int next = 0;
    while (next < calls.size()) {
      int first = next++;
      while (next < calls.size() && isOneTelephoneCall(calls.get(first), calls.get(next))) {
        next++;
      }
      pairing.take(calls.subList(first, next));
    }
    return pairing.visits.stream().map(draft -> draft.finished(zone)).toList();
  }

  /**
   * A node that dies in a call, or whose disk fails, may have logged it already when another node,
   * or the dialplan itself, takes it up and logs it again. Nobody who came has gone at that
   * instant.
   */
  private static boolean isOneTelephoneCall(PlacedCall one, PlacedCall other) {
    return one.at().equals(other.at()) && one.id().isOfOneTelephoneCallWith(other.id());
  }

  /** One telephone call, in nearly every case logged once. */
  private void take(List<PlacedCall> logged) {
    PlacedCall told = telling(logged);
    VisitDraft visit = take(told);
    for (PlacedCall again : logged) {
      if (!again.equals(told)) {
        visit.addExtra(again);
      }
    }
  }

  /** A direction that was keyed decides. */
  private static PlacedCall telling(List<PlacedCall> logged) {
    for (PlacedCall call : logged) {
      if (call.direction() != null) {
        return call;
      }
    }
    return logged.getFirst();
  }

  private VisitDraft take(PlacedCall call) {
    VisitDraft open = openAt(call.at());
    if (isArrival(call, open)) {
      arrive(call, open);
    } else {
      depart(call, open);
    }
    return Objects.requireNonNull(latest);
  }

  /** A direction not said: whoever is not there comes, whoever is there goes. */
  private static boolean isArrival(PlacedCall call, @Nullable VisitDraft open) {
    return call.direction() == null ? open == null : call.direction() == Direction.ARRIVAL;
  }

  private void arrive(PlacedCall call, @Nullable VisitDraft open) {
    if (open != null && isWithin(open.opened(), call)) {
      open.addExtra(call);
      return;
    }
    if (open != null) {
      // Never closed: the worker forgot to ring when leaving.
      open.endOpen();
    }
    Policy policy = policyFor(call);
    add(VisitDraft.opened(call, call.at().plus(limits.from(zone.dateOf(call.at()), policy))));
  }

  private void depart(PlacedCall call, @Nullable VisitDraft open) {
    if (open != null) {
      open.close(call);
    } else if (latest != null && latest.isClosed() && isWithin(latest.closed(), call)) {
      // Rang, found something left to do, and rang again: the later call is when the worker left.
      latest.closeLater(call);
    } else {
      add(VisitDraft.onlyClosed(call));
    }
  }

  private void add(VisitDraft visit) {
    visits.add(visit);
    latest = visit;
  }

  private @Nullable VisitDraft openAt(Instant at) {
    return latest != null && latest.isOpenAt(at) ? latest : null;
  }

  private boolean isWithin(PlacedCall first, PlacedCall repeated) {
    return !repeated.at().isAfter(first.at().plus(policyFor(first).extraCallWithin()));
  }

  private Policy policyFor(PlacedCall call) {
    ProviderId provider = call.worker().provider();
    return policies.inForce(provider, zone.dateOf(call.at()));
  }
}
