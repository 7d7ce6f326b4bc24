package org.visitline.portal.queryletters;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.visitline.portal.contacts.Contact;
import org.visitline.portal.contacts.Outbox;

/**
 * Everything about queries that waits for one contact, told in one e-mail.
 *
 * @param lines never empty, in the order in which they were noted
 */
record QueryLetter(Contact contact, List<Line> lines) implements Outbox.Post<QueryLetter> {

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
  public int tries() {
    return lines.getFirst().tries();
  }

  @Override
  public Optional<QueryLetter> before(Instant then) {
    return only(line -> line.notedAt().isBefore(then));
  }

  @Override
  public Optional<QueryLetter> since(Instant then) {
    return only(line -> !line.notedAt().isBefore(then));
  }

  private Optional<QueryLetter> only(Predicate<Line> which) {
    List<Line> some = lines.stream().filter(which).toList();
    return some.isEmpty() ? Optional.empty() : Optional.of(new QueryLetter(contact, some));
  }
}
