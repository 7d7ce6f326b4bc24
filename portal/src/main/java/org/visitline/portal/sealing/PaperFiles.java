package org.visitline.portal.sealing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import org.jooq.DSLContext;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.Scope;
import org.visitline.portal.documents.Download;
import org.visitline.portal.documents.HashedOutput;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.timesheets.TimesheetCsv;
import org.visitline.portal.timesheets.TimesheetExcel;
import org.visitline.portal.timesheets.TimesheetFile;
import org.visitline.portal.timesheets.TimesheetPdf;

/** Makes the files of a paper when it is drawn up, once and for all. */
class PaperFiles {

  private final TimesheetPdf pdf;
  private final CivilTime civil;
  private final PortalSettings settings;
  private final FinanceTemplate finance;

  PaperFiles(TimesheetPdf pdf, CivilTime civil, PortalSettings settings, FinanceTemplate finance) {
    this.pdf = pdf;
    this.civil = civil;
    this.settings = settings;
    this.finance = finance;
  }

  /** Begins one kind of file. */
  @FunctionalInterface
  private interface Kind {
    TimesheetFile begin(OutputStream to) throws IOException;
  }

  /** Reads the paper's lines in the transaction that writes them, and keeps the files with them. */
  void make(DSLContext tx, PaperId id, Instant now) {
    JooqPapers papers = new JooqPapers(tx);
    Paper paper = papers.find(id, Scope.everyProvider()).orElseThrow();
    try {
      String csv = make(tx, paper, ".csv", Download.CSV, TimesheetCsv::ofSealed);
      make(tx, paper, ".xlsx", Download.XLSX, to -> TimesheetExcel.ofSealed(to, settings.zone()));
      make(
          tx, paper, "-finance.csv", Download.CSV, to -> finance.begin(paper, settings.zone(), to));
      TimesheetPdf.Paper says =
          new TimesheetPdf.Paper(
              id.name(),
              "Drawn up on %s. It is final once the provider and the council have both sealed it."
                  .formatted(civil.moment(now)),
              paper.provider(),
              paper.period(),
              csv,
              id.correction() > 0);
      make(tx, paper, ".pdf", Download.PDF, to -> pdf.beginAtOnce(says, papers.totals(id), to));
    } catch (IOException e) {
      throw new UncheckedIOException("the files of " + id.name() + " could not be written", e);
    }
  }

  /** By way of a file of our own: a million lines pass through little memory. */
  private static String make(DSLContext tx, Paper paper, String ending, String mediaType, Kind kind)
      throws IOException {
    Path draft =
        Files.createTempFile(
            "visitline",
            ending,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      HashedOutput hashed =
          new HashedOutput(new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16));
      try (hashed;
          TimesheetFile file = kind.begin(hashed)) {
        JooqPapers.forEach(tx, paper.id(), paper.providerId(), file::add);
      }
      JooqPaperFiles.Kept kept =
          new JooqPaperFiles.Kept(
              paper.fileName() + ending,
              mediaType,
              hashed.bytes(),
              HexFormat.of().formatHex(hashed.sha256OfAll()));
      try (InputStream content = Files.newInputStream(draft)) {
        JooqPaperFiles.keep(tx, paper.id(), kept, content);
      }
      return kept.sha256();
    } finally {
      Files.delete(draft);
    }
  }
}
