package org.visitline.portal.queries;

import java.time.Instant;
import org.visitline.verification.casework.QueryState;

/**
 * A query in a list.
 *
 * @param findings how many it asks about
 * @param overdue whether the provider should have answered by now
 */
public record QueryLine(
    long id,
    String provider,
    String question,
    Instant askedAt,
    Instant dueAt,
    Instant lastWordAt,
    QueryState state,
    int findings,
    boolean overdue) {

  /** On a tag. */
  public String label() {
    return QueryStates.label(state);
  }

  /** For the style sheet. */
  public String css() {
    return QueryStates.css(state);
  }
}
