package org.visitline.verification.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a step has to follow through.
 *
 * @param calls that arrived, or that may belong to somebody else now
 * @param people whose facts changed
 * @param due people whose opinion time alone changes
 */
record Agenda(List<String> calls, List<String> people, List<String> due) {

  static final Agenda NOTHING = new Agenda(List.of(), List.of(), List.of());

  boolean isEmpty() {
    return calls.isEmpty() && people.isEmpty() && due.isEmpty();
  }

  int size() {
    return calls.size() + people.size() + due.size();
  }

  /** Each thing on it alone. */
  List<Agenda> apart() {
    List<Agenda> apart = new ArrayList<>();
    calls.forEach(call -> apart.add(new Agenda(List.of(call), List.of(), List.of())));
    people.forEach(person -> apart.add(new Agenda(List.of(), List.of(person), List.of())));
    due.forEach(person -> apart.add(new Agenda(List.of(), List.of(), List.of(person))));
    return apart;
  }

  /** What is left without what another agenda holds. */
  Agenda without(Agenda other) {
    return new Agenda(
        without(calls, other.calls), without(people, other.people), without(due, other.due));
  }

  Agenda and(Agenda other) {
    return new Agenda(and(calls, other.calls), and(people, other.people), and(due, other.due));
  }

  private static List<String> without(List<String> ids, List<String> others) {
    return others.isEmpty() ? ids : ids.stream().filter(id -> !others.contains(id)).toList();
  }

  private static List<String> and(List<String> ids, List<String> others) {
    return Stream.concat(ids.stream(), others.stream()).distinct().toList();
  }
}
