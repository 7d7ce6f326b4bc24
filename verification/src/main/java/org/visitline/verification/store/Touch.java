package org.visitline.verification.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.time.CivilZone;

/**
 * The stretch of time in which something changed for a household.
 *
 * @param first null: from the beginning of its history
 * @param last null: to the end, and what time itself changes
 */
record Touch(@Nullable Instant first, @Nullable Instant last) {

  /** Everything may have changed. */
  static final Touch ALL = new Touch(null, null);

  static Touch at(Instant at) {
    return new Touch(at, at);
  }

  /** Visits of a week are the longest that can be commissioned; some days bear on each other. */
  private static final int DAYS_AROUND = 10;

  /** Whatever the date may bear on. */
  static Touch on(LocalDate date, CivilZone zone) {
    return new Touch(
        zone.startOf(date.minusDays(DAYS_AROUND)), zone.startOf(date.plusDays(DAYS_AROUND + 1)));
  }

  static Touch since(Instant first) {
    return new Touch(first, null);
  }

  /** Both, and what lies between. */
  Touch and(Touch other) {
    return new Touch(
        first == null || other.first == null
            ? null
            : first.isBefore(other.first) ? first : other.first,
        last == null || other.last == null ? null : last.isAfter(other.last) ? last : other.last);
  }

  /** With some time before and after. */
  Touch widened(Duration by) {
    return new Touch(first == null ? null : first.minus(by), last == null ? null : last.plus(by));
  }

  boolean contains(Instant at) {
    return (first == null || !at.isBefore(first)) && (last == null || !at.isAfter(last));
  }

  boolean isWhole() {
    return first == null && last == null;
  }
}
