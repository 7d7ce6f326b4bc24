package org.visitline.verification.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * One kind of input file, ready to be read.
 *
 * @param <T> what a row becomes
 */
public final class InputFile<T> {

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

  /** Whether the folder has such a file. */
  public boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(name));
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
    read(folder, notes, rows, new KeysSeen()::add);
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
    read(folder, notes, rows, (key, line) -> 0);
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
    T record;
    try {
      record = meaning.read(row);
    } catch (RejectedValue e) {
      notes.rejected(e.in(row));
      return;
    }
    long before = keys.add(meaning.key(record), row.line());
    if (before != 0) {
      String reason = "is the row of line " + before + " again";
      notes.rejected(
          new RejectedValue(meaning.keyColumn(), reason, "Keep one of the two rows").in(row));
      return;
    }
    rows.row(row.line(), record);
  }

  @FunctionalInterface
  private interface KeyCheck {

    /** The line on which the key came before; 0 where it is new. */
    long add(String key, long line);
  }
}
