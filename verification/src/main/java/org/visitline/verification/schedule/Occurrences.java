package org.visitline.verification.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ServiceOrderId;
import org.visitline.verification.time.CivilZone;

/** Counts out the dated occurrences of a service order. */
final class Occurrences {

  private Occurrences() {}

  /**
   * Hands on each occurrence up to a date.
   *
   * @param from the first civil date to count from, where the order does not begin after
   * @param last the last civil date to count to, where the order does not end before
   * @param replaced dates on which a dated visit stands in the occurrence's place
   */
  static void each(
      ServiceOrder order,
      LocalDate from,
      LocalDate last,
      Set<LocalDate> replaced,
      CivilZone zone,
      Consumer<CommissionedVisit> to) {
    LocalDate first = Objects.requireNonNull(order.valid().first());
    LocalDate end = order.valid().last();
    LocalDate until = end != null && end.isBefore(last) ? end : last;
    LocalDate monday = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate begin = first.isBefore(from) ? from : first;
    for (LocalDate date = begin; !date.isAfter(until); date = date.plusDays(1)) {
      if (order.days().contains(date.getDayOfWeek())
          && ChronoUnit.DAYS.between(monday, date) / 7 % order.everyWeeks() == 0
          && !replaced.contains(date)) {
        to.accept(on(order, date, zone));
      }
    }
  }

  private static CommissionedVisit on(ServiceOrder order, LocalDate date, CivilZone zone) {
    return CommissionedVisit.of(
        nameOf(order.id(), date),
        order.serviceUser(),
        order.provider(),
        order.serviceType(),
        date,
        order.terms(),
        false,
        zone);
  }

  /** {@code SO17@2026-10-25}. */
  static CommissionedVisitId nameOf(ServiceOrderId order, LocalDate date) {
    return new CommissionedVisitId(order.value() + "@" + date);
  }
}
