package org.visitline.app;

import java.io.Console;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.PortalUsers;
import org.visitline.schema.Database;
import org.visitline.schema.ProviderId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives somebody a log-in for the portal. */
@Command(
    name = "user",
    description =
        "Let somebody log in to the portal: an officer, or with --provider one of that provider's"
            + " people.",
    mixinStandardHelpOptions = true)
final class UserCommand implements Callable<Integer> {

  private static final int SHORTEST_PASSWORD = 12;

  @Parameters(paramLabel = "USERNAME", description = "what is typed at log-in")
  String username = "";

  @Option(names = "--name", required = true, description = "how pages address the person")
  String displayName = "";

  @Option(
      names = "--provider",
      description = "a provider's id; its people see its own visits only. Without it: an officer")
  @Nullable String provider;

  @Mixin DatabaseOptions options = new DatabaseOptions();

  @Override
  public Integer call() {
    String password = askPassword();
    try (Database database = Database.open(options.address(), 2)) {
      database.migrate();
      PortalUsers users = new PortalUsers(database);
      if (provider == null) {
        users.createOfficer(username, displayName, password);
      } else {
        users.createProvider(username, displayName, new ProviderId(provider), password);
      }
    }
    System.out.println(username + " can log in now.");
    return 0;
  }

  private static String askPassword() {
    Console console =
        Terminal.find()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "a password is asked for on a terminal only, so that it stands in no"
                            + " history: run this on one"));
    char[] first = console.readPassword("Password (at least %d characters): ", SHORTEST_PASSWORD);
    char[] again = console.readPassword("The same again: ");
    if (first == null || again == null || !Arrays.equals(first, again)) {
      throw new IllegalArgumentException("the two passwords differ; nothing was changed");
    }
    if (first.length < SHORTEST_PASSWORD) {
      throw new IllegalArgumentException(
          "the password has " + first.length + " characters; it needs " + SHORTEST_PASSWORD);
    }
    return new String(first);
  }
}
