package org.visitline.portal.evidence;

import java.time.Instant;

/**
 * What has become of a commissioned visit by the moment at which a pack is made. That calls show
 * nobody is said only of a visit that can no longer begin in time, and whose calls could have been
 * logged.
 */
enum CommissionedState {
  CANCELLED("Cancelled"),
  SUSPENDED("Suspended"),
  ATTENDED("Attended"),
  PART_ATTENDED("Some came"),
  UNVERIFIED("Could not be verified"),
  NOBODY_SHOWN("Nobody shown"),
  NOT_YET_DUE("Not yet due");

  private final String words;

  CommissionedState(String words) {
    this.words = words;
  }

  /**
   * Tells the state.
   *
   * @param plan when, for how many, and how many came
   * @param unverified whether it was found that an outage may have hidden its calls
   */
  static CommissionedState of(Plan plan, boolean unverified, Instant now) {
    if (plan.cancelled()) {
      return CANCELLED;
    }
    if (plan.suspended()) {
      return SUSPENDED;
    }
    if (plan.came() > 0) {
      return plan.came() < plan.workers() ? PART_ATTENDED : ATTENDED;
    }
    if (unverified) {
      return UNVERIFIED;
    }
    return plan.latestStartAt().isBefore(now) ? NOBODY_SHOWN : NOT_YET_DUE;
  }

  /**
   * The terms of a commissioned visit that its state rests on.
   *
   * @param workers how many were to come
   * @param came how many did
   */
  record Plan(Instant latestStartAt, int workers, int came, boolean cancelled, boolean suspended) {}

  /** What paper says for the CSV's code. */
  static String said(String code) {
    return valueOf(code).words;
  }

  /** Whether it was to take place at all, and by now. */
  boolean due() {
    return wanted() && this != NOT_YET_DUE;
  }

  /** Whether it was to take place at all. */
  boolean wanted() {
    return this != CANCELLED && this != SUSPENDED;
  }

  /** Whether somebody who should have come by now is not shown. */
  boolean lacksSomebody() {
    return due() && this != ATTENDED;
  }
}
