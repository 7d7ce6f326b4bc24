package org.visitline.portal.alertletters;

import org.visitline.portal.contacts.Mailer;
import org.visitline.portal.contacts.NotTaken;

/** Carries letters about late visits to a mail server. */
final class EmailCourier implements Courier {

  private final Mailer mailer;
  private final LetterText text;

  EmailCourier(Mailer mailer, LetterText text) {
    this.mailer = mailer;
    this.text = text;
  }

  @Override
  public String deliver(Letter letter) throws NotTaken {
    return mailer.send(
        letter.contact(),
        text.subject(letter),
        text.body(letter),
        letter.lines().getLast().decidedAt());
  }
}
