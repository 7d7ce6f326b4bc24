package org.visitline.portal.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  void taken(P post, String answer, Instant now);

  void notTaken(P post, String answer, Instant now, Instant nextTry);

  void givenUp(P post, String answer, Instant now);
}
