package org.visitline.portal.queryletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.contacts.LetterState;

/**
 * What somebody was told of a query, or is still to be.
 *
 * @param provider whose contact it is; null: the council's
 * @param settledAt when it was taken or given up; null while it waits
 * @param lastAnswer what the other side said to the last try; empty before the first
 */
public record QueryTold(
    QueryNews news,
    @Nullable String provider,
    String address,
    Instant notedAt,
    LetterState state,
    int tries,
    @Nullable Instant settledAt,
    String lastAnswer) {

  /** On a tag. */
  public String label() {
    return switch (state) {
      case SENT -> "Sent";
      case GIVEN_UP -> "Given up";
      case WAITING -> tries == 0 ? "Waits" : "Tried " + tries + (tries == 1 ? " time" : " times");
    };
  }

  /** For the style sheet. */
  public String css() {
    return switch (state) {
      case SENT -> "state-done";
      case GIVEN_UP -> "state-missed";
      case WAITING -> "state-expected";
    };
  }
}
