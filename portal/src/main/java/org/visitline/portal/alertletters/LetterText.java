package org.visitline.portal.alertletters;

import java.net.URI;
import java.time.Instant;
import java.util.function.Function;
import org.visitline.portal.alerttimes.Stage;
import org.visitline.portal.contacts.Contact;
import org.visitline.portal.furniture.PageAddress;

/** A letter in words. Service users by reference only: an e-mail is read on many screens. */
final class LetterText {

  private final String council;
  private final URI portal;
  private final Function<Instant, String> civil;

  LetterText(String council, URI portal, Function<Instant, String> civil) {
    this.council = council;
    this.portal = portal;
    this.civil = civil;
  }

  String subject(Letter letter) {
    long late = letter.late();
    long clear = letter.count(Stage.ALL_CLEAR);
    long critical =
        letter.lines().stream()
            .filter(line -> line.timeCritical() && line.stage() != Stage.ALL_CLEAR)
            .count();
    StringBuilder subject = new StringBuilder();
    if (late > 0) {
      subject
          .append(late)
          .append(late == 1 ? " visit" : " visits")
          .append(" with a log-in missing");
      if (critical > 0) {
        subject.append(" (").append(critical).append(" time-critical)");
      }
    }
    if (clear > 0) {
      subject
          .append(late > 0 ? ", " : "")
          .append(clear)
          .append(clear == 1 ? " all clear" : " all clears");
    }
    return subject.toString();
  }

  String body(Letter letter) {
    StringBuilder body = new StringBuilder();
    for (Letter.Line line : letter.lines()) {
      // Of two workers one may be there: how many are is in the reason.
      body.append(line.stage() == Stage.ALL_CLEAR ? "ALL CLEAR" : "LOG-IN MISSING")
          .append(line.timeCritical() ? " (time-critical)" : "")
          .append("  ")
          .append(civil.apply(line.startAt()))
          .append("  service user ")
          .append(line.serviceUserId())
          .append(line.area().isEmpty() ? "" : " in " + line.area())
          .append(", provider ")
          .append(line.providerId())
          .append('\n')
          .append("  ")
          .append(line.reason())
          .append('\n')
          .append("  ")
          .append(link(letter.contact(), line))
          .append("\n  Alert ")
          .append(line.alertId())
          .append("\n\n");
    }
    return body.append(
            "What Visitline says is what telephone calls say: a visit may have been made")
        .append(" and not logged.\n")
        .append(council)
        .append('\n')
        .toString();
  }

  String link(Contact contact, Letter.Line line) {
    String room = contact.providerId() == null ? "alerts/" : "provider/alerts/";
    return portal.resolve(room + PageAddress.of(line.commissionedVisitId())).toString();
  }
}
