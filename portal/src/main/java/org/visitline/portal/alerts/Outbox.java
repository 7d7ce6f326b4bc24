package org.visitline.portal.alerts;

import java.time.Instant;
import java.util.List;

/** What waits to go out, kept until the other side has taken it. */
interface Outbox<P extends Outbox.Post> {

  /** Everything that waits for one contact, told at once. */
  interface Post {

    Contact contact();

    /** Since when the oldest thing in it waits. */
    Instant waitsSince();

    /** How often that was offered before. */
    int tries();
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
