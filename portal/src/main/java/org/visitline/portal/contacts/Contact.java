package org.visitline.portal.contacts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is told.
 *
 * @param providerId whose people read it; null: the council's
 * @param address an e-mail address, or the web address that alerts are posted to
 * @param sealedSecret what a webhook is signed with, sealed; null for e-mail
 */
public record Contact(
    long id,
    @Nullable String providerId,
    @Nullable String provider,
    Channel channel,
    String address,
    Concern toldOf,
    @Nullable String sealedSecret,
    String addedBy,
    Instant addedAt) {

  /** The same, with that person's name in place of the log-in. */
  Contact withAddedBy(String name) {
    return new Contact(
        id, providerId, provider, channel, address, toldOf, sealedSecret, name, addedAt);
  }

  /** How they are told. Named as in the table {@code alert_contact}. */
  public enum Channel {
    EMAIL,
    WEBHOOK
  }
}
