package org.visitline.benchmarks.portal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.visitline.benchmarks.Machine;
import org.visitline.schema.DatabaseAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A timesheet of a million lines as CSV and as a spreadsheet, beside MariaDB's own client. */
@Command(
    name = "timesheet-files",
    description = {
      "Downloads provider 1's five years, a million lines, as CSV and Excel from a portal in a"
          + " process of its own, and dumps the same rows with the mariadb client beside it, in"
          + " turns.",
      "The portal is started twice: first to see what it holds at rest, then with that and 64 MB"
          + " more as the limit of its heap. A download that needed more would end it."
    },
    mixinStandardHelpOptions = true)
public final class TimesheetFilesCommand implements Callable<Integer> {

  private static final double MOST_CSV_RATIO = 3;
  private static final double MOST_EXCEL_SECONDS = 10;

  /** 64 MB of a thousand times a thousand bytes, floored. */
  private static final int EXTRA_MEBIBYTES = 61;

  @Option(names = "--data", required = true, description = "where five-years has drawn them")
  Path data = Path.of("");

  @Option(names = "--rounds", defaultValue = "3", description = "${DEFAULT-VALUE}")
  int rounds;

  @Option(names = "--port", defaultValue = "5101", description = "${DEFAULT-VALUE}")
  int port;

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    try (JooqFiveYears years = JooqFiveYears.open(data)) {
      DatabaseAddress database = years.server().address();
      long held;
      try (PortalAlone unlimited = PortalAlone.start(port, database, List.of())) {
        Reader _ = shortOnes(unlimited);
        held = unlimited.heldMebibytes();
      }
      String limit = "-Xmx" + (held + EXTRA_MEBIBYTES) + "m";
      try (PortalAlone portal = PortalAlone.start(port, database, List.of(limit))) {
        System.out.printf(
            "the portal's heap: %d MiB held at rest, %d MiB allowed%n",
            held, held + EXTRA_MEBIBYTES);
        return inTurns(shortOnes(portal), database);
      }
    }
  }

  /** A week of each kind, so that classes are loaded before anything is looked at. */
  private static Reader shortOnes(PortalAlone portal) throws Exception {
    Reader pat = Reader.logIn(portal.url(), "pat", JooqFiveYears.PASSWORD);
    String week = "?from=2026-11-01&to=2026-11-07";
    long _ = pat.download("provider/timesheet.csv" + week);
    long _ = pat.download("provider/timesheet.xlsx" + week);
    return pat;
  }

  private int inTurns(Reader pat, DatabaseAddress database) throws Exception {
    String days = "?from=2000-01-01&to=" + JooqFiveYears.TODAY;
    double[] dumps = new double[rounds];
    double[] csvs = new double[rounds];
    double[] sheets = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      dumps[round] = seconds(() -> dump(database));
      csvs[round] = seconds(() -> pat.download("provider/timesheet.csv" + days));
      sheets[round] = seconds(() -> pat.download("provider/timesheet.xlsx" + days));
      System.out.printf(
          Locale.ROOT,
          "round %d: mariadb client %.2f s; CSV %.2f s; Excel %.2f s%n",
          round + 1,
          dumps[round],
          csvs[round],
          sheets[round]);
    }
    double ratio = median(csvs) / median(dumps);
    System.out.printf(Locale.ROOT, "CSV / client: %.2f; Excel: %.2f s%n", ratio, median(sheets));
    return ratio <= MOST_CSV_RATIO && median(sheets) <= MOST_EXCEL_SECONDS ? 0 : 1;
  }

  /** The same rows and columns, as the client writes them into a file. */
  private long dump(DatabaseAddress address) throws Exception {
    Path out = data.resolve("dump.tsv");
    Process client =
        new ProcessBuilder(
                data.resolve("server/bin/mariadb").toString(),
                "--no-defaults",
                "--host=" + address.host(),
                "--port=" + address.port(),
                "--user=" + address.user(),
                "--password=" + address.password(),
                "--skip-ssl",
                "--quick",
                "--batch",
                address.name(),
                "--execute="
                    + "SELECT provider_id, service_user_id, care_worker_id, date, service_type,"
                    + " commissioned_visit_id, commissioned_start, commissioned_minutes, visit_id,"
                    + " arrived_at, departed_at, actual_minutes, payable_minutes, status,"
                    + " discrepancies FROM timesheet_line WHERE provider_id = 'P01'"
                    + " AND date BETWEEN '2000-01-01' AND '"
                    + JooqFiveYears.TODAY
                    + "' ORDER BY service_user_id, date")
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (client.waitFor() != 0) {
      throw new IllegalStateException("the mariadb client ended with " + client.exitValue());
    }
    long bytes = out.toFile().length();
    System.out.printf("client: %,d bytes%n", bytes);
    return bytes;
  }

  private static double seconds(Callable<Long> work) throws Exception {
    long begun = System.nanoTime();
    long bytes = work.call();
    if (bytes == 0) {
      throw new IllegalStateException("nothing came");
    }
    return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
  }

  private static double median(double[] values) {
    double[] inOrder = values.clone();
    Arrays.sort(inOrder);
    return inOrder[inOrder.length / 2];
  }
}
