package org.visitline.verification.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.RegisteredNumber;
import org.visitline.verification.directory.ServiceUser;

/**
 * Who shares a telephone with whom, or ever did: a couple, or a house of supported living. A call
 * from such a line goes to the one who was to be visited, so what was commissioned for one decides
 * over the other's calls too, and the people of a household are derived together.
 */
final class Households {

  private final Directory directory;
  private final Map<String, List<ServiceUser>> everOwners = new HashMap<>();
  private final Map<ServiceUserId, Collection<ServiceUser>> households = new HashMap<>();

  Households(Directory directory) {
    this.directory = directory;
    for (ServiceUser person : directory.serviceUsers()) {
      for (RegisteredNumber number : person.numbers()) {
        everOwners.computeIfAbsent(number.e164(), none -> new ArrayList<>(1)).add(person);
      }
    }
  }

  /** Whom a call may belong to, by the code keyed or the number it came from. */
  Collection<ServiceUserId> candidates(LoggedCall call) {
    Set<ServiceUserId> candidates = new TreeSet<>();
    Optional<ServiceUser> keyed =
        call.serviceUserCode().isEmpty()
            ? Optional.empty()
            : directory.findByCode(call.serviceUserCode());
    keyed.ifPresent(person -> candidates.add(person.id()));
    if (call.callerE164() != null) {
      everOwners.getOrDefault(call.callerE164(), List.of()).forEach(p -> candidates.add(p.id()));
    }
    return candidates;
  }

  /**
   * Calls by the first person of each household that they may belong to.
   *
   * @param calls by id
   * @param linked to whom people ever linked them, by call
   */
  Map<ServiceUserId, Collection<LoggedCall>> calls(
      Map<String, LoggedCall> calls, Map<String, Set<ServiceUserId>> linked) {
    Map<ServiceUserId, Collection<LoggedCall>> byHousehold = new HashMap<>();
    calls.forEach(
        (id, call) -> {
          Set<ServiceUserId> whose = new HashSet<>(candidates(call));
          whose.addAll(linked.getOrDefault(id, Set.of()));
          whose.stream()
              .map(this::of)
              .filter(household -> !household.isEmpty())
              .map(household -> household.iterator().next().id())
              .distinct()
              .forEach(
                  first ->
                      byHousehold.computeIfAbsent(first, none -> new LinkedHashSet<>()).add(call));
        });
    return byHousehold;
  }

  /** A person and all who share a telephone with them, over any number of corners; by id. */
  Collection<ServiceUser> of(ServiceUserId id) {
    Collection<ServiceUser> known = households.get(id);
    if (known == null) {
      known = around(id);
      for (ServiceUser person : known) {
        households.put(person.id(), known);
      }
    }
    return known;
  }

  private Collection<ServiceUser> around(ServiceUserId id) {
    Map<ServiceUserId, ServiceUser> found = new TreeMap<>();
    Deque<ServiceUser> open = new ArrayDeque<>();
    directory.find(id).ifPresent(open::add);
    while (!open.isEmpty()) {
      ServiceUser person = open.remove();
      if (found.put(person.id(), person) == null) {
        person.numbers().forEach(number -> open.addAll(everOwners.get(number.e164())));
      }
    }
    return found.values();
  }
}
