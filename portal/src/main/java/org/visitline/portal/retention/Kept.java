package org.visitline.portal.retention;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By what something is kept though its period is over. Of each kind the first is named: a hold, a
 * case that is open, a query that has not ended.
 *
 * @param reason of the hold; empty without one
 */
public record Kept(
    @Nullable Long holdId, String reason, @Nullable Long caseId, @Nullable Long queryId) {

  /** Empty where nothing keeps it. */
  static Optional<Kept> by(
      @Nullable Long holdId, String reason, @Nullable Long caseId, @Nullable Long queryId) {
    return holdId == null && caseId == null && queryId == null
        ? Optional.empty()
        : Optional.of(new Kept(holdId, reason, caseId, queryId));
  }
}
