package org.visitline.portal.signin;

import java.io.Serializable;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;

/**
 * Somebody whose password is right and of whom something else is still asked. It opens the pages
 * that ask for it and nothing else.
 *
 * @param username whose password it was
 * @param since when; a quarter of an hour later it begins anew
 * @param codeGiven whether the second factor was shown, too
 */
record HalfSignedIn(String username, Instant since, boolean codeGiven)
    implements Principal, Serializable {

  /** The one authority that it has. */
  static final String AUTHORITY = "ROLE_HALF";

  private static final Duration GOOD_FOR = Duration.ofMinutes(15);

  @Override
  public String getName() {
    return username;
  }

  boolean isStale(Instant now) {
    return since.plus(GOOD_FOR).isBefore(now);
  }
}
