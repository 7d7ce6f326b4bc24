package org.visitline.verification.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ServiceUserId;

/**
 * To whom each visit commissioned by date goes, in a few bytes a visit: a rota names visits only.
 */
final class VisitOwners {

  private final Fingerprints visits = new Fingerprints();
  private int[] owners = new int[1 << 10];
  private final List<ServiceUserId> people = new ArrayList<>();
  private final Map<ServiceUserId, Integer> numbers = new HashMap<>();
  private final Set<String> struckOut = new HashSet<>();

  void add(CommissionedVisitId visit, ServiceUserId owner) {
    int number = visits.numberOf(visit.value());
    if (number == owners.length) {
      owners = Arrays.copyOf(owners, number * 2);
    }
    owners[number] = numbers.computeIfAbsent(owner, this::numbered);
  }

  private int numbered(ServiceUserId owner) {
    people.add(owner);
    return people.size() - 1;
  }

  /** These turned out to be said in two ways, so that nobody knows which is right. */
  void strikeOut(Set<String> visits) {
    struckOut.addAll(visits);
  }

  Optional<ServiceUserId> find(CommissionedVisitId visit) {
    int number = struckOut.contains(visit.value()) ? Fingerprints.NONE : visits.find(visit.value());
    return number == Fingerprints.NONE ? Optional.empty() : Optional.of(people.get(owners[number]));
  }
}
