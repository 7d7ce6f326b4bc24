package org.visitline.portal.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tells contacts of queries, by e-mail: a provider's of what the council asks, of the day by which
 * an answer is due and of the day that has passed; the council's of answers, and of that day too.
 * Each thing is noted once for each contact, and goes out until it is taken.
 */
final class QueryLetters {

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

  /** One round. */
  void round() {
    Instant now = clock.instant();
    letters.noteWords(now.minus(MEMORY), now);
    letters.noteDueSoon(now, now.plus(DUE_SOON));
    letters.noteOverdue(now.minus(MEMORY), now);
    delivery.run();
  }
}
