package org.visitline.verification.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.visitline.schema.Database;
import org.visitline.schema.PinKey;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.store.JooqComing;
import org.visitline.verification.store.JooqComing.Coming;
import org.visitline.verification.store.JooqMarks;
import org.visitline.verification.time.CivilZone;

/**
 * Brings a folder of input files into the database.
 *
 * <p>A preview is a load whose transaction is taken back at the end, so that it says exactly what
 * loading would do.
 */
public final class FolderImport {

  private final Database database;
  private final PinKey pinKey;
  private final InstantSource clock;
  private final CivilZone zone;
  private final String region;

  /**
   * An import into this database.
   *
   * @param pinKey under which PINs are hashed
   * @param clock says when numbers and PINs that changed begin and end
   * @param zone whose date it is then
   * @param region in which numbers without a country code are read: {@code GB}
   */
  public FolderImport(
      Database database, PinKey pinKey, InstantSource clock, CivilZone zone, String region) {
    this.database = database;
    this.pinKey = pinKey;
    this.clock = clock;
    this.zone = zone;
    this.region = region;
  }

  /**
   * Says what loading would do, and changes nothing.
   *
   * @param notes hears of each row that would be left out
   * @throws IllegalArgumentException if it is no folder
   */
  public ImportReport preview(Path folder, FileNotes notes) {
    return preview(folder, notes, tables -> {});
  }

  /**
   * The same, and what would be commissioned for somebody then.
   *
   * @param first the first civil date that is asked about
   * @param last the last one, inclusive
   * @param then hears of the visits of these days, by start
   */
  public ImportReport preview(
      Path folder,
      FileNotes notes,
      ServiceUserId person,
      LocalDate first,
      LocalDate last,
      Consumer<List<Coming>> then) {
    return preview(
        folder, notes, sql -> then.accept(JooqComing.list(sql, person, first, last, zone)));
  }

  private ImportReport preview(Path folder, FileNotes notes, Consumer<DSLContext> look) {
    return database
        .jooq()
        .connectionResult(
            connection -> {
              DSLContext sql = DSL.using(database.jooq().configuration().derive(connection));
              try {
                sql.transaction(
                    transaction -> {
                      ImportReport report = run(transaction.dsl(), folder, notes, false);
                      look.accept(transaction.dsl());
                      throw new TakenBack(report);
                    });
                throw new IllegalStateException("a preview was not taken back");
              } catch (TakenBack e) {
                return e.report;
              }
            });
  }

  /**
   * Loads the files, in the order in which one refers to another.
   *
   * @param notes hears of each row that is left out
   * @throws IllegalArgumentException if it is no folder
   */
  public ImportReport load(Path folder, FileNotes notes) {
    return database
        .jooq()
        .connectionResult(
            connection ->
                run(
                    DSL.using(database.jooq().configuration().derive(connection)),
                    folder,
                    notes,
                    true));
  }

  /**
   * Loads the files so that it can be taken back: the tables write down what becomes of their rows.
   *
   * @param upload under which number
   */
  public ImportReport load(Path folder, FileNotes notes, long upload) {
    return database
        .jooq()
        .connectionResult(
            connection -> {
              DSLContext sql = DSL.using(database.jooq().configuration().derive(connection));
              sql.execute("SET @visitline_upload = ?", upload);
              try {
                return run(sql, folder, notes, true);
              } finally {
                // The connection goes back to a pool, and what others do is no part of this load.
                sql.execute("SET @visitline_upload = NULL");
              }
            });
  }

  /** Says what taking a load back would do, and changes nothing. */
  public Restoration previewTakingBack(long upload) {
    try {
      database
          .jooq()
          .transaction(
              transaction -> {
                throw new Looked(new JooqRestoring(transaction.dsl(), upload).run(JooqMarks.NONE));
              });
      throw new IllegalStateException("a preview was not taken back");
    } catch (Looked e) {
      return e.restoration;
    }
  }

  /**
   * Takes a load back, as far as nobody has built on it since.
   *
   * @param transaction in which it is also written down that it was: else one that is cut short
   *     could not be tried again
   */
  public Restoration takeBack(DSLContext transaction, long upload) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new JooqRestoring(transaction, upload).run(JooqMarks.at(now));
  }

  private ImportReport run(DSLContext sql, Path folder, FileNotes notes, boolean load) {
    // A misspelt name must not look like a folder in which nothing is new.
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          folder + " is no folder; name the folder that holds the input files");
    }
    // The tables keep milliseconds; what began now must not seem to have begun a little earlier.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    JooqRota.open(sql);
    try {
      return new ImportRun(sql, folder, notes, load).run(region, pinKey, now, zone);
    } finally {
      JooqRota.close(sql);
    }
  }

  /** Carries a preview's report out of its transaction, which it thereby ends. */
  private static final class TakenBack extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ImportReport report;

    TakenBack(ImportReport report) {
      super("preview", null, false, false);
      this.report = report;
    }
  }

  /** Carries what was found out of a transaction, which it thereby ends. */
  private static final class Looked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Restoration restoration;

    Looked(Restoration restoration) {
      super("preview", null, false, false);
      this.restoration = restoration;
    }
  }
}
