package org.visitline.verification.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The header row of a file: which cell of a row belongs to which of our columns.
 *
 * @param file its name without folders
 * @param lines physical lines down to the end of the header
 * @param columns how many columns we know
 * @param ofCell our column for each cell of a row; -1 where nobody reads it
 */
record Header(String file, long lines, int columns, List<Integer> ofCell) {

  private static final String UTF_8_MEND = "Save it as CSV with the encoding UTF-8";

  /**
   * Reads it.
   *
   * @throws UnreadableFileException if the file is empty, no UTF-8 text, or lacks a required column
   */
  static Header of(Path path, RowReader<?> meaning, FileNotes notes) throws IOException {
    String file = meaning.file();
    refuseOtherEncodings(path, file);
    try (InputStream bytes = new FileInputStream(path.toFile());
        CsvReader<CsvRecord> reader =
            CsvRows.format().ofCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        throw new UnreadableFileException(
            file, "is empty", "The first line must name the columns: " + names(meaning, true));
      }
      CsvRecord first = records.next();
      List<String> cells = new ArrayList<>(first.getFields());
      long breaks = cells.stream().flatMapToInt(String::chars).filter(c -> c == '\n').count();
      long lines = first.getStartingLineNumber() + breaks;
      return new Header(file, lines, meaning.columns().size(), assign(cells, meaning, notes));
    } catch (CsvParseException e) {
      throw new UnreadableFileException(
          file,
          "the quotes of its first line are broken",
          "The first line must name the columns: " + names(meaning, true));
    }
  }

  /** How many cells a row has. */
  int cells() {
    return ofCell.size();
  }

  private static List<Integer> assign(List<String> cells, RowReader<?> meaning, FileNotes notes) {
    boolean[] found = new boolean[meaning.columns().size()];
    List<Integer> ofCell = new ArrayList<>();
    for (String cell : cells) {
      String name = cell.startsWith("\uFEFF") ? cell.substring(1).strip() : cell.strip();
      int index = indexOf(meaning, name);
      if (index >= 0 && found[index]) {
        throw new UnreadableFileException(
            meaning.file(), "names the column " + name + " twice", "Remove one of the two");
      }
      if (index >= 0) {
        found[index] = true;
      } else {
        notes.warned(meaning.file(), "column '" + shortened(name) + "' is not known and not read");
      }
      ofCell.add(index);
    }
    for (Column column : meaning.columns()) {
      if (column.required() && !found[column.index()]) {
        throw new UnreadableFileException(
            meaning.file(),
            "has no column " + column.name(),
            "The first line must name the columns: "
                + names(meaning, true)
                + "; and may name: "
                + names(meaning, false));
      }
    }
    return ofCell;
  }

  private static int indexOf(RowReader<?> meaning, String name) {
    for (Column column : meaning.columns()) {
      if (column.name().equals(name)) {
        return column.index();
      }
    }
    return -1;
  }

  private static String names(RowReader<?> meaning, boolean required) {
    return String.join(
        ", ",
        meaning.columns().stream()
            .filter(column -> column.required() == required)
            .map(Column::name)
            .toList());
  }

  private static String shortened(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 40 ? plain.substring(0, 40) + "..." : plain;
  }

  /** Spreadsheets offer 'Unicode text', which is UTF-16: every second byte of it is a NUL. */
  private static void refuseOtherEncodings(Path path, String file) throws IOException {
    try (InputStream bytes = new FileInputStream(path.toFile())) {
      byte[] start = bytes.readNBytes(4);
      boolean utf16 =
          start.length >= 2
              && (Arrays.equals(start, 0, 2, new byte[] {(byte) 0xFF, (byte) 0xFE}, 0, 2)
                  || Arrays.equals(start, 0, 2, new byte[] {(byte) 0xFE, (byte) 0xFF}, 0, 2)
                  || start[0] == 0
                  || start[1] == 0);
      boolean zip = start.length >= 2 && start[0] == 'P' && start[1] == 'K';
      if (utf16) {
        throw new UnreadableFileException(file, "is not UTF-8 but UTF-16", UTF_8_MEND);
      }
      if (zip) {
        throw new UnreadableFileException(file, "is a workbook or archive, not CSV", UTF_8_MEND);
      }
    }
  }
}
