package org.visitline.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.visitline.portal.access.Role;
import org.visitline.portal.logins.PortalUsers;
import org.visitline.schema.Database;
import org.visitline.schema.ProviderId;

/**
 * The demo's log-ins: an officer, and a coordinator of each provider. They share a password that is
 * generated once a demo, so that no two machines have the same open door.
 */
final class DemoLogIns {

  static final String OFFICER = "officer";

  private static final String SENIOR = "senior";
  private static final int PASSWORD_BYTES = 5;

  private final String password;
  private final List<JooqSampleProviders.Named> providers;

  private DemoLogIns(String password, List<JooqSampleProviders.Named> providers) {
    this.password = password;
    this.providers = providers;
  }

  /** Those of this demo; made at its first start. */
  static DemoLogIns in(DemoHome home, Database database) {
    DemoLogIns logIns =
        new DemoLogIns(password(home.portalPassword()), JooqSampleProviders.list(database));
    PortalUsers users = new PortalUsers(database);
    if (!users.exists(OFFICER)) {
      users.createOfficer(OFFICER, "Olive Officer", logIns.password);
      users.create(SENIOR, "Selma Senior", Role.SENIOR, null, List.of(), logIns.password);
      logIns.providers.forEach(
          provider ->
              users.createProvider(
                  username(provider.id()), provider.name(), provider.id(), logIns.password));
    }
    return logIns;
  }

  /** What the terminal shows: who may log in, and the password. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("Log in as      %-10s the council's monitoring officer".formatted(OFFICER));
    lines.add("               %-10s a senior officer, who also gives log-ins".formatted(SENIOR));
    providers.forEach(
        provider ->
            lines.add(
                "               %-10s %s".formatted(username(provider.id()), provider.name())));
    lines.add("Password       %s".formatted(password));
    return lines;
  }

  static String username(ProviderId provider) {
    return provider.value().toLowerCase(Locale.ROOT);
  }

  private static String password(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, "demo-" + HexFormat.of().formatHex(random), StandardCharsets.UTF_8);
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the demo's password in " + file, e);
    }
  }
}
