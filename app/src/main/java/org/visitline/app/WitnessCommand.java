package org.visitline.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.visitline.ivr.witness.JooqLives;
import org.visitline.ivr.witness.JooqOutages;
import org.visitline.ivr.witness.JooqWitness;
import org.visitline.ivr.witness.WitnessFiles;
import org.visitline.ivr.witness.WitnessLook;
import org.visitline.ivr.witness.WitnessReport;
import org.visitline.schema.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares Asterisk's own call records with the call log. */
@Command(
    name = "witness",
    description = {
      "Compare Asterisk's own call records with the call log: each call that is in one and not in"
          + " the other, with its reason.",
      "Run it where Asterisk's records, its spool and the node's journal can be read. What it finds"
          + " is kept in the database, and calls that nobody could take become an outage."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0: each difference has a reason",
      "1: it could not be looked at",
      "2: the words were off",
      "3: a call is unexplained"
    })
final class WitnessCommand implements Callable<Integer> {

  private static final int UNEXPLAINED = 3;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "the first day to compare, as 2026-10-25; yesterday")
  @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DATE", description = "the last day to compare; today")
  @Nullable LocalDate to;

  @Option(
      names = "--records",
      paramLabel = "FILE",
      description =
          "a file of Asterisk's call records, read with what was rotated from it; give it more than"
              + " once where there are several Asterisks"
              + " (/var/log/asterisk/cdr-custom/visitline.csv)")
  List<Path> records = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "a node's --data, whose journal may hold calls that are not in the database yet")
  List<Path> nodes = new ArrayList<>();

  @Option(
      names = "--asterisk-spool",
      paramLabel = "DIR",
      description = "where Asterisk notes calls that no node took (/var/spool/asterisk/visitline)")
  List<Path> spools = new ArrayList<>();

  @Option(names = "--csv", paramLabel = "FILE", description = "write each difference there as well")
  @Nullable Path csv;

  @Option(
      names = "--zone",
      defaultValue = "Europe/London",
      description = "the civil zone of the days; ${DEFAULT-VALUE}")
  ZoneId zone = ZoneId.of("Europe/London");

  @Mixin DatabaseOptions database = new DatabaseOptions();

  private final InstantSource clock = InstantSource.system();

  @Override
  public Integer call() throws IOException {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    LocalDate first = from == null ? today.minusDays(1) : from;
    LocalDate last = to == null ? today : to;
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("--to " + last + " is before --from " + first);
    }
    try (Database opened = Database.open(database.address(), 1)) {
      JooqLives lives = new JooqLives(opened);
      WitnessLook look =
          new WitnessLook(files(), new JooqWitness(opened), lives, new JooqOutages(opened));
      Instant now = clock.instant();
      WitnessReport report =
          look.report(
              first.atStartOfDay(zone).toInstant(),
              last.plusDays(1).atStartOfDay(zone).toInstant(),
              now);
      look.keep("", report, now);
      System.out.print(report.text());
      if (csv != null) {
        report.writeCsv(csv);
      }
      return report.unexplained() == 0 ? 0 : UNEXPLAINED;
    }
  }

  private WitnessFiles files() {
    return new WitnessFiles(
        orElse(records, "/var/log/asterisk/cdr-custom/visitline.csv"),
        nodes.stream().map(node -> node.resolve("journal")).toList(),
        orElse(spools, "/var/spool/asterisk/visitline"));
  }

  private static List<Path> orElse(List<Path> given, String usual) {
    return given.isEmpty() ? List.of(Path.of(usual)) : given;
  }
}
