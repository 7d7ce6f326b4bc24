package org.visitline.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.DatabaseAddress;
import picocli.CommandLine.Option;

/**
 * Where the database is: the same options, and the same environment variables, for each command
 * that opens it.
 */
final class DatabaseOptions {

  @Option(
      names = "--db-host",
      defaultValue = "${env:VISITLINE_DB_HOST:-127.0.0.1}",
      description = "MariaDB's host (VISITLINE_DB_HOST; ${DEFAULT-VALUE})")
  String host = "";

  @Option(
      names = "--db-port",
      defaultValue = "${env:VISITLINE_DB_PORT:-3306}",
      description = "its port (VISITLINE_DB_PORT; ${DEFAULT-VALUE})")
  int port;

  @Option(
      names = "--db-name",
      defaultValue = "${env:VISITLINE_DB_NAME:-visitline}",
      description = "the database (VISITLINE_DB_NAME; ${DEFAULT-VALUE})")
  String name = "";

  @Option(
      names = "--db-user",
      defaultValue = "${env:VISITLINE_DB_USER:-visitline}",
      description = "the account (VISITLINE_DB_USER; ${DEFAULT-VALUE})")
  String user = "";

  @Option(
      names = "--db-password-file",
      defaultValue = "${env:VISITLINE_DB_PASSWORD_FILE}",
      description =
          "a file that holds its password, so that no process list shows it"
              + " (VISITLINE_DB_PASSWORD_FILE)")
  @Nullable Path passwordFile;

  DatabaseAddress address() {
    if (passwordFile == null) {
      throw new IllegalArgumentException(
          "the database's password is missing: name its file by --db-password-file or"
              + " VISITLINE_DB_PASSWORD_FILE");
    }
    try {
      return new DatabaseAddress(host, port, name, user, Files.readString(passwordFile).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the password file " + passwordFile, e);
    }
  }
}
