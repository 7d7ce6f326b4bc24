package org.visitline.verification.files;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The rows of one CSV file after its header. A row with broken quotes swallows what follows it; it
 * is rejected alone, and reading goes on with the physical line below the one on which it began.
 */
final class CsvRows {

  /** Room for a cell. Beyond it FastCSV gives up, and what it read was no cell of ours. */
  private static final int BUFFER = 1 << 18;

  private static final CsvReader.CsvReaderBuilder FORMAT =
      CsvReader.builder()
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .allowUnclosedQuote(false)
          .maxBufferSize(BUFFER);

  private final Path file;
  private final Header header;
  private final FileNotes notes;
  private long linesBefore;

  CsvRows(Path file, Header header, FileNotes notes) {
    this.file = file;
    this.header = header;
    this.notes = notes;
    linesBefore = header.lines();
  }

  static CsvReader.CsvReaderBuilder format() {
    return FORMAT;
  }

  /** Hands out each row that has as many cells as the header; the row is valid during the call. */
  void each(CellsConsumer rows) throws IOException {
    try (PhysicalLines lines = new PhysicalLines(file)) {
      while (readFrom(lines.offsetOf(linesBefore + 1), rows)) {
        // Each round begins behind a row that could not be read.
      }
    }
  }

  /** Whether there may be more behind a row that could not be read. */
  private boolean readFrom(long offset, CellsConsumer rows) throws IOException {
    CellsOfRow cells = new CellsOfRow(new Row(header.file(), header.columns()));
    try (CsvReader<Row> reader = FORMAT.build(cells, open(offset))) {
      for (Row row : reader) {
        if (row.isBlank()) {
          continue;
        }
        if (row.cellsSeen() != header.cells()) {
          reject(
              row.line(),
              "has %d cells where the header has %d".formatted(row.cellsSeen(), header.cells()),
              "Put a value that holds a comma in quotes, and give every column its cell");
          if (row.hasLineBreak()) {
            linesBefore = row.line();
            return true;
          }
          continue;
        }
        rows.take(row);
      }
      return false;
    } catch (CsvParseException e) {
      reject(
          cells.row.line(),
          "its quotes are broken, or a cell is longer than any of ours",
          "Close every quote that is opened, and write a quote within a cell twice");
      linesBefore = cells.row.line();
      return true;
    }
  }

  private Reader open(long offset) throws IOException {
    FileInputStream bytes = new FileInputStream(file.toFile());
    try {
      bytes.skipNBytes(offset);
      return new InputStreamReader(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  private void reject(long line, String reason, String mend) {
    notes.rejected(new Rejection(header.file(), line, "", "", reason, mend));
  }

  /** Takes a row whose cells are all there. */
  @FunctionalInterface
  interface CellsConsumer {
    void take(Row row);
  }

  /** Lets FastCSV put the cells of our columns straight into the row, without a String each. */
  private final class CellsOfRow extends AbstractBaseCsvCallbackHandler<Row> {

    private final Row row;
    private final long before = linesBefore;
    private final int[] columnOfCell =
        header.ofCell().stream().mapToInt(column -> column).toArray();

    CellsOfRow(Row row) {
      this.row = row;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      row.begin(before + startingLineNumber);
    }

    @Override
    protected void handleField(int place, char[] buf, int offset, int length, boolean quoted) {
      int column = place < columnOfCell.length ? columnOfCell[place] : -1;
      row.cell(column, buf, offset, length, quoted);
    }

    @Override
    protected Row buildRecord() {
      return row;
    }
  }
}
