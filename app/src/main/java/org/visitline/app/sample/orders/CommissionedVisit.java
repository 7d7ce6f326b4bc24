package org.visitline.app.sample.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.visitline.app.sample.borough.ServiceUser;

/** One dated visit to be made, by one worker or several. */
public record CommissionedVisit(
    String id,
    ServiceUser serviceUser,
    String providerId,
    String serviceType,
    LocalDate date,
    LocalTime start,
    Duration window,
    int minutes,
    int workers,
    boolean timeCritical,
    boolean cancelled) {

  /** The borough's clocks. */
  public static final ZoneId ZONE = ZoneId.of("Europe/London");

  /** When the visit may last begin. */
  public LocalTime latestStart() {
    return start.plus(window);
  }

  /** The start; in the hour that spring skips an hour later, in autumn's the first of the two. */
  public Instant startsAt() {
    return date.atTime(start).atZone(ZONE).toInstant();
  }

  /** The latest start. */
  public Instant latestStartAt() {
    return startsAt().plus(window);
  }

  /** How long it is to be. */
  public Duration duration() {
    return Duration.ofMinutes(minutes);
  }

  CommissionedVisit movedTo(LocalTime newStart) {
    return new CommissionedVisit(
        id,
        serviceUser,
        providerId,
        serviceType,
        date,
        newStart,
        window,
        minutes,
        workers,
        timeCritical,
        false);
  }

  CommissionedVisit cancel() {
    return new CommissionedVisit(
        id,
        serviceUser,
        providerId,
        serviceType,
        date,
        start,
        window,
        minutes,
        workers,
        timeCritical,
        true);
  }
}
