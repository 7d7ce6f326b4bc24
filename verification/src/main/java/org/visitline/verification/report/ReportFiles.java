package org.visitline.verification.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.discrepancy.RuleFailure;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.parts.KnownVisit;
import org.visitline.verification.parts.PartedRun;
import org.visitline.verification.parts.SideBySide;
import org.visitline.verification.parts.WorkingFile;
import org.visitline.verification.timesheet.Timesheet;

/** Puts what comes of a run into words while it comes, and writes the files when all is there. */
final class ReportFiles implements PartedRun.Report {

  private final Path folder;
  private final Wording words;
  private final Timesheet timesheet;
  private final Consumer<RuleFailure> failed;
  private final Tally tally = new Tally();
  private final RowsByHome visits;
  private final RowsByHome lines;
  private final SortedRows discrepancies;

  ReportFiles(Path folder, WorkingFile working, Setting setting, Consumer<RuleFailure> failed) {
    this.folder = folder;
    this.failed = failed;
    words = new Wording(setting.zone(), setting.directory());
    timesheet = new Timesheet(setting.policies(), Decisions.NONE);
    visits = new RowsByHome(working);
    lines = new RowsByHome(working);
    discrepancies = new SortedRows(working);
  }

  @Override
  public void homes(BoroughOpinion opinion) throws IOException {
    Findings findings = opinion.findings();
    tally.add(opinion);
    tally.add(findings);
    found(findings);
  }

  @Override
  public void further(Findings findings) throws IOException {
    tally.add(findings);
    found(findings);
  }

  private void found(Findings findings) throws IOException {
    findings.failures().forEach(failed);
    CsvText text = new CsvText(DiscrepanciesTable.HEADER);
    try (SortedRows.Run run = discrepancies.run()) {
      for (Keyed row : inOrder(findings.found())) {
        DiscrepanciesTable.write(row.finding(), words, text);
        run.add(row.key(), text.take());
      }
    }
  }

  private static List<Keyed> inOrder(List<Finding> findings) {
    List<Keyed> rows = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      rows.add(new Keyed(DiscrepanciesTable.key(finding), finding));
    }
    rows.sort(Comparator.comparing(Keyed::key));
    return rows;
  }

  private record Keyed(String key, Finding finding) {}

  @Override
  public void known(ServiceUser who, List<KnownVisit> ofHome) throws IOException {
    CsvText ofVisits = new CsvText(VisitsTable.HEADER);
    CsvText ofLines = new CsvText(TimesheetTable.HEADER);
    for (KnownVisit visit : ofHome) {
      VisitsTable.write(visit.matched(), ofVisits);
      TimesheetTable.write(
          timesheet.undecided(visit.matched(), visit.found(), visit.doubtful()), ofLines);
    }
    visits.add(who.id(), ofVisits.take());
    lines.add(who.id(), ofLines.take());
  }

  /** What was counted. */
  Tally tally() {
    return tally;
  }

  /** Writes the three tables; each stands under its name only once it is whole. */
  void write() throws IOException {
    List<Table> tables =
        List.of(
            new Table(DiscrepanciesTable.NAME, DiscrepanciesTable.HEADER, this::writeSorted),
            new Table(TimesheetTable.NAME, TimesheetTable.HEADER, lines::writeTo),
            new Table(VisitsTable.NAME, VisitsTable.HEADER, visits::writeTo));
    SideBySide.each(tables.size(), number -> write(tables.get(number)));
  }

  private void writeSorted(FileChannel file) throws IOException {
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 18);
    discrepancies.writeTo(out);
    out.flush();
  }

  private void write(Table table) throws IOException {
    Path fresh = folder.resolve(table.name() + ".new");
    try (FileChannel file =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(CsvText.headerRow(table.header())));
      table.rows().writeTo(file);
    }
    Files.move(fresh, folder.resolve(table.name()), StandardCopyOption.REPLACE_EXISTING);
  }

  private record Table(String name, List<String> header, Rows rows) {}

  @FunctionalInterface
  private interface Rows {
    void writeTo(FileChannel file) throws IOException;
  }
}
