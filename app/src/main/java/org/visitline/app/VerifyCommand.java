package org.visitline.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.report.FileVerification;
import org.visitline.verification.time.CivilZone;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Runs the whole engine over files, or lays it beside what a database holds. */
@Command(
    name = "verify",
    description = {
      "Read a folder of files (docs/files.md), pair calls into visits, match them to what was"
          + " commissioned, and write visits.csv, discrepancies.csv, timesheet.csv and"
          + " summary.json.",
      "The same facts make the same files, byte for byte, in whatever order their rows come."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0: done; with --database, no difference",
      "1: it could not be done",
      "2: the words were off",
      "4: with --database: something stored does not follow, or something that follows is not"
          + " stored"
    })
final class VerifyCommand implements Callable<Integer> {

  @Option(names = "--in", description = "the folder with the input files")
  @Nullable Path in;

  @Option(
      names = "--policy",
      description =
          "a policy file (docs/files.md), once for each contract and time; without it the defaults")
  List<Path> policies = List.of();

  @Option(
      names = "--database",
      description =
          "derive everything in the database from scratch, and say what differs from what is"
              + " stored there; change nothing")
  boolean database;

  @Option(names = "--mend", description = "with --database: store what follows from scratch")
  boolean mend;

  @Option(
      names = "--as-of",
      converter = AsOf.class,
      description =
          "'now' for all that depends on it: 2026-11-22T09:00:00Z. Later calls are left out")
  @Nullable Instant asOf;

  @Option(names = "--out", description = "the folder to write to")
  @Nullable Path out;

  @Mixin DatabaseOptions options = new DatabaseOptions();

  @Override
  public Integer call() throws IOException {
    refuseWhatHasNoEffect();
    if (database) {
      return VerifyDatabase.check(options.address(), mend);
    }
    if (in == null || out == null || asOf == null) {
      throw new IllegalArgumentException(
          "say which folder to read (--in), which to write to (--out) and which moment is now"
              + " (--as-of); or --database");
    }
    ToTerminal notes = new ToTerminal();
    FileVerification verification =
        new FileVerification(
            PolicyFiles.read(policies),
            CivilZone.LONDON,
            "GB",
            notes,
            notes::step,
            failure ->
                System.err.println(
                    "rule %s failed on %s (%s); please report it. Its line is PENDING."
                        .formatted(failure.code(), failure.subject(), failure.fault())),
            InstantSource.system());
    verification.run(in, out, asOf);
    System.out.println(Files.readString(out.resolve("summary.json")));
    System.err.println(
        "visits.csv, discrepancies.csv, timesheet.csv and summary.json are in " + out);
    return 0;
  }

  /** Whoever asks by which policy, or as of when, must not get the answer to another question. */
  private void refuseWhatHasNoEffect() {
    if (mend && !database) {
      throw new IllegalArgumentException("--mend goes with --database");
    }
    List<String> idle = new ArrayList<>();
    if (database) {
      Stream.of(
              in == null ? null : "--in",
              policies.isEmpty() ? null : "--policy",
              asOf == null ? null : "--as-of",
              out == null ? null : "--out")
          .filter(Objects::nonNull)
          .forEach(idle::add);
    }
    if (!idle.isEmpty()) {
      throw new IllegalArgumentException(
          "%s %s nothing beside --database, which goes by what is in it, now"
              .formatted(String.join(", ", idle), idle.size() == 1 ? "does" : "do"));
    }
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
