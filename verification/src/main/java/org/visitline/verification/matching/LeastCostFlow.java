package org.visitline.verification.matching;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.PriorityQueue;

/**
 * A flow of least cost through a network, by shortest paths one unit at a time. A cost is a pair of
 * whole numbers of which the first weighs more than any sum of second ones; nothing is rounded.
 *
 * <p>Each node carries a potential, such that no arc with room left costs less than the difference
 * of its ends. Searches look at those differences only and stop at the end node, so that in a long
 * chain of visits each search stays near where it began. Searches lower potentials and never raise
 * them: a source that joins later, at zero, finds none above its own.
 */
final class LeastCostFlow {

  private static final int NONE = -1;

  private int nodes;
  private int arcCount;
  // Arc i and arc i ^ 1 are each other's way back.
  private int[] to = new int[64];
  private int[] room = new int[64];
  private long[] cost = new long[64];
  private long[] minorCost = new long[64];
  private int[] next = new int[64];
  private boolean[] fixed = new boolean[64];

  private int[] firstArc = new int[32];
  private long[] potential = new long[32];
  private long[] minorPotential = new long[32];

  private long[] far = new long[0];
  private long[] minorFar = new long[0];
  private int[] reachedBy = new int[0];
  private int[] seenIn = new int[0];
  private int[] settledIn = new int[0];
  private int search;
  private long steps;

  int addNode() {
    if (nodes == firstArc.length) {
      firstArc = Arrays.copyOf(firstArc, 2 * nodes);
      potential = Arrays.copyOf(potential, 2 * nodes);
      minorPotential = Arrays.copyOf(minorPotential, 2 * nodes);
    }
    firstArc[nodes] = NONE;
    return nodes++;
  }

  /** An arc with room for so many units, each at this cost, never less than zero. */
  int addArc(int from, int target, int units, long major, long minor) {
    if (arcCount == to.length) {
      int more = 2 * arcCount;
      to = Arrays.copyOf(to, more);
      room = Arrays.copyOf(room, more);
      cost = Arrays.copyOf(cost, more);
      minorCost = Arrays.copyOf(minorCost, more);
      next = Arrays.copyOf(next, more);
      fixed = Arrays.copyOf(fixed, more);
    }
    int arc = arcCount;
    addHalf(from, target, units, major, minor);
    addHalf(target, from, 0, -major, -minor);
    return arc;
  }

  private void addHalf(int from, int target, int units, long major, long minor) {
    to[arcCount] = target;
    room[arcCount] = units;
    cost[arcCount] = major;
    minorCost[arcCount] = minor;
    next[arcCount] = firstArc[from];
    firstArc[from] = arcCount++;
  }

  /** Sends one unit from each source to the end, at the least cost of all ways to do so. */
  void sendFromEach(Collection<Integer> sources, int end) {
    far = new long[nodes];
    minorFar = new long[nodes];
    reachedBy = new int[nodes];
    seenIn = new int[nodes];
    settledIn = new int[nodes];
    for (int source : sources) {
      searchShortest(source, end);
      for (int node = end; node != source; node = to[reachedBy[node] ^ 1]) {
        push(reachedBy[node]);
      }
    }
  }

  private record Reached(int node, long far, long minorFar) implements Comparable<Reached> {
    @Override
    public int compareTo(Reached other) {
      int major = Long.compare(far, other.far);
      return major != 0 ? major : Long.compare(minorFar, other.minorFar);
    }
  }

  private void searchShortest(int source, int end) {
    search++;
    PriorityQueue<Reached> queue = new PriorityQueue<>();
    ArrayDeque<Integer> settled = new ArrayDeque<>();
    reach(source, NONE, 0, 0, queue);
    while (settledIn[end] != search) {
      int node = queue.remove().node();
      if (settledIn[node] == search) {
        continue;
      }
      settledIn[node] = search;
      settled.add(node);
      steps++;
      for (int arc = firstArc[node]; node != end && arc != NONE; arc = next[arc]) {
        int target = to[arc];
        if (room[arc] > 0 && settledIn[target] != search) {
          reach(target, arc, far[node] + reduced(arc), minorFar[node] + minorReduced(arc), queue);
        }
      }
    }
    for (int node : settled) {
      potential[node] += far[node] - far[end];
      minorPotential[node] += minorFar[node] - minorFar[end];
    }
  }

  private void reach(int node, int by, long major, long minor, PriorityQueue<Reached> queue) {
    if (seenIn[node] != search || isLess(major, minor, far[node], minorFar[node])) {
      seenIn[node] = search;
      far[node] = major;
      minorFar[node] = minor;
      reachedBy[node] = by;
      queue.add(new Reached(node, major, minor));
    }
  }

  private static boolean isLess(long major, long minor, long otherMajor, long otherMinor) {
    return major < otherMajor || (major == otherMajor && minor < otherMinor);
  }

  private long reduced(int arc) {
    return cost[arc] + potential[to[arc ^ 1]] - potential[to[arc]];
  }

  private long minorReduced(int arc) {
    return minorCost[arc] + minorPotential[to[arc ^ 1]] - minorPotential[to[arc]];
  }

  private void push(int arc) {
    room[arc]--;
    room[arc ^ 1]++;
  }

  /**
   * Settles whether an arc for one unit carries it: yes, if any flow of the same cost does that
   * leaves the arcs fixed before as they are. Such flows differ by a round trip that costs nothing.
   */
  boolean fix(int arc) {
    if (room[arc] > 0 && isFree(arc) && canReturn(to[arc], to[arc ^ 1])) {
      int source = to[arc ^ 1];
      for (int node = source; node != to[arc]; node = to[reachedBy[node] ^ 1]) {
        push(reachedBy[node]);
      }
      push(arc);
    }
    fixed[arc] = true;
    fixed[arc ^ 1] = true;
    return room[arc] == 0;
  }

  /** How many nodes searches have come by: what the work is in proportion to. */
  long steps() {
    return steps;
  }

  private boolean isFree(int arc) {
    return !fixed[arc] && reduced(arc) == 0 && minorReduced(arc) == 0;
  }

  private boolean canReturn(int from, int home) {
    search++;
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(from);
    seenIn[from] = search;
    while (!queue.isEmpty() && seenIn[home] != search) {
      int node = queue.remove();
      steps++;
      for (int arc = firstArc[node]; arc != NONE; arc = next[arc]) {
        if (room[arc] > 0 && seenIn[to[arc]] != search && isFree(arc)) {
          seenIn[to[arc]] = search;
          reachedBy[to[arc]] = arc;
          queue.add(to[arc]);
        }
      }
    }
    return seenIn[home] == search;
  }
}
