package org.visitline.benchmarks.portal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.visitline.benchmarks.Machine;
import org.visitline.portal.Portal;
import org.visitline.portal.PortalSettings;
import org.visitline.schema.DatabaseAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A timesheet of a million lines as CSV and as a spreadsheet, beside MariaDB's own client. */
@Command(
    name = "timesheet-files",
    description = {
      "Downloads provider 1's five years, a million lines, as CSV and Excel from the portal, and"
          + " dumps the same rows with the mariadb client beside it, in turns.",
      "Start it with BENCHMARKS_JAVA_OPTS=-Xmx160m: what is over the heap in use before is the most"
          + " that a download can have taken."
    },
    mixinStandardHelpOptions = true)
public final class TimesheetFilesCommand implements Callable<Integer> {

  private static final double MOST_CSV_RATIO = 3;
  private static final double MOST_EXCEL_SECONDS = 10;

  @Option(names = "--data", required = true, description = "where five-years has drawn them")
  Path data = Path.of("");

  @Option(names = "--rounds", defaultValue = "3", description = "${DEFAULT-VALUE}")
  int rounds;

  @Option(names = "--port", defaultValue = "5101", description = "${DEFAULT-VALUE}")
  int port;

  @Override
  public Integer call() throws Exception {
    System.out.println(Machine.describe());
    var now =
        JooqFiveYears.TODAY
            .atTime(LocalTime.of(10, 30))
            .atZone(ZoneId.of("Europe/London"))
            .toInstant();
    try (JooqFiveYears years = JooqFiveYears.open(data);
        Portal portal =
            Portal.start(
                PortalSettings.local(port, "Measured Borough"), years.database(), () -> now)) {
      Reader pat = Reader.logIn(portal.url(), "pat", JooqFiveYears.PASSWORD);
      String days = "?from=2000-01-01&to=" + JooqFiveYears.TODAY;
      // Once with a week, so that classes are loaded before the heap is looked at.
      String week = "?from=2026-11-01&to=2026-11-07";
      pat.download("provider/timesheet.csv" + week);
      pat.download("provider/timesheet.xlsx" + week);
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
      System.out.printf(
          "heap: %d MiB in use before, %d MiB allowed: at most %d MiB for a download%n",
          used, runtime.maxMemory() >> 20, (runtime.maxMemory() >> 20) - used);
      double[] dumps = new double[rounds];
      double[] csvs = new double[rounds];
      double[] sheets = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        dumps[round] = seconds(() -> dump(years.server().address()));
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
