package org.visitline.verification.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** One CSV file being written; it stands under its name only once it is whole. */
final class Table implements AutoCloseable {

  private final Path file;
  private final Path fresh;
  private final CsvWriter writer;
  private final int columns;

  Table(Path folder, String name, List<String> header) throws IOException {
    file = folder.resolve(name);
    fresh = folder.resolve(name + ".new");
    writer =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .bufferSize(1 << 16)
            .build(Files.newBufferedWriter(fresh, StandardCharsets.UTF_8));
    columns = header.size();
    writer.writeRecord(header);
  }

  void row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          cells.length + " cells for the " + columns + " columns of " + file);
    }
    try {
      writer.writeRecord(cells);
    } catch (UncheckedIOException e) {
      throw new UncheckedIOException("cannot write " + file, e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
