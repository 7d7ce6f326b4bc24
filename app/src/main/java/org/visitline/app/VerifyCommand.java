package org.visitline.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.report.FileVerification;
import org.visitline.verification.time.CivilZone;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Runs the whole engine over files, with no server and no database. */
@Command(
    name = "verify",
    description = {
      "Read a folder of files (docs/files.md), pair calls into visits, match them to what was"
          + " commissioned, and write visits.csv, discrepancies.csv, timesheet.csv and"
          + " summary.json.",
      "The same facts make the same files, byte for byte, in whatever order their rows come."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  @Option(names = "--in", required = true, description = "the folder with the input files")
  Path in = Path.of("");

  @Option(
      names = "--as-of",
      required = true,
      converter = AsOf.class,
      description =
          "'now' for all that depends on it: 2026-11-22T09:00:00Z. Later calls are left out")
  Instant asOf = Instant.EPOCH;

  @Option(names = "--out", required = true, description = "the folder to write to")
  Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    boolean terminal = Terminal.find().isPresent();
    FileVerification verification =
        new FileVerification(
            Policies.DEFAULT,
            CivilZone.LONDON,
            "GB",
            new ToTerminal(),
            step -> {
              if (terminal) {
                System.err.println(step + " ...");
              }
            },
            InstantSource.system());
    verification.run(in, out, asOf);
    System.out.println(Files.readString(out.resolve("summary.json")));
    System.err.println(
        "visits.csv, discrepancies.csv, timesheet.csv and summary.json are in " + out);
    return 0;
  }

  /** An instant as people write one; the message says how. */
  static final class AsOf implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'" + text + "' is no instant; write date, time and Z for UTC: 2026-11-22T09:00:00Z");
      }
    }
  }
}
