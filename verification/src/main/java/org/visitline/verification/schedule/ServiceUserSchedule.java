package org.visitline.verification.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.visitline.schema.ProviderId;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.time.Period;

/** What was commissioned for one service user, counted out to a date. */
public final class ServiceUserSchedule {

  private final List<ServiceOrder> orders;
  private final List<Suspension> suspensions;
  private final List<CommissionedVisit> visits;
  private final Map<LocalDate, Duration> longestByDate;

  /** Those that are asked about; the others are there because they bear on them. */
  private final List<CommissionedVisit> shown;

  /** From the start to the latest end, of whichever visit takes longest. */
  private Duration longestSpan = Duration.ZERO;

  private ServiceUserSchedule(ServiceUserSchedule whole, List<CommissionedVisit> shown) {
    this.orders = whole.orders;
    this.suspensions = whole.suspensions;
    this.visits = whole.visits;
    this.longestByDate = whole.longestByDate;
    this.longestSpan = whole.longestSpan;
    this.shown = shown;
  }

  /**
   * Counts out one service user's orders beside its dated visits.
   *
   * @param orders this service user's
   * @param dated this service user's
   * @param replaced read from everybody's dated visits, for one may stand for another person's
   * @param last the last civil date to count orders to; dated visits of later dates stay
   */
  public ServiceUserSchedule(
      Collection<ServiceOrder> orders,
      Collection<DatedVisit> dated,
      Replacements replaced,
      Collection<Suspension> suspensions,
      LocalDate last,
      CivilZone zone) {
    this(orders, dated, replaced, suspensions, LocalDate.MIN, last, zone);
  }

  /**
   * Counts out a part of it.
   *
   * @param from the first civil date to count orders from; of the dated visits those given are in
   */
  public ServiceUserSchedule(
      Collection<ServiceOrder> orders,
      Collection<DatedVisit> dated,
      Replacements replaced,
      Collection<Suspension> suspensions,
      LocalDate from,
      LocalDate last,
      CivilZone zone) {
    this.visits = new ArrayList<>();
    this.longestByDate = new HashMap<>();
    this.shown = visits;
    this.orders = List.copyOf(orders);
    this.suspensions = List.copyOf(suspensions);
    for (ServiceOrder order : orders) {
      Occurrences.each(order, from, last, replaced.of(order.id()), zone, visits::add);
    }
    for (DatedVisit visit : dated) {
      visits.add(CommissionedVisit.of(visit, zone));
    }
    visits.sort(CommissionedVisit.IN_ORDER);
    for (CommissionedVisit visit : visits) {
      longestSpan = longer(longestSpan, Duration.between(visit.start(), visit.latestEnd()));
      if (!visit.cancelled()) {
        longestByDate.merge(visit.date(), visit.duration(), ServiceUserSchedule::longer);
      }
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Every commissioned visit, cancelled and suspended ones too, by start. */
  public List<CommissionedVisit> visits() {
    return shown;
  }

  /** The same with {@link #visits} of a time alone; the others still bear on them. */
  public ServiceUserSchedule within(Period time) {
    return new ServiceUserSchedule(
        this, visits.stream().filter(visit -> time.contains(visit.start())).toList());
  }

  /** Whether care was stopped at an instant. */
  public boolean isSuspendedAt(Instant at) {
    return findSuspension(at).isPresent();
  }

  /** The suspension in force at an instant; of two, the one that began first. */
  public Optional<Suspension> findSuspension(Instant at) {
    Suspension first = null;
    for (Suspension suspension : suspensions) {
      if (suspension.period().contains(at)
          && (first == null || suspension.period().from().isBefore(first.period().from()))) {
        first = suspension;
      }
    }
    return Optional.ofNullable(first);
  }

  /**
   * The longest duration commissioned from any provider on the dates from the day before to the day
   * after, cancelled visits left out.
   */
  public Optional<Duration> findLongestAround(LocalDate date) {
    Duration longest = Duration.ZERO;
    for (int day = -1; day <= 1; day++) {
      longest = longer(longest, longestByDate.getOrDefault(date.plusDays(day), Duration.ZERO));
    }
    return longest.isZero() ? Optional.empty() : Optional.of(longest);
  }

  /** Whether the provider has an order in force on a date, or a commissioned visit of that date. */
  public boolean isCommissionedFrom(ProviderId provider, LocalDate date) {
    for (ServiceOrder order : orders) {
      if (order.provider().equals(provider) && order.valid().contains(date)) {
        return true;
      }
    }
    for (CommissionedVisit visit : visits) {
      if (visit.provider().equals(provider) && visit.date().equals(date)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a commissioned visit (not cancelled) of the provider has the instant in [start -
   * window, latest start + duration + window].
   */
  public boolean isExpected(ProviderId provider, Instant at, Duration window) {
    Instant last = at.plus(window);
    Instant first = at.minus(window);
    for (int i = countBegunBy(last) - 1; i >= 0; i--) {
      CommissionedVisit visit = visits.get(i);
      if (visit.start().plus(longestSpan).isBefore(first)) {
        return false;
      }
      if (!visit.cancelled()
          && visit.provider().equals(provider)
          && !visit.latestEnd().isBefore(first)) {
        return true;
      }
    }
    return false;
  }

  /** How many visits start at an instant or before, found by halving. */
  private int countBegunBy(Instant at) {
    int low = 0;
    int high = visits.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (visits.get(middle).start().isAfter(at)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
