package org.visitline.portal.alerts;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.visitline.portal.access.Sealed;
import org.visitline.portal.alerts.Contact.Channel;
import org.visitline.portal.calls.JooqDoorCalls;
import org.visitline.schema.Database;
import org.visitline.schema.PinKey;

/**
 * Puts the parts of the alerts together, for the program that runs beside the portal.
 *
 * @param council named at the foot of each e-mail
 * @param portal where the pages are that letters lead to
 * @param zone of the times in them
 * @param times that hold where nobody has given others
 * @param mail empty: no e-mail goes out, and what waits for one says so
 * @param internalWebhooks whether posts may go to addresses inside our own network
 */
public record AlertService(
    String council,
    URI portal,
    ZoneId zone,
    AlertTimes times,
    Optional<MailSettings> mail,
    boolean internalWebhooks) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);

  /** Runs until it is closed. */
  public AlertLoop start(Database database, InstantSource clock, PinKey key) {
    return new AlertLoop(new JooqRightToTell(database.jooq()), alerts(database, clock, key));
  }

  /** The rounds, for somebody who turns the clock by hand. */
  public Alerts alerts(Database database, InstantSource clock, PinKey key) {
    DSLContext jooq = database.jooq();
    LetterText text = new LetterText(council, portal, this::said);
    UnaryOperator<String> open = new Sealed(key)::open;
    Map<Channel, Courier> couriers = new EnumMap<>(Channel.class);
    couriers.put(Channel.WEBHOOK, new WebhookCourier(clock, open, text, internalWebhooks));
    Optional<Mailer> mailer = mail.map(Mailer::new);
    mailer.ifPresent(one -> couriers.put(Channel.EMAIL, new EmailCourier(one, text)));
    return new Alerts(
        new JooqWatch(jooq, zone),
        new JooqCallsOnTheirWay(jooq),
        new CallsOnTheirWay(this::said),
        new JooqAlerts(jooq),
        new JooqDoorCalls(jooq, zone),
        this::said,
        new Judgement(this::said),
        new JooqAlertTimes(jooq),
        times,
        zone,
        new Delivery<>(
            new JooqOutbox(jooq),
            letter ->
                Optional.ofNullable(couriers.get(letter.contact().channel()))
                    .orElseThrow(AlertService::noMailServer)
                    .deliver(letter),
            clock),
        queryLetters(jooq, clock, mailer),
        clock);
  }

  private QueryLetters queryLetters(DSLContext jooq, InstantSource clock, Optional<Mailer> mailer) {
    QueryLetterText text = new QueryLetterText(council, portal, zone);
    JooqQueryLetters table = new JooqQueryLetters(jooq);
    return new QueryLetters(
        table,
        new Delivery<>(
            table,
            letter ->
                mailer
                    .orElseThrow(AlertService::noMailServer)
                    .send(
                        letter.contact(),
                        text.subject(letter),
                        text.body(letter),
                        letter.lines().getLast().notedAt()),
            clock),
        clock);
  }

  private static Courier.NotTaken noMailServer() {
    return new Courier.NotTaken(
        "this installation has no mail server: start the portal with --mail-host");
  }

  private String said(Instant instant) {
    return MOMENT.format(instant.atZone(zone));
  }
}
