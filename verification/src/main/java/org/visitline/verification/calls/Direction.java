package org.visitline.verification.calls;

/** Whether the caller said to be arriving or leaving. */
public enum Direction {
  /** The worker has come. */
  ARRIVAL,
  /** The worker is going. */
  DEPARTURE
}
