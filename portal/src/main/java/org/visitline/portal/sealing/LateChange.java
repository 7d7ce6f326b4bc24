package org.visitline.portal.sealing;

/** What a correction says of a visit. Named as in the table {@code sealed_line}. */
enum LateChange {
  /** The papers before knew nothing of it. */
  ADDED,
  /** It stands otherwise now. */
  CHANGED,
  /** It is not on the timesheet of these days any more. */
  REMOVED
}
