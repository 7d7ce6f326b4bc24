package org.visitline.portal.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What waits to go out, kept until the other side has taken it. */
public interface Outbox<P extends Outbox.Post<P>> {

  /** More characters of what the other side said are not kept. */
  int LONGEST_ANSWER = 300;

  /** Everything that waits for one contact, told at once. */
  interface Post<P> {

    Contact contact();

    /** How often the oldest thing in it was offered before. */
    int tries();

    /** That of it which has waited since before then; empty where nothing has. */
    Optional<P> before(Instant then);

    /** The rest of it. */
    Optional<P> since(Instant then);
  }

  /**
   * What may be tried now: of a contact whose oldest message may be. What came later goes with it,
   * and never overtakes it.
   */
  List<P> due(Instant now);

  /** The other side has it. */
  default void taken(P post, String answer, Instant now) {
    settle(post, LetterState.SENT, answer, now, now);
  }

  /** It waits on. */
  default void notTaken(P post, String answer, Instant nextTry) {
    settle(post, LetterState.WAITING, answer, null, nextTry);
  }

  /** It is offered no more. */
  default void givenUp(P post, String answer, Instant now) {
    settle(post, LetterState.GIVEN_UP, answer, now, now);
  }

  /**
   * Keeps what came of one try.
   *
   * @param settledAt null: it waits on
   * @param nextTry of what waits on; of the rest when it was settled
   */
  void settle(
      P post, LetterState state, String answer, @Nullable Instant settledAt, Instant nextTry);
}
