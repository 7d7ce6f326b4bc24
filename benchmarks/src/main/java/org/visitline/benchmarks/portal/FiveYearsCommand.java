package org.visitline.benchmarks.portal;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the five years, so that the other commands find them. */
@Command(
    name = "five-years",
    description = "Draw a borough's five years into a MariaDB that is kept under --data.",
    mixinStandardHelpOptions = true)
public final class FiveYearsCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      description = "a folder of its own, with 12 GB free: not below the source tree")
  Path data = Path.of("");

  @Option(
      names = "--people",
      defaultValue = "5000",
      description = "who have had care, 800 visits each; ${DEFAULT-VALUE}")
  int people;

  @Override
  public Integer call() throws Exception {
    try (JooqFiveYears years = JooqFiveYears.open(data, people)) {
      System.out.println("The five years are in " + years.server().address().jdbcUrl());
    }
    return 0;
  }
}
