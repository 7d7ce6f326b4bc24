package org.visitline.verification.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.visitline.schema.CareWorkerId;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;

/**
 * The best assignment of one contest, as a flow of least cost: each visit sends one unit through a
 * worker's only place in a commissioned visit, through that commissioned visit's slots, to the end;
 * or straight to the end where it takes none.
 *
 * <p>The costs are whole milliseconds. One count weighs more than all that comes after it, so that
 * the sum compares as the list of criteria does: slots left empty, slots not filled by the rota's
 * own, distance; and, in a second number, the offset.
 */
final class SlotAssignment {

  private final List<Candidate> candidates;
  private final LeastCostFlow flow = new LeastCostFlow();
  private final int end = flow.addNode();
  private final IdentityHashMap<Visit, Integer> visits = new IdentityHashMap<>();
  private final IdentityHashMap<CommissionedVisit, Integer> slots = new IdentityHashMap<>();
  private final Map<Place, Integer> places = new HashMap<>();
  private final int[] arcs;

  /** A worker's place in a commissioned visit: of two visits there, one at most counts. */
  private record Place(CommissionedVisit commissioned, CareWorkerId worker) {}

  SlotAssignment(List<Candidate> contest) {
    candidates = new ArrayList<>(contest);
    candidates.sort(Candidate.BY_NAME);
    long longest = 1;
    for (Candidate candidate : candidates) {
      longest = Math.max(longest, candidate.distance().toMillis());
      visits.computeIfAbsent(candidate.visit(), visit -> flow.addNode());
    }
    // No exchange of slots touches more pairs than twice the visits.
    long pairs = 2L * visits.size() + 1;
    long notTheRotas = Math.multiplyExact(pairs, longest + 1);
    long empty = Math.multiplyExact(pairs, notTheRotas + longest + 1);
    visits.values().forEach(visit -> flow.addArc(visit, end, 1, empty, 0));
    arcs = new int[candidates.size()];
    for (int i = 0; i < arcs.length; i++) {
      Candidate candidate = candidates.get(i);
      long cost = candidate.distance().toMillis() + (candidate.rotasOwn() ? 0 : notTheRotas);
      arcs[i] =
          flow.addArc(
              Objects.requireNonNull(visits.get(candidate.visit())),
              placeOf(candidate),
              1,
              cost,
              candidate.offset().toMillis());
    }
  }

  private int placeOf(Candidate candidate) {
    CommissionedVisit commissioned = candidate.commissioned();
    return places.computeIfAbsent(
        new Place(commissioned, candidate.visit().worker().id()),
        key -> {
          int place = flow.addNode();
          flow.addArc(place, slotsOf(commissioned), 1, 0, 0);
          return place;
        });
  }

  private int slotsOf(CommissionedVisit commissioned) {
    return slots.computeIfAbsent(
        commissioned,
        key -> {
          int node = flow.addNode();
          flow.addArc(node, end, commissioned.workers(), 0, 0);
          return node;
        });
  }

  /** See {@link LeastCostFlow#steps}. */
  long steps() {
    return flow.steps();
  }

  List<Match> best() {
    flow.sendFromEach(visits.values(), end);
    List<Match> matches = new ArrayList<>();
    // Of equals the one whose sorted list of pairs comes first: each pair in turn is taken if any
    // assignment as good as this one has it together with the pairs taken so far.
    for (int i = 0; i < arcs.length; i++) {
      if (flow.fix(arcs[i])) {
        Candidate candidate = candidates.get(i);
        matches.add(new Match(candidate.commissioned(), candidate.visit()));
      }
    }
    return matches;
  }
}
