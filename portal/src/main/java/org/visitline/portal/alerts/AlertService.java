package org.visitline.portal.alerts;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.visitline.portal.access.Sealed;
import org.visitline.portal.alertletters.AlertLetters;
import org.visitline.portal.alerttimes.AlertTimes;
import org.visitline.portal.alerttimes.JooqAlertTimes;
import org.visitline.portal.calls.JooqDoorCalls;
import org.visitline.portal.contacts.MailSettings;
import org.visitline.portal.contacts.Mailer;
import org.visitline.portal.queryletters.QueryLetters;
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
    Optional<Mailer> mailer = mail.map(Mailer::new);
    AlertLetters letters =
        new AlertLetters(
            council, portal, this::said, mailer, new Sealed(key)::open, internalWebhooks);
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
        letters.delivery(jooq, clock),
        QueryLetters.on(jooq, council, portal, zone, mailer, clock),
        clock);
  }

  private String said(Instant instant) {
    return MOMENT.format(instant.atZone(zone));
  }
}
