package org.visitline.verification.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.time.CivilZone;

/**
 * One dated visit that the council commissioned, with its civil times turned into instants.
 *
 * @param date civil date of the start
 * @param start the earliest a worker is expected
 * @param latestStart never before the start
 * @param duration elapsed time: an hour is an hour in the night the clocks change
 * @param workers how many slots it has
 * @param cancelled nobody is to come
 */
public record CommissionedVisit(
    CommissionedVisitId id,
    ServiceUserId serviceUser,
    ProviderId provider,
    String serviceType,
    LocalDate date,
    Instant start,
    Instant latestStart,
    Duration duration,
    int workers,
    boolean timeCritical,
    boolean cancelled) {

  /** By start, then name. */
  public static final Comparator<CommissionedVisit> IN_ORDER =
      Comparator.comparing(CommissionedVisit::start).thenComparing(CommissionedVisit::id);

  /** What a dated visit means in a zone. */
  public static CommissionedVisit of(DatedVisit dated, CivilZone zone) {
    return of(
        dated.id(),
        dated.serviceUser(),
        dated.provider(),
        dated.serviceType(),
        dated.date(),
        dated.terms(),
        dated.cancelled(),
        zone);
  }

  static CommissionedVisit of(
      CommissionedVisitId id,
      ServiceUserId serviceUser,
      ProviderId provider,
      String serviceType,
      LocalDate date,
      VisitTerms terms,
      boolean cancelled,
      CivilZone zone) {
    Instant start = zone.instantOf(date, terms.start());
    Instant latest = start;
    if (terms.latestStart() != null) {
      // 'from 23:30, at the latest 00:30' ends on the next date.
      boolean pastMidnight = terms.latestStart().isBefore(terms.start());
      latest = zone.instantOf(pastMidnight ? date.plusDays(1) : date, terms.latestStart());
      // Spring moves a start of 01:30 to 02:30, past a latest start of 02:00 that stays.
      latest = latest.isBefore(start) ? start : latest;
    }
    return new CommissionedVisit(
        id,
        serviceUser,
        provider,
        serviceType,
        date,
        start,
        latest,
        terms.duration(),
        terms.workers(),
        terms.timeCritical(),
        cancelled);
  }

  /** What exactly was to happen, in a short text: another one where it was moved or changed. */
  public String terms() {
    return start + " " + latestStart + " " + duration.toMinutes() + " x" + workers;
  }

  /** When a visit that began on time at the earliest would end. */
  public Instant earliestEnd() {
    return start.plus(duration);
  }

  /** When a visit that began on time at the latest would end. */
  public Instant latestEnd() {
    return latestStart.plus(duration);
  }
}
