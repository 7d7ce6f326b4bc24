package org.visitline.portal.contacts;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Hands e-mails to a mail server. */
public final class Mailer {

  private static final String PATIENCE_MS = "10000";

  private final MailSettings settings;
  private final Session session;

  public Mailer(MailSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings), logIn(settings));
  }

  /** Why an e-mail stays where no mailer is. */
  public static NotTaken none() {
    return new NotTaken("this installation has no mail server: start the portal with --mail-host");
  }

  /**
   * Sends one e-mail.
   *
   * @param written when what it says came about
   * @return that the server has taken it
   */
  public String send(Contact to, String subject, String body, Instant written) throws NotTaken {
    try {
      MimeMessage message = new MimeMessage(session);
      message.setFrom(new InternetAddress(settings.from(), true));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(to.address(), true));
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setText(body, StandardCharsets.UTF_8.name());
      message.setSentDate(Date.from(written));
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
