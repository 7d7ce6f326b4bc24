package org.visitline.verification.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ProviderId;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.schedule.Rota;

/**
 * Which visits to one service user take which slots.
 *
 * <p>Among all allowed assignments the one with, in this order: the most slots filled; the most by
 * the rota's own worker; the least total distance; the least total offset; the list of pairs that
 * comes first. Few visits compete for a slot, so the whole falls apart into small sets, each of
 * which is solved for itself.
 */
public final class Matching {

  private final Rota rota;
  private final Policies policies;

  private Matching(Rota rota, Policies policies) {
    this.rota = rota;
    this.policies = policies;
  }

  /**
   * The best assignment.
   *
   * @param visits to one service user
   * @param commissioned the service user's commissioned visits with slots to take: neither
   *     cancelled nor suspended
   */
  public static List<Match> match(
      List<Visit> visits, List<CommissionedVisit> commissioned, Rota rota, Policies policies) {
    Matching matching = new Matching(rota, policies);
    Map<ProviderId, List<Visit>> byProvider = new HashMap<>();
    for (Visit visit : visits) {
      byProvider.computeIfAbsent(visit.provider(), provider -> new ArrayList<>()).add(visit);
    }
    List<Match> matches = new ArrayList<>();
    byProvider.forEach(
        (provider, own) ->
            matching.matchProvider(
                own,
                commissioned.stream().filter(c -> c.provider().equals(provider)).toList(),
                matches));
    return matches;
  }

  /**
   * Whether a visit lies near enough to a commissioned visit to compete for its slots.
   *
   * @param arrivedAt null where no arrival is known
   * @param begins arrival, else departure
   */
  public static boolean isNear(
      CommissionedVisit commissioned,
      @Nullable Instant arrivedAt,
      Instant begins,
      Duration window) {
    return Candidate.distance(commissioned, arrivedAt, begins).compareTo(window) <= 0;
  }

  private void matchProvider(
      List<Visit> visits, List<CommissionedVisit> commissioned, List<Match> matches) {
    for (List<Candidate> contest : Contests.of(candidates(visits, commissioned))) {
      if (nobodyCompetes(contest)) {
        contest.forEach(c -> matches.add(new Match(c.commissioned(), c.visit())));
      } else {
        matches.addAll(new SlotAssignment(contest).best());
      }
    }
  }

  /** Every allowed pair, found by sliding along both lists in order of time. */
  private List<Candidate> candidates(List<Visit> visits, List<CommissionedVisit> commissioned) {
    List<CommissionedVisit> slots = new ArrayList<>(commissioned);
    slots.sort(CommissionedVisit.IN_ORDER);
    List<Visit> ordered = new ArrayList<>(visits);
    ordered.sort(Visit.IN_ORDER);
    Duration reach = reach(slots);
    Duration widest = widest(slots);
    List<Candidate> found = new ArrayList<>();
    int first = 0;
    for (Visit visit : ordered) {
      Instant at = visit.begins();
      while (first < slots.size() && slots.get(first).start().plus(reach).isBefore(at)) {
        first++;
      }
      for (int i = first; i < slots.size(); i++) {
        CommissionedVisit slot = slots.get(i);
        // A policy that begins at midnight may have a wider window than the one before it.
        if (slot.start().minus(widest).isAfter(at)) {
          break;
        }
        Candidate candidate = Candidate.within(window(slot), slot, visit, rota);
        if (candidate != null) {
          found.add(candidate);
        }
      }
    }
    return found;
  }

  /** The longest time after its start at which any of these commissioned visits can be met. */
  private Duration reach(List<CommissionedVisit> slots) {
    return slots.stream()
        .map(slot -> Duration.between(slot.start(), slot.latestEnd()).plus(window(slot)))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  private Duration widest(List<CommissionedVisit> slots) {
    return slots.stream().map(this::window).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  private Duration window(CommissionedVisit slot) {
    return policies.inForce(slot.provider(), slot.date()).matchWindow();
  }

  /** One commissioned visit, with a slot for each of these different workers. */
  private static boolean nobodyCompetes(List<Candidate> contest) {
    CommissionedVisit only = contest.getFirst().commissioned();
    if (contest.size() > only.workers()) {
      return false;
    }
    Set<CareWorkerId> workers = new HashSet<>();
    for (Candidate candidate : contest) {
      if (!candidate.commissioned().id().equals(only.id())
          || !workers.add(candidate.visit().worker().id())) {
        return false;
      }
    }
    return true;
  }
}
