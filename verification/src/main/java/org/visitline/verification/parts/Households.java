package org.visitline.verification.parts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.RegisteredNumber;
import org.visitline.verification.directory.ServiceUser;

/**
 * The service users in parts of whole households. People who ever shared a number are one: to whom
 * a call from it goes depends on all of their visits. What follows for a household depends on no
 * other.
 */
final class Households {

  private final Directory directory;
  private final List<List<ServiceUser>> people = new ArrayList<>();
  private final Map<ServiceUserId, Integer> parts = new HashMap<>();
  private final Map<String, Integer> partsOfNumbers = new HashMap<>();

  /** Who else is of the household, one after the other to the one by whom it is known. */
  private final Map<ServiceUserId, ServiceUserId> next = new HashMap<>();

  Households(Directory directory, int count) {
    this.directory = directory;
    for (int part = 0; part < count; part++) {
      people.add(new ArrayList<>());
    }
    List<ServiceUser> sorted =
        directory.serviceUsers().stream().sorted(Comparator.comparing(ServiceUser::id)).toList();
    join(sorted);
    int households = 0;
    for (ServiceUser who : sorted) {
      Integer known = parts.get(head(who.id()));
      int part = known == null ? households++ % count : known;
      parts.put(head(who.id()), part);
      parts.put(who.id(), part);
      people.get(part).add(who);
      who.numbers().forEach(number -> partsOfNumbers.put(number.e164(), part));
    }
  }

  private void join(List<ServiceUser> everybody) {
    Map<String, ServiceUserId> firstAt = new HashMap<>();
    for (ServiceUser who : everybody) {
      for (RegisteredNumber number : who.numbers()) {
        ServiceUserId other = firstAt.putIfAbsent(number.e164(), who.id());
        if (other != null && !head(other).equals(head(who.id()))) {
          next.put(head(other), head(who.id()));
        }
      }
    }
  }

  private ServiceUserId head(ServiceUserId of) {
    ServiceUserId head = of;
    for (@Nullable ServiceUserId on = of; on != null; on = next.get(on)) {
      head = on;
    }
    return head;
  }

  int parts() {
    return people.size();
  }

  /** Those of a part, by id. */
  List<ServiceUser> people(int part) {
    return people.get(part);
  }

  /** In which part a known service user is. */
  int partOf(ServiceUserId who) {
    return parts.getOrDefault(who, 0);
  }

  /** In which part it can be told to whom a call goes; any will do for one that goes to nobody. */
  int partOf(LoggedCall call) {
    Optional<ServiceUser> keyed =
        call.serviceUserCode().isEmpty()
            ? Optional.empty()
            : directory.findByCode(call.serviceUserCode());
    if (keyed.isPresent()) {
      return partOf(keyed.get().id());
    }
    Integer ofNumber = call.callerE164() == null ? null : partsOfNumbers.get(call.callerE164());
    return ofNumber == null ? Math.floorMod(call.id().hashCode(), parts()) : ofNumber;
  }
}
