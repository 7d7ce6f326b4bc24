package org.visitline.benchmarks.phone;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.visitline.benchmarks.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** MariaDB is stopped while calls come in, and started again. */
@Command(
    name = "database-away",
    description = {
      "Stop MariaDB while calls come in as in life, and start it again.",
      "Fails if a call is lost, if the calls meanwhile are slower than those before, or if MariaDB"
          + " does not have them all soon after."
    },
    mixinStandardHelpOptions = true)
public final class DatabaseAwayCommand implements Callable<Integer> {

  private static final String RUN = "away";

  @Option(names = "--rate", defaultValue = "50", description = "calls/s; ${DEFAULT-VALUE}")
  double rate;

  @Option(names = "--away", defaultValue = "600", description = "s; ${DEFAULT-VALUE}")
  int away;

  @Option(
      names = "--before",
      defaultValue = "120",
      description = "s measured before it, after 30 s to warm up; ${DEFAULT-VALUE}")
  int before;

  @Option(
      names = "--caught-up",
      defaultValue = "60",
      description = "s after its return at most; ${DEFAULT-VALUE}")
  int caughtUp;

  @Option(
      names = "--slower",
      defaultValue = "1.2",
      description = "times the p99 before, at most; ${DEFAULT-VALUE}")
  double slower;

  @Mixin RigOptions where = new RigOptions();

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    Random chance = new Random(20260601);
    try (Rig rig = where.setUp();
        FakeAsterisk asterisk =
            rig.asterisk(number -> rig.borough().asInLife(RUN, number, chance))) {
      asterisk.arrivals(rate, Duration.ofSeconds(Math.min(30, before)), chance);
      Tally.Figures _ = asterisk.figures();
      Tally.Figures there = part(asterisk, "MariaDB there", before, chance);
      rig.stopMariaDb();
      Tally.Figures gone = part(asterisk, "MariaDB away", away, chance);
      rig.startMariaDb();
      long back = System.nanoTime();
      asterisk.beginArrivals(rate, chance);
      // Confirmed calls reach the database when they end, and new ones go on coming.
      Duration _ = rig.awaitShipped(RUN, gone.confirmed());
      Duration since = Duration.ofNanos(System.nanoTime() - back);
      asterisk.end();
      System.out.printf(
          Locale.ROOT,
          "MariaDB has all calls of the time without it %.1f s after it takes calls again%n",
          since.toMillis() / 1000.0);
      asterisk.awaitNoneOpen(Duration.ofSeconds(60));
      boolean whole = Losses.report(rig, RUN, asterisk.figures());
      boolean asSoon =
          Latencies.millis(gone.replies(), 99) <= slower * Latencies.millis(there.replies(), 99);
      return whole && asSoon && since.toSeconds() <= caughtUp ? 0 : 1;
    }
  }

  private Tally.Figures part(FakeAsterisk asterisk, String name, int seconds, Random chance)
      throws InterruptedException {
    asterisk.arrivals(rate, Duration.ofSeconds(seconds), chance);
    Tally.Figures figures = asterisk.figures();
    System.out.printf(
        Locale.ROOT,
        "%s, %d s at %.0f calls/s: reply to next command %s%n",
        name,
        seconds,
        rate,
        Latencies.say(figures.replies()));
    return figures;
  }
}
