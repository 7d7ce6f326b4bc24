package org.visitline.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.visitline.app.sample.SampleBorough;
import org.visitline.app.sample.borough.SampleSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the sample borough as files, to look at, to import, or to verify. */
@Command(
    name = "sample",
    description =
        "Write a sample borough: every input file, of people and numbers that do not exist.",
    mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {

  @Option(names = "--out", required = true, description = "the folder to write to")
  Path out = Path.of("");

  @Option(
      names = "--size",
      defaultValue = "SMALL",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}")
  Size size = Size.SMALL;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "the same seed makes the same borough; ${DEFAULT-VALUE}")
  long seed;

  @Option(
      names = "--today",
      description = "the day that its weeks of history lead up to; today's date")
  @Nullable LocalDate today;

  /** How large a borough: 200 service users, or 400 and some 30,000 calls. */
  enum Size {
    SMALL,
    LARGE;

    SampleSize borough() {
      return switch (this) {
        case SMALL -> SampleSize.SMALL;
        case LARGE -> SampleSize.LARGE;
      };
    }
  }

  @Override
  public Integer call() {
    LocalDate day = today == null ? LocalDate.now(ZoneId.of("Europe/London")) : today;
    SampleBorough.write(out, size.borough(), seed, day);
    System.out.println("A sample borough up to " + day + " is in " + out);
    return 0;
  }
}
