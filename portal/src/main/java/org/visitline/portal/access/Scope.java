package org.visitline.portal.access;

import java.util.Optional;
import org.visitline.schema.ProviderId;

/**
 * Whose data a query may return. It is made from the log-in and never from an address or a form, so
 * that no page shows one provider another's data: a query that has no scope to carry does not
 * compile.
 *
 * @param only the one provider whose data may be seen; empty for an officer, who sees every
 *     provider's
 */
public record Scope(Optional<ProviderId> only) {

  /** An officer's: every provider. */
  public static Scope everyProvider() {
    return new Scope(Optional.empty());
  }

  /** A provider's own. */
  public static Scope of(ProviderId provider) {
    return new Scope(Optional.of(provider));
  }

  /** Whether the reader is an officer of the council. */
  public boolean isOfficer() {
    return only.isEmpty();
  }
}
