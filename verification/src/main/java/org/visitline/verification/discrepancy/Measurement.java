package org.visitline.verification.discrepancy;

import java.time.Duration;

/**
 * What was measured, and what would have been within bounds.
 *
 * @param measured seconds, floored, or a count
 * @param threshold in the unit of what was measured
 */
public record Measurement(long measured, long threshold) {

  /** Of times, in whole seconds. */
  public static Measurement of(Duration measured, Duration threshold) {
    return new Measurement(measured.toSeconds(), threshold.toSeconds());
  }
}
