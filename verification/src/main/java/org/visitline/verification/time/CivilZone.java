package org.visitline.verification.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The zone in which the council's clocks and calendars run; Europe/London unless the installation
 * says otherwise.
 *
 * @param id the zone
 */
public record CivilZone(ZoneId id) {

  /** The zone of every council in the UK. */
  public static final CivilZone LONDON = new CivilZone(ZoneId.of("Europe/London"));

  /**
   * The instant of a civil time. A time in the hour that spring skips moves on by an hour; one in
   * the hour that autumn repeats is the first of the two.
   */
  public Instant instantOf(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(id).toInstant();
  }

  /** The instant at which a civil date begins. */
  public Instant startOf(LocalDate date) {
    return date.atStartOfDay(id).toInstant();
  }

  /** The civil date of an instant. */
  public LocalDate dateOf(Instant instant) {
    return civil(instant).toLocalDate();
  }

  /** Whether the clock on the wall shows this twice, in the night in which it is put back. */
  public boolean comesTwice(LocalDateTime civil) {
    return id.getRules().getValidOffsets(civil).size() > 1;
  }

  /** What the clock on the wall shows at an instant. */
  public LocalDateTime civil(Instant instant) {
    return LocalDateTime.ofInstant(instant, id);
  }
}
