package org.visitline.portal.contacts;

/**
 * The mail server that takes our e-mails.
 *
 * @param host its name
 * @param port 587 where it speaks STARTTLS
 * @param tls whether STARTTLS is demanded; only a server on this very machine may do without
 * @param user empty: it asks for no log-in
 * @param password of that log-in
 * @param from the address that e-mails come from
 */
public record MailSettings(
    String host, int port, boolean tls, String user, String password, String from) {

  /** Without the password. */
  @Override
  public String toString() {
    return host + ":" + port + " from " + from;
  }
}
