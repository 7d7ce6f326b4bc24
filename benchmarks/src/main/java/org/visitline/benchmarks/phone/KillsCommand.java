package org.visitline.benchmarks.phone;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.visitline.benchmarks.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The service is killed, and killed again, with calls on it. */
@Command(
    name = "kills",
    description = {
      "Kill the service with -9 at random moments of a crowd's calls, and start it again.",
      "Fails if a call whose confirmation had begun is not in MariaDB exactly once, or the journal"
          + " is not whole."
    },
    mixinStandardHelpOptions = true)
public final class KillsCommand implements Callable<Integer> {

  private static final String RUN = "kills";

  @Option(names = "--kills", defaultValue = "200", description = "${DEFAULT-VALUE}")
  int kills;

  @Option(
      names = "--calls",
      defaultValue = "20000",
      description = "confirmed in all, at least; ${DEFAULT-VALUE}")
  int calls;

  @Option(names = "--callers", defaultValue = "20", description = "at once; ${DEFAULT-VALUE}")
  int callers;

  @Option(names = "--seed", defaultValue = "20260601", description = "${DEFAULT-VALUE}")
  long seed;

  @Mixin RigOptions where = new RigOptions();

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    Random chance = new Random(seed);
    try (Rig rig = where.setUp();
        FakeAsterisk asterisk = rig.asterisk(n -> rig.borough().atOnce(RUN, n))) {
      for (int kill = 1; kill <= kills; kill++) {
        // A kill somewhere between the first call of a life and twice its share of all of them.
        int after = 1 + chance.nextInt(2 * calls / kills);
        int share = asterisk.confirmedCalls() + after;
        asterisk.beginCrowd(callers);
        while (asterisk.confirmedCalls() < share) {
          TimeUnit.MICROSECONDS.sleep(200);
        }
        TimeUnit.MICROSECONDS.sleep(chance.nextInt(20_000));
        rig.killService();
        asterisk.end();
        if (kill % 20 == 0) {
          System.out.println(kill + " kills, " + asterisk.confirmedCalls() + " calls confirmed");
        }
      }
      // The share is an average: go on until the last of them.
      while (asterisk.confirmedCalls() < calls) {
        asterisk.crowd(callers, Duration.ofMillis(200));
      }
      asterisk.awaitNoneOpen(Duration.ofSeconds(30));
      System.out.println(kills + " kills");
      return Losses.report(rig, RUN, asterisk.figures()) ? 0 : 1;
    }
  }
}
