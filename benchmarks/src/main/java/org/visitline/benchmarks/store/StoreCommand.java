package org.visitline.benchmarks.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.springframework.util.FileSystemUtils;
import org.visitline.benchmarks.year.YearOfCare;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.imports.FolderImport;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.store.VerifierLoop;
import org.visitline.verification.time.CivilZone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Calls at a rate into a database that holds a year; from a call's receipt to what follows. */
@Command(
    name = "store",
    description = {
      "Put calls at a rate into a database with a year of a borough behind it, and measure from"
          + " each call's receipt until what follows from it is stored.",
      "The first run with a --data folder makes the year and loads it; each run begins with a copy"
          + " of that, for calls that no borough knows are left behind by each."
    },
    mixinStandardHelpOptions = true)
public final class StoreCommand implements Callable<Integer> {

  @Option(names = "--data", required = true, description = "where the database lies or is to lie")
  Path data = Path.of("");

  @Option(names = "--size", description = "of the year; 1: 800,000 visits (${DEFAULT-VALUE})")
  double size = 1;

  @Option(
      names = "--log-size",
      description = "of MariaDB's redo log; a small year needs no more than 32M (${DEFAULT-VALUE})")
  String logSize = "1G";

  @Option(names = "--rate", description = "calls a second (${DEFAULT-VALUE})")
  int rate = 200;

  @Option(names = "--seconds", description = "for how long (${DEFAULT-VALUE})")
  int seconds = 60;

  @Option(names = "--warm-up", description = "seconds that do not count (${DEFAULT-VALUE})")
  int warmUp = 10;

  @Option(
      names = "--p99",
      description = "ms within which what follows is stored (${DEFAULT-VALUE})")
  double p99Allowed = 1_000;

  @Override
  public Integer call() throws Exception {
    YearOfCare year = new YearOfCare(size, 1, LocalDate.parse("2025-10-01"));
    Path home = Files.createDirectories(data.toAbsolutePath());
    Path loaded = home.resolve("mariadb");
    if (!Files.exists(home.resolve("loaded"))) {
      try (EmbeddedMariaDb mariaDb = EmbeddedMariaDb.start(loaded, server());
          Database database = Database.open(mariaDb.address(), 8)) {
        database.migrate();
        load(year, home, database, year.asOf());
      }
      Files.createFile(home.resolve("loaded"));
    }
    Path copy = home.resolve("run");
    FileSystemUtils.deleteRecursively(copy);
    FileSystemUtils.copyRecursively(loaded, copy);
    try (EmbeddedMariaDb mariaDb = EmbeddedMariaDb.start(copy, server());
        Database database = Database.open(mariaDb.address(), 8)) {
      database.migrate();
      return measure(database, year.asOf());
    } finally {
      FileSystemUtils.deleteRecursively(copy);
    }
  }

  /**
   * Room for what is in use of a year, as a council's server has it; each commit is on the disk.
   */
  private List<String> server() {
    return List.of("--innodb-buffer-pool-size=2G", "--innodb-log-file-size=" + logSize);
  }

  private static void load(YearOfCare year, Path home, Database database, Instant now)
      throws Exception {
    Path files = home.resolve("files");
    System.out.println(year.write(files));
    long begun = System.nanoTime();
    new FolderImport(
            database,
            PinKey.at(home.resolve("pin-key")),
            InstantSource.fixed(now),
            CivilZone.LONDON,
            "GB")
        .load(files, NOTES);
    System.out.printf("imported in %.0f s%n", since(begun));
    begun = System.nanoTime();
    new Verifier(database, CivilZone.LONDON, InstantSource.fixed(now)).verifyAll();
    System.out.printf("derived from scratch in %.0f s%n", since(begun));
  }

  private Integer measure(Database database, Instant begin) throws InterruptedException {
    long started = System.nanoTime();
    JooqTraffic traffic = new JooqTraffic(database.jooq());
    InstantSource clock = () -> begin.plusNanos(System.nanoTime() - started);
    new Verifier(database, CivilZone.LONDON, clock).catchUp();
    Histogram seen = new Histogram(Duration.ofMinutes(5).toNanos(), 3);
    try (VerifierLoop _ = new Verifier(database, CivilZone.LONDON, clock).start()) {
      traffic.warmUp(clock, rate, warmUp);
      traffic.run(clock, rate, seconds, seen);
    }
    if (seen.getTotalCount() != (long) rate * seconds) {
      throw new IllegalStateException(
          "what follows was seen of " + seen.getTotalCount() + " calls of " + rate * seconds);
    }
    double p99 = seen.getValueAtPercentile(99) / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%,d calls at %d/s with %s behind them: receipt to what follows p50 %.0f ms, p99 %.0f ms,"
            + " longest %.0f ms%n",
        seen.getTotalCount(),
        rate,
        traffic.behind(),
        seen.getValueAtPercentile(50) / 1e6,
        p99,
        seen.getMaxValue() / 1e6);
    return p99 <= p99Allowed ? 0 : 1;
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static final FileNotes NOTES =
      new FileNotes() {
        @Override
        public void rejected(Rejection rejection) {
          System.out.println(rejection);
        }

        @Override
        public void warned(String file, String text) {
          System.out.println(file + ": " + text);
        }
      };
}
