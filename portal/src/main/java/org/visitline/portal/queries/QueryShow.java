package org.visitline.portal.queries;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.casework.QueryState;

/** Which queries a list shows. */
enum QueryShow {
  OPEN("Open"),
  TO_JUDGE("To judge"),
  ASKED("Waiting for the provider"),
  OVERDUE("Overdue"),
  TAKEN_FURTHER("Taken further"),
  OVER("Over");

  private final String label;

  QueryShow(String label) {
    this.label = label;
  }

  static QueryShow of(@Nullable String written) {
    return Stream.of(values())
        .filter(show -> show.inAddress().equals(written))
        .findFirst()
        .orElse(OPEN);
  }

  /** To choose by. What the council judges, a provider waits for. */
  public String label(boolean officer) {
    return officer
        ? label
        : switch (this) {
          case TO_JUDGE -> "With the council";
          case ASKED -> "To answer";
          case OPEN, OVERDUE, TAKEN_FURTHER, OVER -> label;
        };
  }

  /** As it stands in an address. */
  public String inAddress() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it begins with what was asked last, and not with what is due first. */
  boolean isLatestFirst() {
    return this == OVER;
  }

  /** Only those whose answer should be there by now. */
  boolean isOverdue() {
    return this == OVERDUE;
  }

  /** The states as the table has them. */
  List<String> states() {
    List<QueryState> states =
        switch (this) {
          case OPEN -> List.of(QueryState.ASKED, QueryState.ANSWERED, QueryState.ESCALATED);
          case TO_JUDGE -> List.of(QueryState.ANSWERED);
          case ASKED, OVERDUE -> List.of(QueryState.ASKED);
          case TAKEN_FURTHER -> List.of(QueryState.ESCALATED);
          case OVER -> List.of(QueryState.ACCEPTED, QueryState.CLOSED);
        };
    return states.stream().map(Enum::name).toList();
  }
}
