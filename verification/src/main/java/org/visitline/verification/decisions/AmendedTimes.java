package org.visitline.verification.decisions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which times a person may give for a visit. */
final class AmendedTimes {

  /** A night and a day with a live-in worker fits; a wrong date does not. */
  private static final Duration LONGEST = Duration.ofHours(36);

  private AmendedTimes() {}

  /** Why these cannot be a visit's, in a sentence; empty where they can. */
  static Optional<String> refusal(
      @Nullable Instant arrivedAt, @Nullable Instant departedAt, Instant now) {
    if ((arrivedAt != null && arrivedAt.isAfter(now))
        || (departedAt != null && departedAt.isAfter(now))) {
      return Optional.of("Times that are still to come cannot be given.");
    }
    if (arrivedAt == null || departedAt == null) {
      return Optional.empty();
    }
    if (!departedAt.isAfter(arrivedAt)) {
      return Optional.of("The departure must be later than the arrival.");
    }
    return Duration.between(arrivedAt, departedAt).compareTo(LONGEST) > 0
        ? Optional.of(
            "A visit of more than " + LONGEST.toHours() + " hours: look at the dates again.")
        : Optional.empty();
  }

  /**
   * Why these are too far from what was first known of the visit. That far the engine looks for
   * what an amendment may bear on.
   */
  static Optional<String> tooFar(
      Instant known, @Nullable Instant arrivedAt, @Nullable Instant departedAt) {
    boolean far =
        (arrivedAt != null && Duration.between(known, arrivedAt).abs().compareTo(LONGEST) > 0)
            || (departedAt != null
                && Duration.between(known, departedAt).abs().compareTo(LONGEST) > 0);
    return far
        ? Optional.of(
            "These times lie more than "
                + LONGEST.toHours()
                + " hours from the visit's calls: look at the dates again.")
        : Optional.empty();
  }
}
