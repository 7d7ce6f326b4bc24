package org.visitline.verification.imports;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.visitline.schema.JooqPinSettings;
import org.visitline.schema.PinKey;
import org.visitline.verification.files.FileNotes;
import org.visitline.verification.files.InputFile;
import org.visitline.verification.files.InputFiles;
import org.visitline.verification.files.Rejection;
import org.visitline.verification.files.UnreadableFileException;
import org.visitline.verification.store.JooqMarks;
import org.visitline.verification.store.RetriedTransaction;
import org.visitline.verification.time.CivilZone;

/** One import: file by file, some rows at a time, each lot in a transaction of its own. */
final class ImportRun {

  /**
   * Rows that go to the database together. More hold locks for longer, and from 1,000 ids on
   * MariaDB no longer looks each one up.
   */
  private static final int LOT = 900;

  private final DSLContext sql;
  private final Path folder;
  private final FileNotes notes;
  private final boolean load;
  private final List<FileCounts> files = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();

  ImportRun(DSLContext sql, Path folder, FileNotes notes, boolean load) {
    this.sql = sql;
    this.folder = folder;
    this.notes = notes;
    this.load = load;
  }

  ImportReport run(String region, PinKey pinKey, Instant now, CivilZone zone) {
    InputFiles input = InputFiles.of(region);
    JooqMarks marks = load ? JooqMarks.at(now) : JooqMarks.NONE;
    JooqRota rota = new JooqRota(marks);
    KeyablePins keyable = new KeyablePins(new JooqPinSettings(() -> sql).read());

    take(input.providers(), new JooqProviders(marks));
    take(
        input.serviceUsers(),
        new JooqServiceUsers(
            new JooqKeyedCodes(zone), new JooqRegisteredNumbers(now, marks), marks));
    take(
        input.careWorkers(),
        new JooqCareWorkers(
            new JooqWorkersPast(zone),
            keyable,
            new JooqWorkerPins(pinKey, zone.dateOf(now)),
            new JooqContactNumbers(now),
            marks));
    keyable.tell(input.careWorkers().name(), notes);
    take(input.serviceOrders(), new JooqServiceOrders(marks));
    take(input.datedVisits(), new JooqDatedVisits(rota, marks));
    take(input.rota(), rota);
    take(input.suspensions(), new JooqSuspensions(marks));
    take(input.outages(), new JooqOutages(marks));
    takeCalls(input.loggedCalls(), new JooqLoggedCalls(pinKey, now, marks));
    return new ImportReport(load, files, unreadable);
  }

  private <T> void take(InputFile<T> file, Target<T> target) {
    take(file, target, lots -> file.read(folder, lots, lots::add));
  }

  /** The one file that may be larger than memory: the table itself notices an id used twice. */
  private <T> void takeCalls(InputFile<T> file, Target<T> target) {
    take(file, target, lots -> file.readWithRepeats(folder, lots, lots::add));
  }

  private <T> void take(InputFile<T> file, Target<T> target, Consumer<Lots<T>> reading) {
    Lots<T> lots = new Lots<>(file.name(), target);
    try {
      reading.accept(lots);
    } catch (UnreadableFileException e) {
      unreadable.add(String.valueOf(e.getMessage()));
      return;
    }
    lots.end();
    if (file.isIn(folder)) {
      files.add(lots.total.counts(lots.read, lots.rejected));
    }
  }

  /** Gathers the rows of a file into lots. */
  private final class Lots<T> implements FileNotes {

    private final Target<T> target;
    private final String file;
    private final Tally total;
    private final List<Line<T>> lot = new ArrayList<>(LOT);
    private long read;
    private long rejected;

    Lots(String file, Target<T> target) {
      this.file = file;
      this.target = target;
      this.total = new Tally(file);
    }

    void add(long line, T row) {
      read++;
      lot.add(new Line<>(line, row));
      if (lot.size() == LOT) {
        store();
      }
    }

    void end() {
      store();
      settle((transaction, tally) -> target.finish(transaction, tally));
    }

    private void store() {
      if (!lot.isEmpty()) {
        settle((transaction, tally) -> target.take(transaction, lot, tally));
        lot.clear();
      }
    }

    private void settle(Work work) {
      Tally done =
          RetriedTransaction.result(
              sql,
              transaction -> {
                Tally tally = new Tally(file);
                work.run(transaction, tally);
                return tally;
              });
      total.add(done);
      rejected += done.rejections().size();
      done.rejections().forEach(notes::rejected);
    }

    @Override
    public void rejected(Rejection rejection) {
      read++;
      rejected++;
      notes.rejected(rejection);
    }

    @Override
    public void warned(String fileName, String text) {
      notes.warned(fileName, text);
    }
  }

  private interface Work {
    void run(DSLContext transaction, Tally tally);
  }
}
