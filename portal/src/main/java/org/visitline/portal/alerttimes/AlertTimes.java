package org.visitline.portal.alerttimes;

import java.time.Duration;

/**
 * How long after the latest start of a visit somebody is told that nobody has logged in.
 *
 * @param provider the provider, of an ordinary visit
 * @param officer the council, of an ordinary visit
 * @param providerCritical the provider, of a time-critical visit (insulin, a meal that must not
 *     wait)
 * @param officerCritical the council, of a time-critical visit
 */
public record AlertTimes(
    Duration provider, Duration officer, Duration providerCritical, Duration officerCritical) {

  /** An ordinary visit's provider is told when it counts as late, 15 minutes after latest start. */
  public static final AlertTimes DEFAULT =
      new AlertTimes(
          Duration.ofMinutes(15),
          Duration.ofMinutes(45),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15));

  /** A time-critical visit is never told of later than an ordinary one, nor an officer sooner. */
  public AlertTimes {
    if (providerCritical.compareTo(provider) > 0
        || officerCritical.compareTo(officer) > 0
        || provider.compareTo(officer) > 0
        || providerCritical.compareTo(officerCritical) > 0
        || providerCritical.isNegative()) {
      throw new IllegalArgumentException(
          "an officer is told no sooner than the provider, and of a time-critical visit no later");
    }
  }

  /** How long after latest start a stage is due. */
  public Duration after(Stage stage, boolean timeCritical) {
    return switch (stage) {
      case PROVIDER -> timeCritical ? providerCritical : provider;
      case OFFICER -> timeCritical ? officerCritical : officer;
      case ALL_CLEAR -> throw new IllegalArgumentException("an all-clear is due when it is true");
    };
  }

  /** The longest of them: what is older than this, and than the memory, is past telling. */
  Duration longest() {
    return officer;
  }
}
