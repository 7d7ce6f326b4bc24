package org.visitline.benchmarks.phone;

import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.visitline.benchmarks.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A morning peak: calls as in life, so many a second, and how soon the service says what next. */
@Command(
    name = "peak",
    description = {
      "Calls a second with the thinking times of callers, at moments of their own, journaled with"
          + " fsync and shipped to MariaDB.",
      "Fails if a reply is followed by the next command too late, or a call is lost."
    },
    mixinStandardHelpOptions = true)
public final class PeakCommand implements Callable<Integer> {

  @Option(names = "--rate", defaultValue = "200", description = "calls/s; ${DEFAULT-VALUE}")
  double rate;

  @Option(names = "--seconds", defaultValue = "60", description = "measured; ${DEFAULT-VALUE}")
  int seconds;

  @Option(names = "--warm-up", defaultValue = "30", description = "s before; ${DEFAULT-VALUE}")
  int warmUp;

  @Option(names = "--p99", defaultValue = "5", description = "ms at most; ${DEFAULT-VALUE}")
  double p99;

  @Option(names = "--p99.9", defaultValue = "25", description = "ms at most; ${DEFAULT-VALUE}")
  double p999;

  @Mixin RigOptions where = new RigOptions();

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    Random chance = new Random(20260601);
    try (Rig rig = where.setUp();
        FakeAsterisk asterisk =
            rig.asterisk(number -> rig.borough().asInLife("peak", number, chance))) {
      asterisk.arrivals(rate, Duration.ofSeconds(warmUp), chance);
      Tally.Figures before = asterisk.figures();
      asterisk.arrivals(rate, Duration.ofSeconds(seconds), chance);
      Tally.Figures figures = asterisk.figures();
      System.out.printf(
          Locale.ROOT,
          "%.0f calls/s for %d s: %d ended, %d open at its end, service of %d MiB%n",
          rate,
          seconds,
          figures.closed() - before.closed(),
          figures.open(),
          rig.service().residentMebibytes());
      System.out.println("ring to answer:        " + Latencies.say(figures.answers()));
      System.out.println("reply to next command: " + Latencies.say(figures.replies()));
      asterisk.awaitNoneOpen(Duration.ofSeconds(60));
      boolean whole = Losses.report(rig, "peak", asterisk.figures());
      boolean soon =
          Latencies.millis(figures.replies(), 99) <= p99
              && Latencies.millis(figures.replies(), 99.9) <= p999;
      return whole && soon ? 0 : 1;
    }
  }
}
