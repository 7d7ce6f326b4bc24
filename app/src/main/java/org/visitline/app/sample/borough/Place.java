package org.visitline.app.sample.borough;

import java.time.Duration;

/**
 * An address.
 *
 * @param latitude in degrees north
 * @param longitude in degrees east
 */
public record Place(String address, String postcode, double latitude, double longitude) {

  private static final double METRES_PER_DEGREE = 111_320;

  /** Streets are no straight lines. */
  private static final double DETOUR = 1.3;

  /** A small car in a suburb at the time of the school run: 20 km/h. */
  private static final double METRES_PER_SECOND = 20 / 3.6;

  private static final Duration PARKING = Duration.ofMinutes(3);

  /** The straight line in metres; flat enough for one borough. */
  public double metresTo(Place other) {
    double north = (other.latitude - latitude) * METRES_PER_DEGREE;
    double east =
        (other.longitude - longitude) * METRES_PER_DEGREE * Math.cos(Math.toRadians(latitude));
    return Math.hypot(north, east);
  }

  /** From door to door; to another room of the same house, a minute. */
  public Duration travelTo(Place other) {
    if (equals(other)) {
      return Duration.ofMinutes(1);
    }
    long seconds = (long) (metresTo(other) * DETOUR / METRES_PER_SECOND);
    return PARKING.plusSeconds(seconds);
  }
}
