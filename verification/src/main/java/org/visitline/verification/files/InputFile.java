package org.visitline.verification.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One kind of input file, ready to be read.
 *
 * @param <T> what a row becomes
 */
public final class InputFile<T> {

  /** Often enough for somebody who watches, and too seldom to be felt. */
  private static final long LINES_BETWEEN = 10_000;

  private static final String KEEP_ONE = "Keep one of the two rows";

  /** A fresh one for each reading: some remember what the rows before said. */
  private final Supplier<RowReader<T>> meanings;

  private final String name;

  InputFile(Supplier<RowReader<T>> meanings) {
    this.meanings = meanings;
    name = meanings.get().file();
  }

  /** Its name, without folders. */
  public String name() {
    return name;
  }

  /**
   * Whether the folder has such a file.
   *
   * @throws UnreadableFileException if the name is there and is no file: a disk that is not there
   *     must not read as nobody having rung
   */
  public boolean isIn(Path folder) {
    Path path = folder.resolve(name);
    if (Files.isRegularFile(path)) {
      return true;
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnreadableFileException(
          name,
          Files.isDirectory(path) ? "is a folder" : "leads to no file",
          "Put the file itself there, or take the name out of " + folder);
    }
    return false;
  }

  /**
   * Reads the file of a folder row by row. Of rows with one key, the first is taken and the others
   * are rejected.
   *
   * @param folder where the file is; without it, nothing is read
   * @param notes hears of rows left out
   * @param rows takes the others
   * @throws UnreadableFileException if no row can be read at all
   */
  public void read(Path folder, FileNotes notes, RowConsumer<T> rows) {
    KeysSeen keys = new KeysSeen();
    read(folder, notes, rows, (key, row) -> Math.abs(keys.add(key, row.fingerprint(), row.line())));
  }

  /**
   * All rows of the file of a folder, the same whatever order they stand in: of rows with one key
   * that say the same one is taken; if they say different things, none is, for who knows which is
   * right?
   *
   * @param folder where the file is; without it, there are no rows
   * @param notes hears of rows left out
   * @param check has the last word on each row
   * @throws UnreadableFileException if no row can be read at all
   */
  List<T> list(Path folder, FileNotes notes, RowCheck<T> check) {
    List<T> records = new ArrayList<>();
    Set<String> contradicted = hand(folder, notes, check, records::add);
    if (!contradicted.isEmpty()) {
      RowReader<T> names = meanings.get();
      records.removeIf(record -> contradicted.contains(names.key(record)));
    }
    return records;
  }

  /**
   * As {@link #list}, but hands the rows on one by one, and keeps none.
   *
   * @param rows takes them
   * @return the keys of rows handed on that are contradicted further down: these do not count
   */
  Set<String> hand(Path folder, FileNotes notes, RowCheck<T> check, Consumer<T> rows) {
    RowReader<T> names = meanings.get();
    KeysSeen keys = new KeysSeen();
    Set<String> contradicted = new HashSet<>();
    read(
        folder,
        notes,
        (line, record) -> {
          if (check.isTaken(line, record)) {
            rows.accept(record);
          }
        },
        (key, row) -> {
          long before = keys.add(key, row.fingerprint(), row.line());
          if (before < 0 && contradicted.add(key)) {
            notes.rejected(contradiction(row, -before, row.line(), names));
          }
          return before;
        });
    return contradicted;
  }

  private Rejection contradiction(Row row, long line, long other, RowReader<T> names) {
    String reason = "is on line " + other + " too, where the row says something else";
    return new Rejection(
        name, line, names.keyColumn().name(), row.shown(names.keyColumn()), reason, KEEP_ONE);
  }

  /**
   * Reads the file of a folder in memory that does not grow with it at all, handing out also rows
   * whose key came before: whoever stores them will notice.
   *
   * @param folder where the file is; without it, nothing is read
   * @param notes hears of rows left out
   * @param rows takes the others
   * @throws UnreadableFileException if no row can be read at all
   */
  public void readWithRepeats(Path folder, FileNotes notes, RowConsumer<T> rows) {
    read(folder, notes, rows, (key, row) -> 0);
  }

  private void read(Path folder, FileNotes notes, RowConsumer<T> rows, KeyCheck keys) {
    if (!isIn(folder)) {
      return;
    }
    Path path = folder.resolve(name);
    RowReader<T> meaning = meanings.get();
    try {
      Header header = Header.of(path, meaning, notes);
      new CsvRows(path, header, notes).each(row -> hand(row, meaning, notes, rows, keys));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private void hand(
      Row row, RowReader<T> meaning, FileNotes notes, RowConsumer<T> rows, KeyCheck keys) {
    if (row.line() % LINES_BETWEEN == 0) {
      notes.read(name, row.line());
    }
    T record;
    try {
      record = meaning.read(row);
    } catch (RejectedValue e) {
      notes.rejected(e.in(row));
      return;
    }
    long before = keys.add(meaning.key(record), row);
    if (before < 0) {
      notes.rejected(contradiction(row, row.line(), -before, meaning));
      return;
    }
    if (before > 0) {
      String reason = "is the row of line " + before + " again";
      notes.rejected(new RejectedValue(meaning.keyColumn(), reason, KEEP_ONE).in(row));
      return;
    }
    rows.row(row.line(), record);
  }

  @FunctionalInterface
  private interface KeyCheck {

    /**
     * The line on which the key came before; less than zero if that row said something else; 0
     * where the key is new.
     */
    long add(String key, Row row);
  }

  /** Says whether a row that could be read is taken; whoever refuses one says why. */
  @FunctionalInterface
  interface RowCheck<T> {
    boolean isTaken(long line, T record);
  }
}
