package org.visitline.verification.directory;

import org.visitline.verification.time.DateRange;

/**
 * A PIN, while it was a worker's.
 *
 * @param token says whether two PINs are the same, and need say no more: the digits where files are
 *     read, the hexadecimal keyed hash where the database is
 * @param inForce the dates on which it named this worker
 */
public record WorkerPin(String token, DateRange inForce) {

  /** Leaves the token out: it may be the digits themselves. */
  @Override
  public String toString() {
    return "WorkerPin[" + inForce + "]";
  }
}
