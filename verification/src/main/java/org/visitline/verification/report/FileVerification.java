package org.visitline.verification.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.visitline.verification.discrepancy.RuleFailure;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.InputFolder;
import org.visitline.verification.parts.PartedBorough;
import org.visitline.verification.parts.PartedRun;
import org.visitline.verification.parts.WorkingFile;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.time.CivilZone;

/**
 * The whole engine from files to files, with no server and no database.
 *
 * @param region in which numbers without a country code are read: {@code GB}
 * @param notes hears of rows left out
 * @param progress hears what is being done, in a few words
 * @param failed hears of a rule that threw: our fault, and what it would have found is wanting
 * @param clock to tell how long it took; nothing else depends on it
 */
public record FileVerification(
    Policies policies,
    CivilZone zone,
    String region,
    FileNotes notes,
    Consumer<String> progress,
    Consumer<RuleFailure> failed,
    InstantSource clock) {

  /**
   * Reads a folder, verifies, and writes the four files into another folder, making it if need be.
   *
   * @param asOf 'now' for everything that depends on it; calls answered after it are left out
   * @throws IOException if the folder holds no input files, or the results cannot be written
   */
  public Summary run(Path in, Path out, Instant asOf) throws IOException {
    Instant begun = clock.instant();
    progress.accept("Reading " + in);
    CountedNotes counted = new CountedNotes(notes);
    InputFolder.open(in, region, counted);
    Files.createDirectories(out);
    try (WorkingFile working = new WorkingFile(out)) {
      PartedBorough borough = PartedBorough.read(in, working, region, counted);
      Setting setting = new Setting(borough.directory(), policies, zone, borough.outages(), asOf);
      ReportFiles report = new ReportFiles(out, working, setting, failed);
      new PartedRun(borough, setting, working).verify(report, progress);
      progress.accept("Writing " + out);
      report.write();
      long rejected = counted.rejected();
      Duration taken = Duration.between(begun, clock.instant());
      Summary summary = report.tally().summary(borough.rows() + rejected, rejected, taken);
      Files.writeString(out.resolve("summary.json"), summary.json(), StandardCharsets.UTF_8);
      return summary;
    }
  }
}
