package org.visitline.verification.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts rows into the bytes of a CSV file. */
final class CsvText {

  private final List<String> header;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 13);
  private final CsvWriter writer =
      CsvWriter.builder()
          .lineDelimiter(LineDelimiter.LF)
          .build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));

  CsvText(List<String> header) {
    this.header = header;
  }

  /** The first row of a file. */
  static byte[] headerRow(List<String> header) {
    CsvText text = new CsvText(header);
    text.row(header.toArray(String[]::new));
    return text.take();
  }

  void row(String... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + header.size() + " columns " + header);
    }
    writer.writeRecord(cells);
  }

  /** The rows since it was last asked. */
  byte[] take() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("no memory refuses to be written to", e);
    }
    byte[] rows = bytes.toByteArray();
    bytes.reset();
    return rows;
  }
}
