package org.visitline.verification.casework;

import java.util.List;

/** Where a query stands, as its entries tell. */
public enum QueryState {
  /** The provider is to answer. */
  ASKED,
  /** The officer is to judge the answer. */
  ANSWERED,
  /** Taken further, and not over. */
  ESCALATED,
  /** The answer was accepted. */
  ACCEPTED,
  /** Ended without that. */
  CLOSED;

  /**
   * What the last word says; a reminder is none, nor is an amendment that leaves something asked
   * without an answer. Whether it is open, both tell alike.
   *
   * @param entries in the order they were written
   */
  public static QueryState of(List<QueryEntryKind> entries) {
    QueryState state = ASKED;
    for (QueryEntryKind entry : entries) {
      state =
          switch (entry) {
            case QUESTION, REJECTED -> ASKED;
            case ANSWER, AMENDED -> ANSWERED;
            case ESCALATED -> ESCALATED;
            case ACCEPTED -> ACCEPTED;
            case CLOSED -> CLOSED;
            case REMINDER -> state;
          };
    }
    return state;
  }

  /** Whether it is not over: then it holds the pay of the visits it is about. */
  public boolean isOpen() {
    return this != ACCEPTED && this != CLOSED;
  }
}
