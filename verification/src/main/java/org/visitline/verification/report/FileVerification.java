package org.visitline.verification.report;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughFiles;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.BoroughRun;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.time.CivilZone;
import org.visitline.verification.timesheet.Timesheet;

/**
 * The whole engine from files to files, with no server and no database.
 *
 * @param region in which numbers without a country code are read: {@code GB}
 * @param notes hears of rows left out
 * @param progress hears what is being done, in a few words
 * @param clock to tell how long it took; nothing else depends on it
 */
public record FileVerification(
    Policies policies,
    CivilZone zone,
    String region,
    FileNotes notes,
    Consumer<String> progress,
    InstantSource clock) {

  /**
   * Reads a folder, verifies, and writes the four files into another folder, making it if need be.
   *
   * @param asOf 'now' for everything that depends on it; calls answered after it are left out
   * @throws IOException if the results cannot be written
   */
  public Summary run(Path in, Path out, Instant asOf) throws IOException {
    if (!Files.isDirectory(in)) {
      throw new IOException(in + " is no folder; name the folder that holds the input files");
    }
    Instant begun = clock.instant();
    progress.accept("Reading " + in);
    CountedNotes counted = new CountedNotes(notes);
    Borough borough = BoroughFiles.read(in, region, counted);
    progress.accept("Verifying " + borough.calls().size() + " calls");
    Setting setting = new Setting(borough.directory(), policies, zone, borough.outages(), asOf);
    BoroughOpinion opinion = BoroughRun.verify(borough, setting);
    progress.accept("Writing " + out);
    Files.createDirectories(out);
    FindingsBySubject findings = new FindingsBySubject(opinion.findings().found());
    write(opinion, findings, out);
    Duration taken = Duration.between(begun, clock.instant());
    long rejected = counted.rejected();
    Summary summary = Summary.of(opinion, findings, borough.rows() + rejected, rejected, taken);
    Files.writeString(out.resolve("summary.json"), summary.json(), StandardCharsets.UTF_8);
    return summary;
  }

  /** The sentences of the discrepancies take about as long as the two other tables together. */
  private void write(BoroughOpinion opinion, FindingsBySubject findings, Path out)
      throws IOException {
    try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
      Future<?> sentences =
          beside.submit(
              () -> {
                DiscrepanciesTable.write(out, opinion.findings().found(), new Wording(zone));
                return out;
              });
      VisitsTable.write(out, opinion.serviceUsers());
      Timesheet timesheet = new Timesheet(policies, Decisions.NONE);
      TimesheetTable.write(out, opinion.serviceUsers(), timesheet, findings);
      sentences.get();
    } catch (ExecutionException e) {
      throw new IOException("cannot write into " + out, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while writing into " + out);
    }
  }
}
