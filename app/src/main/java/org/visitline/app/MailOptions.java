package org.visitline.app;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.contacts.MailSettings;
import picocli.CommandLine.Option;

/** The mail server that takes alerts. */
final class MailOptions {

  @Option(
      names = "--mail-host",
      description = "the mail server that takes alerts; without it none goes out by e-mail")
  @Nullable String host;

  @Option(names = "--mail-port", defaultValue = "587", description = "${DEFAULT-VALUE}")
  int port;

  @Option(
      names = "--mail-plain",
      description = "do without STARTTLS: for a server on this very machine")
  boolean plain;

  @Option(names = "--mail-user", description = "its log-in, where it asks for one")
  String user = "";

  @Option(names = "--mail-password-file", description = "a file that holds its password")
  @Nullable Path passwordFile;

  @Option(names = "--mail-from", description = "the address that alerts come from")
  String from = "";

  Optional<MailSettings> settings() {
    if (host == null) {
      return Optional.empty();
    }
    if (from.isEmpty() || (!user.isEmpty() && passwordFile == null)) {
      throw new IllegalArgumentException(
          "--mail-host needs --mail-from, and --mail-user needs --mail-password-file");
    }
    String password = passwordFile == null ? "" : Secrets.read(passwordFile);
    return Optional.of(new MailSettings(host, port, !plain, user, password, from));
  }
}
