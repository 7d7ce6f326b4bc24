package org.visitline.verification.casework;

/** What a person says of a call that waited to be placed. The latest word on a call holds. */
public enum QueueDecisionKind {
  /** Whose it was, or where. */
  LINKED,
  /** It evidences no visit. */
  REJECTED,
  /** The word before it no longer holds: the call is placed by itself again, or waits. */
  REOPENED
}
