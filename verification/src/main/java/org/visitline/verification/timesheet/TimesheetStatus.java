package org.visitline.verification.timesheet;

/** How far a visit is on its way to being paid. */
public enum TimesheetStatus {
  /** Something must be fixed, or a question is open; nothing is payable until then. */
  HELD,
  /** Something waits for an officer's acknowledgement, or the worker is still there. */
  PENDING,
  /** Everything to be acknowledged has been. */
  ACCEPTED,
  /** Nothing is to be acknowledged. */
  VERIFIED;

  /** Whether nothing stands between the visit and its pay any more. */
  public boolean isSettled() {
    return this == ACCEPTED || this == VERIFIED;
  }
}
