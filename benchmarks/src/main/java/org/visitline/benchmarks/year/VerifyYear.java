package org.visitline.benchmarks.year;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.visitline.benchmarks.Machine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the engine takes from files to files, beside FastCSV alone over the same files. */
@Command(
    name = "verify",
    description = {
      "Time 'visitline verify' over the year, from the start of its process to its end.",
      "Beside it, alternating, FastCSV alone reads the same files and writes the same results,"
          + " timed",
      "in the same way."
    },
    mixinStandardHelpOptions = true)
final class VerifyYear implements Callable<Integer> {

  private static final Duration YEAR_WITHIN = Duration.ofSeconds(15);
  private static final double TIMES_FASTCSV = 5;
  private static final double DOUBLING = 2.2;

  @Option(names = "--dir", required = true, description = "where to keep the years and results")
  Path dir = Path.of("");

  @Option(
      names = "--sizes",
      split = ",",
      description = "each twice the one before it (${DEFAULT-VALUE})")
  double[] sizes = {0.25, 0.5, 1, 2};

  @Option(names = "--rounds", description = "how often each is timed (${DEFAULT-VALUE})")
  int rounds = 3;

  @Option(names = "--heap", description = "of the engine (${DEFAULT-VALUE})")
  String heap = "2g";

  @Option(names = "--seed", description = "the same seed writes the same files")
  long seed = 1;

  private record Round(Verified engine, Duration fastCsv) {

    double ratio() {
      return (double) engine.taken().toMillis() / fastCsv.toMillis();
    }
  }

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    System.out.println(
        "size        seconds, min/median/max   times FastCSV alone   most resident   twice the"
            + " size");
    Duration before = null;
    boolean held = true;
    for (double size : sizes) {
      List<Round> timed = time(size);
      Duration median = middle(timed, round -> round.engine().taken());
      double ratio = middle(timed, Round::ratio);
      double doubling = before == null ? 0 : (double) median.toMillis() / before.toMillis();
      System.out.printf(
          Locale.ROOT,
          "%-4s %24s %22.2f %11d MiB %16s%n",
          size,
          "%.2f / %.2f / %.2f"
              .formatted(seconds(least(timed)), seconds(median), seconds(most(timed))),
          ratio,
          timed.stream().mapToLong(round -> round.engine().mostMebibytes()).max().orElse(0),
          before == null ? "" : "x %.2f".formatted(doubling));
      held &= ratio <= TIMES_FASTCSV && doubling <= DOUBLING;
      held &= size != 1 || median.compareTo(YEAR_WITHIN) <= 0;
      before = median;
    }
    return held ? 0 : 1;
  }

  private List<Round> time(double size) throws IOException, InterruptedException {
    YearOfCare year = new YearOfCare(size, seed, LocalDate.parse("2025-10-01"));
    Path in = dir.resolve("in-" + size);
    if (!Files.exists(in)) {
      year.write(in);
    }
    Path out = dir.resolve("out-" + size);
    List<Round> timed = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Verified engine = Verified.run(in, out, year.asOf(), heap);
      timed.add(new Round(engine, FastCsvAlone.time(in, out, dir.resolve("fastcsv"), heap)));
    }
    return timed;
  }

  private static <V extends Comparable<V>> V middle(List<Round> timed, Function<Round, V> figure) {
    return timed.stream().map(figure).sorted().toList().get(timed.size() / 2);
  }

  private static Duration least(List<Round> timed) {
    return timed.stream().map(r -> r.engine().taken()).sorted().findFirst().orElseThrow();
  }

  private static Duration most(List<Round> timed) {
    return timed.stream().map(r -> r.engine().taken()).sorted().toList().getLast();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
