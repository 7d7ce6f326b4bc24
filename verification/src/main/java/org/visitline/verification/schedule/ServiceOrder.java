package org.visitline.verification.schedule;

import java.time.DayOfWeek;
import java.util.Set;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceOrderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.time.DateRange;

/**
 * What the council commissioned for a service user from a provider: a weekly pattern of visits,
 * valid between two dates.
 *
 * @param valid the first date is always known
 * @param days of the week on which visits fall
 * @param everyWeeks 1 for every week; weeks are counted from the Monday of the week in which the
 *     order begins
 */
public record ServiceOrder(
    ServiceOrderId id,
    ServiceUserId serviceUser,
    ProviderId provider,
    String serviceType,
    DateRange valid,
    Set<DayOfWeek> days,
    int everyWeeks,
    VisitTerms terms) {

  /** Refuses a pattern that could not be counted out. */
  public ServiceOrder {
    if (valid.first() == null) {
      throw new IllegalArgumentException("service order " + id + " has no first date");
    }
    if (everyWeeks < 1) {
      throw new IllegalArgumentException(
          "service order " + id + " falls every " + everyWeeks + " weeks; at least 1 is meant");
    }
    days = Set.copyOf(days);
  }
}
