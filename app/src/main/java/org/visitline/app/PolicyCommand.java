package org.visitline.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.visitline.schema.Database;
import org.visitline.verification.store.JooqPolicies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a policy into force. */
@Command(
    name = "policy",
    description = {
      "Put a policy file (docs/files.md) into force: the tolerances and the payment rule of a"
          + " contract, from its date on.",
      "Everything is derived again by it. A version stays as it was given; changed numbers are"
          + " another version."
    },
    mixinStandardHelpOptions = true)
final class PolicyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "the policy")
  Path file = Path.of("");

  @Mixin DatabaseOptions options = new DatabaseOptions();

  @Override
  public Integer call() {
    String text = PolicyFiles.text(file);
    try (Database database = Database.open(options.address(), 2)) {
      database.migrate();
      boolean added =
          JooqPolicies.add(
              database.jooq(),
              String.valueOf(file.getFileName()),
              text,
              Instant.now().truncatedTo(ChronoUnit.MILLIS));
      System.out.println(
          added
              ? "In force. What was found by another policy is found again in the background."
              : "It was in force before; nothing was changed.");
    }
    return 0;
  }
}
