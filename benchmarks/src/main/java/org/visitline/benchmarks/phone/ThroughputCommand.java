package org.visitline.benchmarks.phone;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.visitline.benchmarks.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole dialogue, journaled, beside a bare script on Asterisk-Java's own server, in turns. */
@Command(
    name = "throughput",
    description = {
      "Calls without thinking times: the full dialogue with look-up, journal and fsync, beside"
          + " Asterisk-Java's DefaultAgiServer with a script that only sends the same commands, in"
          + " alternating rounds.",
      "Fails if the median ratio is too low, or a call is lost."
    },
    mixinStandardHelpOptions = true)
public final class ThroughputCommand implements Callable<Integer> {

  private static final String RUN = "throughput";

  /** Its code is a tenth of the service's, and its figures rise no more after so many seconds. */
  private static final int PEER_WARM_UP = 30;

  @Option(names = "--rounds", defaultValue = "7", description = "of each; ${DEFAULT-VALUE}")
  int rounds;

  @Option(names = "--seconds", defaultValue = "8", description = "a round; ${DEFAULT-VALUE}")
  int seconds;

  @Option(names = "--warm-up", defaultValue = "60", description = "s of each; ${DEFAULT-VALUE}")
  int warmUp;

  @Option(names = "--callers", defaultValue = "100", description = "at once; ${DEFAULT-VALUE}")
  int callers;

  @Option(names = "--at-least", defaultValue = "1.0", description = "ratio; ${DEFAULT-VALUE}")
  double atLeast;

  @Mixin RigOptions where = new RigOptions();

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    try (Rig rig = where.setUp()) {
      List<String> commands =
          rig.service().ring(rig.borough().ring("commands", 1), JooqBorough.pin(1)).commands();
      System.out.println(commands.size() + " AGI commands a call, " + callers + " callers");
      BareServer.Running bare = BareServer.start(where.port + 1, callers, rig.home(), commands);
      try (FakeAsterisk ours = rig.asterisk(n -> rig.borough().atOnce(RUN, n));
          FakeAsterisk theirs =
              new FakeAsterisk(bare.address(), n -> rig.borough().atOnce("bare", n))) {
        Round _ = serviceRound(rig, ours, warmUp);
        Round _ = round(theirs, Math.min(warmUp, PEER_WARM_UP), bare.process().pid());
        List<Double> ratios = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
          Round service = serviceRound(rig, ours, seconds);
          Round peer = round(theirs, seconds, bare.process().pid());
          ratios.add(service.aSecond() / peer.aSecond());
          System.out.printf(
              Locale.ROOT,
              "round %d: Visitline %s; DefaultAgiServer %s; ratio %.2f%n",
              round,
              service,
              peer,
              ratios.getLast());
        }
        Collections.sort(ratios);
        double median = ratios.get(ratios.size() / 2);
        System.out.printf(
            Locale.ROOT,
            "ratio least %.2f, median %.2f, most %.2f; service of %d MiB%n",
            ratios.getFirst(),
            median,
            ratios.getLast(),
            rig.service().residentMebibytes());
        return Losses.report(rig, RUN, ours.figures()) && median >= atLeast ? 0 : 1;
      } finally {
        bare.close();
      }
    }
  }

  /**
   * What came of one round.
   *
   * @param aSecond calls that ended
   * @param processorTime that a call cost, by process
   */
  private record Round(double aSecond, Map<String, Duration> processorTime) {

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.0f calls/s", aSecond)
          + processorTime.entrySet().stream()
              .map(part -> part.getValue().toNanos() / 1000 + " us " + part.getKey())
              .collect(Collectors.joining(", ", " (", " a call)"));
    }
  }

  /** A round of the service; what it has left to do is done before the peer's turn. */
  private Round serviceRound(Rig rig, FakeAsterisk asterisk, int length)
      throws IOException, InterruptedException {
    Round round = round(asterisk, length, rig.service().pid(), rig.mariaDbPid());
    Duration _ = rig.awaitShipped(RUN, asterisk.figures().confirmed());
    return round;
  }

  private Round round(FakeAsterisk asterisk, int length, long server, long... helpers)
      throws InterruptedException {
    Map<String, Long> processes = new LinkedHashMap<>();
    processes.put("server", server);
    for (long helper : helpers) {
      processes.put("MariaDB", helper);
    }
    processes.put("callers", ProcessHandle.current().pid());
    Map<String, Duration> before = new LinkedHashMap<>();
    processes.forEach((name, pid) -> before.put(name, Machine.processorTime(pid)));
    long closedBefore = asterisk.figures().closed();
    long began = System.nanoTime();
    asterisk.crowd(callers, Duration.ofSeconds(length));
    long ended = asterisk.figures().closed() - closedBefore;
    double aSecond = ended * 1e9 / (System.nanoTime() - began);
    Map<String, Duration> spent = new LinkedHashMap<>();
    processes.forEach(
        (name, pid) ->
            spent.put(name, Machine.processorTime(pid).minus(before.get(name)).dividedBy(ended)));
    asterisk.awaitNoneOpen(Duration.ofSeconds(30));
    return new Round(aSecond, spent);
  }
}
