package org.visitline.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughFiles;
import org.visitline.verification.BoroughRun;
import org.visitline.verification.days.DayText;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.time.CivilZone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a day at one home in plain lines, so that a doubt about it can be handed on as a test. */
@Command(
    name = "day",
    description = {
      "Print a day at one home in plain lines: what was commissioned, who rang when, and what came"
          + " of it; names and numbers replaced.",
      "What is printed runs as a test of the engine (docs/files.md)."
    },
    mixinStandardHelpOptions = true)
final class DayCommand implements Callable<Integer> {

  @Option(names = "--in", required = true, description = "the folder with the input files")
  Path in = Path.of("");

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

  @Override
  public Integer call() throws IOException {
    Borough borough = BoroughFiles.read(in, "GB", new ToTerminal());
    ServiceUserId who = new ServiceUserId(serviceUser);
    if (borough.directory().find(who).isEmpty()) {
      throw new IOException(
          "no service user "
              + who
              + " is in "
              + in
              + "; give an id from the first column of service_users.csv");
    }
    Setting setting =
        new Setting(
            borough.directory(), Policies.DEFAULT, CivilZone.LONDON, borough.outages(), asOf);
    System.out.print(DayText.of(borough, setting, BoroughRun.verify(borough, setting), who, date));
    return 0;
  }
}
