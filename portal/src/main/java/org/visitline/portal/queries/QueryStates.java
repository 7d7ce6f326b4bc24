package org.visitline.portal.queries;

import org.visitline.verification.casework.QueryState;

/** What a state is called, and how it looks. */
final class QueryStates {

  private QueryStates() {}

  static String label(QueryState state) {
    return switch (state) {
      case ASKED -> "Waits for the provider";
      case ANSWERED -> "Waits for the council";
      case ESCALATED -> "Taken further";
      case ACCEPTED -> "Accepted";
      case CLOSED -> "Closed";
    };
  }

  static String css(QueryState state) {
    return switch (state) {
      case ASKED -> "tag-a";
      case ANSWERED -> "tag-n";
      case ESCALATED -> "tag-f";
      case ACCEPTED -> "state-done";
      case CLOSED -> "";
    };
  }
}
