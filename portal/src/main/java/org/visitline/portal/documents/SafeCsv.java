package org.visitline.portal.documents;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * CSV as RFC 4180 has it, UTF-8, with a first row of headings.
 *
 * <p>A cell that a spreadsheet would run as a formula gets an apostrophe in front: ids and names
 * come from other people's files. A plain number, also below 0 or of a telephone, is left alone.
 */
public final class SafeCsv {

  private static final String BEGINS_A_FORMULA = "=+-@\t\r\n";

  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,15}(\\.[0-9]{1,6})?");

  private final CsvWriter csv;
  private final int columns;

  /**
   * Writes the headings.
   *
   * @param to stays open: what {@link #flush} has sent is whole
   */
  public SafeCsv(OutputStream to, List<String> headings) {
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .bufferSize(1 << 16)
            .build(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    columns = headings.size();
    csv.writeRecord(headings);
  }

  /** A row; what is null is an empty cell. Texts are guarded, everything else is ours. */
  public void row(@Nullable Object... values) {
    if (values.length != columns) {
      throw new IllegalArgumentException(values.length + " cells for " + columns + " columns");
    }
    String[] cells = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      cells[i] =
          switch (value) {
            case null -> "";
            case String text -> guarded(text);
            case Instant moment -> moment(moment);
            default -> value.toString();
          };
    }
    csv.writeRecord(cells);
  }

  /** To be called at the end: rows are gathered before they are sent. */
  public void flush() {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * As {@link Instant#toString} writes it, which takes a third of the time of a long file.
   * Milliseconds are the finest that is kept.
   */
  static String moment(Instant at) {
    int nanos = at.getNano();
    if (nanos % 1_000_000 != 0) {
      return at.toString();
    }
    int second = Math.floorMod(at.getEpochSecond(), 86_400);
    StringBuilder text = new StringBuilder(24);
    text.append(LocalDate.ofEpochDay(Math.floorDiv(at.getEpochSecond(), 86_400L)));
    two(text.append('T'), second / 3600);
    two(text.append(':'), second / 60 % 60);
    two(text.append(':'), second % 60);
    if (nanos > 0) {
      int millis = nanos / 1_000_000;
      two(text.append('.').append((char) ('0' + millis / 100)), millis % 100);
    }
    return text.append('Z').toString();
  }

  private static void two(StringBuilder text, int number) {
    text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private static String guarded(String cell) {
    boolean formula = !cell.isEmpty() && BEGINS_A_FORMULA.indexOf(cell.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }
}
