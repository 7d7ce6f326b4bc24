package org.visitline.app;

import java.io.Console;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.Role;
import org.visitline.portal.logins.PortalUsers;
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
            + " people. Called again for the same username it sets everything anew, the second"
            + " factor too.",
    mixinStandardHelpOptions = true)
final class UserCommand implements Callable<Integer> {

  @Parameters(paramLabel = "USERNAME", description = "what is typed at log-in")
  String username = "";

  @Option(names = "--name", required = true, description = "how pages address the person")
  String displayName = "";

  @Option(
      names = "--provider",
      description = "a provider's id; its people see its own visits only. Without it: an officer")
  @Nullable String provider;

  @Option(
      names = "--role",
      description =
          "what they do: ${COMPLETION-CANDIDATES}; without it an officer, or with --provider a"
              + " coordinator. The first SENIOR can give the other log-ins in the portal")
  @Nullable Role role;

  @Option(
      names = "--area",
      split = ",",
      description = "the first halves of the postcodes that an officer sees; everywhere without it")
  List<String> areas = List.of();

  @Mixin DatabaseOptions options = new DatabaseOptions();

  @Override
  public Integer call() {
    String password = askPassword(username);
    try (Database database = Database.open(options.address(), 2)) {
      database.migrate();
      PortalUsers users = new PortalUsers(database);
      Role given = role != null ? role : provider == null ? Role.OFFICER : Role.PROVIDER;
      users.create(
          username,
          displayName,
          given,
          provider == null ? null : new ProviderId(provider),
          areas,
          password);
    }
    System.out.println(username + " can log in now.");
    return 0;
  }

  private static String askPassword(String username) {
    Console console =
        Terminal.find()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "a password is asked for on a terminal only, so that it stands in no"
                            + " history: run this on one"));
    char[] first = console.readPassword("Password (at least 12 characters): ");
    char[] again = console.readPassword("The same again: ");
    if (first == null || again == null || !Arrays.equals(first, again)) {
      throw new IllegalArgumentException("the two passwords differ; nothing was changed");
    }
    String password = new String(first);
    PortalUsers.problemWith(password, username)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("the password cannot be used. " + problem);
            });
    return password;
  }
}
