package org.visitline.benchmarks.year;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the year's input files. */
@Command(
    name = "write",
    description = "Write a year of a borough that does not exist, in the input files.",
    mixinStandardHelpOptions = true)
final class WriteYear implements Callable<Integer> {

  @Option(names = "--out", required = true, description = "the folder to write to")
  Path out = Path.of("");

  @Option(
      names = "--size",
      description = "1 is 4,000 people and 800,000 visits; 0.25 a quarter; at most 4")
  double size = 1;

  @Option(names = "--seed", description = "the same seed writes the same files")
  long seed = 1;

  @Option(names = "--first", description = "the first date of the year (${DEFAULT-VALUE})")
  LocalDate first = LocalDate.parse("2025-10-01");

  @Override
  public Integer call() throws Exception {
    YearOfCare year = new YearOfCare(size, seed, first);
    YearOfCare.Written written = year.write(out);
    System.out.printf(
        Locale.ROOT,
        "%,d commissioned visits and %,d calls are in %s; verify it --as-of %s%n",
        written.visits(),
        written.calls(),
        out,
        year.asOf());
    return 0;
  }
}
