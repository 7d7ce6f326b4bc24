package org.visitline.benchmarks.year;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.visitline.benchmarks.Machine;
import org.visitline.schema.EmbeddedMariaDb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The engine beside the SQL that an analyst would write, in one run over the same files. */
@Command(
    name = "sql",
    description = "Time the SQL of an analyst, and count which visits it assigns differently.",
    mixinStandardHelpOptions = true)
final class SqlYear implements Callable<Integer> {

  @Option(names = "--dir", required = true, description = "where to keep the year and results")
  Path dir = Path.of("");

  @Option(names = "--size", description = "1 is 4,000 people and 800,000 visits")
  double size = 1;

  @Option(names = "--seed", description = "the same seed writes the same files")
  long seed = 1;

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    YearOfCare year = new YearOfCare(size, seed, LocalDate.parse("2025-10-01"));
    Path in = dir.resolve("in-" + size);
    if (!Files.exists(in)) {
      year.write(in);
    }
    Path out = dir.resolve("out-" + size);
    Verified engine = Verified.run(in, out, year.asOf(), "2g");
    AnalystSql.Compared sql;
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(dir.resolve("mariadb"))) {
      sql = AnalystSql.run(server.address(), in, out);
    }
    System.out.printf(
        Locale.ROOT,
        "engine %.1f s, SQL %.1f s; visits:%n",
        engine.taken().toMillis() / 1000.0,
        sql.taken().toMillis() / 1000.0);
    sql.counts().forEach((how, visits) -> System.out.printf("%,10d  %s%n", visits, how));
    return 0;
  }
}
