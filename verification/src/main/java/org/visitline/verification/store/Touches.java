package org.visitline.verification.store;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.time.CivilZone;

/** What is touched of each household. */
final class Touches {

  private final Households households;
  private final Map<ServiceUserId, Touch> byFirstPerson = new TreeMap<>();

  Touches(Households households) {
    this.households = households;
  }

  /** Something of a person's is touched, and so of everybody's who shares a telephone. */
  void add(ServiceUserId person, Touch touch) {
    Collection<ServiceUser> household = households.of(person);
    if (!household.isEmpty()) {
      byFirstPerson.merge(household.iterator().next().id(), touch, Touch::and);
    }
  }

  /** Everybody in a household that is touched. */
  Collection<ServiceUserId> people() {
    return byFirstPerson.keySet().stream()
        .flatMap(first -> households.of(first).stream())
        .map(ServiceUser::id)
        .toList();
  }

  /**
   * Households whose histories are touched in about the same months, so that these parts can be
   * loaded together.
   */
  Collection<Map<ServiceUserId, Touch>> together(CivilZone zone) {
    Map<List<@Nullable YearMonth>, Map<ServiceUserId, Touch>> groups = new LinkedHashMap<>();
    byFirstPerson.forEach(
        (first, touch) ->
            groups
                .computeIfAbsent(
                    Arrays.asList(
                        touch.first() == null ? null : YearMonth.from(zone.dateOf(touch.first())),
                        touch.last() == null ? null : YearMonth.from(zone.dateOf(touch.last()))),
                    none -> new TreeMap<>())
                .put(first, touch));
    return groups.values();
  }
}
