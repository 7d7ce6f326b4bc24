package org.visitline.portal.alerts;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Carries letters to a mail server. */
final class EmailCourier implements Courier {

  private static final String PATIENCE_MS = "10000";

  private final MailSettings settings;
  private final Session session;
  private final LetterText text;

  EmailCourier(MailSettings settings, LetterText text) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings), logIn(settings));
    this.text = text;
  }

  @Override
  public String deliver(Letter letter) throws NotTaken {
    try {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(settings.from(), true));
      message.setRecipient(
          Message.RecipientType.TO, new InternetAddress(letter.contact().address(), true));
      message.setSubject(text.subject(letter), StandardCharsets.UTF_8.name());
      message.setText(text.body(letter), StandardCharsets.UTF_8.name());
      message.setSentDate(Date.from(letter.lines().getLast().decidedAt()));
      // Nobody's holiday reply is wanted.
      message.setHeader("Auto-Submitted", "auto-generated");
      Transport.send(message);
      return "taken by " + settings.host();
    } catch (MessagingException e) {
      throw new NotTaken(String.valueOf(e.getMessage()), e);
    }
  }

  private static Properties properties(MailSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.host", settings.host());
    properties.setProperty("mail.smtp.port", Integer.toString(settings.port()));
    properties.setProperty("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
    properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.tls()));
    properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.tls()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    properties.setProperty("mail.smtp.connectiontimeout", PATIENCE_MS);
    properties.setProperty("mail.smtp.timeout", PATIENCE_MS);
    properties.setProperty("mail.smtp.writetimeout", PATIENCE_MS);
    return properties;
  }

  private static @Nullable Authenticator logIn(MailSettings settings) {
    return settings.user().isEmpty()
        ? null
        : new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(settings.user(), settings.password());
          }
        };
  }
}
