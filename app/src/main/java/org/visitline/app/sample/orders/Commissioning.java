package org.visitline.app.sample.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.visitline.app.sample.borough.ServiceUser;

/**
 * All that the council commissioned.
 *
 * @param listed visits of no order, and occurrences that were moved or cancelled
 */
public record Commissioning(
    List<ServiceOrder> orders, List<CommissionedVisit> listed, List<Suspension> suspensions) {

  /** The visits of one date, by start. */
  public List<CommissionedVisit> dueOn(LocalDate date) {
    Map<String, CommissionedVisit> replaced =
        listed.stream()
            .filter(visit -> visit.date().equals(date))
            .collect(Collectors.toMap(CommissionedVisit::id, Function.identity()));
    Stream<CommissionedVisit> occurrences =
        orders.stream()
            .filter(order -> order.isDue(date))
            .map(order -> order.on(date))
            .filter(visit -> !replaced.containsKey(visit.id()));
    return Stream.concat(occurrences, replaced.values().stream())
        .sorted(
            Comparator.comparing(CommissionedVisit::start)
                .thenComparing(visit -> visit.serviceUser().place().address())
                .thenComparing(CommissionedVisit::id))
        .toList();
  }

  /** Whether the care of the service user is stopped at that moment. */
  public boolean isSuspended(ServiceUser serviceUser, Instant moment) {
    return suspensions.stream()
        .anyMatch(
            suspension -> suspension.serviceUser().equals(serviceUser) && suspension.holds(moment));
  }

  /** The orders of one service user that are in force on a date. */
  public List<ServiceOrder> inForce(ServiceUser serviceUser, LocalDate date) {
    List<ServiceOrder> found = new ArrayList<>();
    for (ServiceOrder order : orders) {
      if (order.serviceUser().equals(serviceUser)
          && order.validTo().map(last -> !date.isAfter(last)).orElse(true)) {
        found.add(order);
      }
    }
    return found;
  }
}
