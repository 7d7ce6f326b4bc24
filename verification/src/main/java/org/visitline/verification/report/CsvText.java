package org.visitline.verification.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts rows into the bytes of a CSV file. */
final class CsvText {

  private final List<String> header;
  private final StringBuilder text = new StringBuilder(1 << 13);

  /** Its own buffer would only be one more to copy to. */
  private final CsvWriter writer =
      CsvWriter.builder().lineDelimiter(LineDelimiter.LF).bufferSize(0).build(new Appending(text));

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
    byte[] rows = text.toString().getBytes(StandardCharsets.UTF_8);
    text.setLength(0);
    return rows;
  }

  /** Java's own, StringWriter, is locked at every word. */
  private static final class Appending extends Writer {

    private final StringBuilder text;

    Appending(StringBuilder text) {
      this.text = text;
    }

    @Override
    public void write(int character) {
      text.append((char) character);
    }

    @Override
    public void write(String words, int from, int length) {
      text.append(words, from, from + length);
    }

    @Override
    public void write(char[] characters, int from, int length) {
      text.append(characters, from, length);
    }

    @Override
    public void flush() {
      // Nothing waits.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
