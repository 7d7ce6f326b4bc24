package org.visitline.benchmarks.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import org.visitline.benchmarks.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many calls that stay on the line: what they cost in memory, and what a new caller notices. */
@Command(
    name = "held",
    description = {
      "Calls held open, half at the question for the PIN and half logged and still on the line,"
          + " while new ones come.",
      "Fails if the service grows too large, a new call is answered too late, or one is lost."
    },
    mixinStandardHelpOptions = true)
public final class HeldCommand implements Callable<Integer> {

  private static final String RUN = "new";
  private static final int CROWD = 20;

  @Option(names = "--calls", defaultValue = "19000", description = "held; ${DEFAULT-VALUE}")
  int calls;

  @Option(
      names = "--holders",
      defaultValue = "2",
      description = "processes that hold them, for a process has so many files; ${DEFAULT-VALUE}")
  int holders;

  @Option(
      names = "--warm-up",
      defaultValue = "20",
      description = "s of calls before, as on any working day; ${DEFAULT-VALUE}")
  int warmUp;

  @Option(names = "--rate", defaultValue = "20", description = "new calls/s; ${DEFAULT-VALUE}")
  double rate;

  @Option(names = "--seconds", defaultValue = "30", description = "of these; ${DEFAULT-VALUE}")
  int seconds;

  @Option(names = "--memory", defaultValue = "500", description = "MiB at most; ${DEFAULT-VALUE}")
  long memory;

  @Option(names = "--p99", defaultValue = "250", description = "ms at most; ${DEFAULT-VALUE}")
  double p99;

  @Mixin RigOptions where = new RigOptions();

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    Random chance = new Random(20260601);
    List<Holder> holding = new ArrayList<>();
    try (Rig rig = where.setUp();
        FakeAsterisk asterisk = rig.asterisk(n -> rig.borough().atOnce(RUN, n))) {
      asterisk.crowd(CROWD, Duration.ofSeconds(warmUp));
      asterisk.awaitNoneOpen(Duration.ofSeconds(60));
      Tally.Figures _ = asterisk.figures();
      long before = rig.service().residentMebibytes();
      for (int holder = 0; holder < holders; holder++) {
        holding.add(Holder.start(holder, where.port, calls / holders));
      }
      for (Holder holder : holding) {
        holder.awaitHeld();
      }
      asterisk.arrivals(rate, Duration.ofSeconds(seconds), chance);
      long resident = rig.service().residentMebibytes();
      int open = 0;
      for (Holder holder : holding) {
        open += holder.letGo();
      }
      asterisk.awaitNoneOpen(Duration.ofSeconds(60));
      Tally.Figures figures = asterisk.figures();
      System.out.printf(
          Locale.ROOT,
          "%d calls held to the end; service of %d MiB (%d before them)%n",
          open,
          resident,
          before);
      System.out.printf(Locale.ROOT, "%.0f new calls/s for %d s meanwhile%n", rate, seconds);
      System.out.println("ring to answer:        " + Latencies.say(figures.answers()));
      System.out.println("reply to next command: " + Latencies.say(figures.replies()));
      boolean whole = Losses.report(rig, RUN, figures);
      boolean held = open == calls / holders * holders;
      boolean soon = Latencies.millis(figures.answers(), 99) <= p99;
      return whole && held && soon && resident <= memory ? 0 : 1;
    } finally {
      holding.forEach(Holder::close);
    }
  }
}
