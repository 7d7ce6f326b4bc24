package org.visitline.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.Database;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughFiles;
import org.visitline.verification.BoroughRun;
import org.visitline.verification.days.DayText;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.store.JooqWhole;
import org.visitline.verification.time.CivilZone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a day at one home in plain lines, so that a doubt about it can be handed on as a test. */
@Command(
    name = "day",
    description = {
      "Print a day at one home in plain lines: what was commissioned, who rang when, and what came"
          + " of it; names and numbers replaced.",
      "What is printed runs as a test of the engine (docs/files.md).",
      "Reads a folder of files (--in) or the whole database; changes nothing."
    },
    mixinStandardHelpOptions = true)
final class DayCommand implements Callable<Integer> {

  @Option(names = "--in", description = "a folder of input files; without it: the database")
  @Nullable Path in;

  @Option(names = "--service-user", required = true, description = "the service user's id")
  String serviceUser = "";

  @Option(names = "--date", required = true, description = "the day: 2026-11-22")
  LocalDate date = LocalDate.EPOCH;

  @Option(
      names = "--as-of",
      required = true,
      converter = VerifyCommand.AsOf.class,
      description = "'now' for all that depends on it: 2026-11-22T09:00:00Z")
  Instant asOf = Instant.EPOCH;

  @Mixin DatabaseOptions options = new DatabaseOptions();

  @Override
  public Integer call() throws IOException {
    if (in != null) {
      print(BoroughFiles.read(in, "GB", new ToTerminal()), Policies.DEFAULT, in.toString());
      return 0;
    }
    try (Database database = Database.open(options.address(), 2)) {
      JooqWhole whole = JooqWhole.load(database.jooq(), CivilZone.LONDON);
      print(whole.borough(), whole.policies(), "the database");
      return 0;
    }
  }

  private void print(Borough borough, Policies policies, String from) throws IOException {
    ServiceUserId who = new ServiceUserId(serviceUser);
    if (borough.directory().find(who).isEmpty()) {
      throw new IOException(
          "no service user "
              + who
              + " is in "
              + from
              + "; give an id from the first column of service_users.csv");
    }
    // Finer than calls are kept: a day that is printed could not be read again.
    Instant now = asOf.truncatedTo(ChronoUnit.MILLIS);
    Setting setting =
        new Setting(borough.directory(), policies, CivilZone.LONDON, borough.outages(), now);
    System.out.print(DayText.of(borough, setting, BoroughRun.verify(borough, setting), who, date));
  }
}
