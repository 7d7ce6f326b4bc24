package org.visitline.portal.logins;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.SignedIn;

/**
 * A log-in as it is stored.
 *
 * @param who the person, as pages know them
 * @param passwordHash with the algorithm in front
 * @param secondFactor the sealed secret of the one-time codes; null: none yet
 * @param lastCodeStep the step of the last code taken; null: none was
 * @param changeBy until when the password, which somebody else gave, must be changed; null: it is
 *     the person's own
 * @param endedAt since when the log-in opens nothing; null: it is in use
 */
public record LogIn(
    SignedIn who,
    String passwordHash,
    @Nullable String secondFactor,
    @Nullable Long lastCodeStep,
    @Nullable Instant changeBy,
    @Nullable Instant endedAt) {

  public boolean isOpen(Instant now) {
    return endedAt == null && (changeBy == null || changeBy.isAfter(now));
  }
}
