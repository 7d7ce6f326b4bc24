package org.visitline.portal.alertletters;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.visitline.portal.contacts.Contact.Channel;
import org.visitline.portal.contacts.Delivery;
import org.visitline.portal.contacts.Mailer;

/**
 * Puts together what carries alerts to their contacts.
 *
 * @param council named at the foot of each e-mail
 * @param portal where the pages are that letters lead to
 * @param civil how a moment is written in them
 * @param mailer empty: no e-mail goes out, and what waits for one says so
 * @param open opens a contact's sealed secret
 * @param internalWebhooks whether posts may go to addresses inside our own network
 */
public record AlertLetters(
    String council,
    URI portal,
    Function<Instant, String> civil,
    Optional<Mailer> mailer,
    UnaryOperator<String> open,
    boolean internalWebhooks) {

  /** Of what waits in this database. */
  public Delivery<?> delivery(DSLContext jooq, InstantSource clock) {
    LetterText text = new LetterText(council, portal, civil);
    Map<Channel, Courier> couriers = new EnumMap<>(Channel.class);
    couriers.put(Channel.WEBHOOK, new WebhookCourier(clock, open, text, internalWebhooks));
    mailer.ifPresent(one -> couriers.put(Channel.EMAIL, new EmailCourier(one, text)));
    return new Delivery<>(
        new JooqOutbox(jooq),
        letter ->
            Optional.ofNullable(couriers.get(letter.contact().channel()))
                .orElseThrow(Mailer::none)
                .deliver(letter),
        clock);
  }
}
