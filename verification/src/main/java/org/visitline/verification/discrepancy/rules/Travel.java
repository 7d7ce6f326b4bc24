package org.visitline.verification.discrepancy.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.directory.Coordinates;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.policy.Policy;

/**
 * The way between two homes.
 *
 * @param metres on the straight line; every road is longer
 * @param needed for it at the fastest speed the policy takes for possible
 */
record Travel(double metres, Duration needed) {

  private static final double METRES_IN_A_MILE = 1609.344;
  private static final double MILLIS_IN_AN_HOUR = 3_600_000;

  /** The way, or null where it is not known where one of the homes lies. */
  static @Nullable Travel between(ServiceUser one, ServiceUser other, Policy policy) {
    Coordinates from = one.address().coordinates();
    Coordinates to = other.address().coordinates();
    if (one.id().equals(other.id())) {
      return new Travel(0, Duration.ZERO);
    }
    if (from == null || to == null) {
      return null;
    }
    double metres = from.metresTo(to);
    double hours = metres / METRES_IN_A_MILE / policy.fastestMilesPerHour();
    return new Travel(metres, Duration.ofMillis((long) Math.ceil(hours * MILLIS_IN_AN_HOUR)));
  }

  /** {@code 2.4 miles}. */
  String distance() {
    long tenths = Math.round(metres / METRES_IN_A_MILE * 10);
    return tenths / 10 + "." + tenths % 10 + " miles";
  }
}
