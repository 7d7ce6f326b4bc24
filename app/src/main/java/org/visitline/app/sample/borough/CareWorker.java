package org.visitline.app.sample.borough;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One who comes.
 *
 * @param dayOff which days of the week are free: 0 to 6
 * @param keysDirection rings off only after keying 1 or 2
 * @param stays what share of the commissioned time this worker usually stays
 * @param activeTo the last day, for one who has left
 */
public record CareWorker(
    String id,
    String providerId,
    String name,
    String pin,
    String contactNumber,
    String language,
    Shift shift,
    int dayOff,
    boolean keysDirection,
    double stays,
    Optional<LocalDate> activeTo) {

  /** Two days a week off, not the same for all. */
  public boolean onDuty(LocalDate date) {
    return isActive(date)
        && shift != Shift.NONE
        && (shift == Shift.LIVE_IN || Math.floorMod(date.toEpochDay() + dayOff, 7) < 5);
  }

  /** Whether the PIN is in force. */
  public boolean isActive(LocalDate date) {
    return activeTo.isEmpty() || !date.isAfter(activeTo.get());
  }
}
