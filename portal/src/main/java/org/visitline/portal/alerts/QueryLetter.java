package org.visitline.portal.alerts;

import java.time.Instant;
import java.util.List;

/**
 * Everything about queries that waits for one contact, told in one e-mail.
 *
 * @param lines never empty, in the order in which they were noted
 */
record QueryLetter(Contact contact, List<Line> lines) implements Outbox.Post {

  /**
   * One thing that it tells. What was written is not in it, for it may name people.
   *
   * @param dueAt the first moment that is too late for an answer
   * @param findings how many the query asks about
   */
  record Line(
      long letterId,
      int tries,
      Instant notedAt,
      QueryNews news,
      long queryId,
      String provider,
      Instant dueAt,
      int findings) {}

  @Override
  public Instant waitsSince() {
    return lines.getFirst().notedAt();
  }

  @Override
  public int tries() {
    return lines.getFirst().tries();
  }
}
