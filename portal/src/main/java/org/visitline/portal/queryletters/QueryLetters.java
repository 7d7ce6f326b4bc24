package org.visitline.portal.queryletters;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.jooq.DSLContext;
import org.visitline.portal.contacts.Delivery;
import org.visitline.portal.contacts.Mailer;

/**
 * Tells contacts of queries, by e-mail: a provider's of what the council asks, of the day by which
 * an answer is due and of the day that has passed; the council's of answers, and of that day too.
 * Each thing is noted once for each contact, and goes out until it is taken.
 */
public final class QueryLetters {

  /** What was written longer ago, while no portal ran, stands on the first page of either side. */
  private static final Duration MEMORY = Duration.ofDays(3);

  /** A provider is reminded so long before an answer is due. */
  private static final Duration DUE_SOON = Duration.ofDays(1);

  private final JooqQueryLetters letters;
  private final Delivery<QueryLetter> delivery;
  private final InstantSource clock;

  QueryLetters(JooqQueryLetters letters, Delivery<QueryLetter> delivery, InstantSource clock) {
    this.letters = letters;
    this.delivery = delivery;
    this.clock = clock;
  }

  /**
   * On this database.
   *
   * @param council named at the foot of each e-mail
   * @param portal where the pages are that letters lead to
   * @param zone of the days in them
   * @param mailer empty: no e-mail goes out, and what waits for one says so
   */
  public static QueryLetters on(
      DSLContext jooq,
      String council,
      URI portal,
      ZoneId zone,
      Optional<Mailer> mailer,
      InstantSource clock) {
    QueryLetterText text = new QueryLetterText(council, portal, zone);
    JooqQueryLetters table = new JooqQueryLetters(jooq);
    return new QueryLetters(
        table,
        new Delivery<>(
            table,
            letter ->
                mailer
                    .orElseThrow(Mailer::none)
                    .send(
                        letter.contact(),
                        text.subject(letter),
                        text.body(letter),
                        letter.lines().getLast().notedAt()),
            clock),
        clock);
  }

  /** One round. */
  public void round() {
    Instant now = clock.instant();
    letters.noteWords(now.minus(MEMORY), now);
    letters.noteDueSoon(now, now.plus(DUE_SOON));
    letters.noteOverdue(now.minus(MEMORY), now);
    delivery.run();
  }
}
