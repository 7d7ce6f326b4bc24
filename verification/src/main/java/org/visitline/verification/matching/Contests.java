package org.visitline.verification.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Parts candidates into sets that have no visit and no commissioned visit in common; what is best
 * for one set has no bearing on another.
 */
final class Contests {

  private final IdentityHashMap<Object, Object> parents = new IdentityHashMap<>();

  private Contests() {}

  static Collection<List<Candidate>> of(List<Candidate> candidates) {
    Contests contests = new Contests();
    for (Candidate candidate : candidates) {
      contests.join(candidate.visit(), candidate.commissioned());
    }
    IdentityHashMap<Object, List<Candidate>> sets = new IdentityHashMap<>();
    List<List<Candidate>> inOrder = new ArrayList<>();
    for (Candidate candidate : candidates) {
      sets.computeIfAbsent(
              contests.root(candidate.visit()),
              root -> {
                List<Candidate> set = new ArrayList<>(2);
                inOrder.add(set);
                return set;
              })
          .add(candidate);
    }
    return inOrder;
  }

  private void join(Object one, Object other) {
    Object a = root(one);
    Object b = root(other);
    if (a != b) {
      parents.put(a, b);
    }
  }

  private Object root(Object member) {
    Object at = member;
    Object parent = parents.get(at);
    while (parent != null) {
      Object grandparent = parents.get(parent);
      if (grandparent != null) {
        // Halving the way up as we go keeps it short for the next to come.
        parents.put(at, grandparent);
      }
      at = parent;
      parent = grandparent;
    }
    return at;
  }
}
