package org.visitline.ivr.spool;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a spool file, told apart from what a full disk can make of it. Asterisk appends a
 * line in one write; a disk that fills up takes the beginning of it, and when there is room again
 * the next line follows on the same one.
 */
final class NotedLine {

  /**
   * Call id and moment of the answer, with which each noted call begins. No caller can forge it: a
   * quotation mark within a cell is doubled, so that none within stands alone before a comma.
   */
  private static final Pattern BEGINNING =
      Pattern.compile("(?<!\")\"[^\",]{1,80}\",\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");

  private static final Pattern DIGITS = Pattern.compile("(?<!\\d)\\d{1,9}(?!\\d)");

  private NotedLine() {}

  static boolean isHeading(String line) {
    return line.startsWith("call_id,");
  }

  /** The noted calls on a line: mostly one. What comes before the first of them is one as well. */
  static List<String> calls(String line) {
    List<String> calls = new ArrayList<>();
    Matcher beginning = BEGINNING.matcher(line);
    int from = 0;
    while (beginning.find()) {
      if (beginning.start() > from) {
        calls.add(line.substring(from, beginning.start()));
      }
      from = beginning.start();
    }
    calls.add(line.substring(from));
    return calls;
  }

  /** The cells that were written to their end: of a torn line, all but the last. */
  static List<String> wholeCells(String line, boolean torn) {
    if (!torn) {
      return cells(line);
    }
    int whole = 0;
    boolean quoted = false;
    for (int at = 0; at < line.length(); at++) {
      // A quotation mark within a cell is doubled, and so changes nothing.
      quoted ^= line.charAt(at) == '"';
      whole = line.charAt(at) == ',' && !quoted ? at : whole;
    }
    return cells(line.substring(0, whole));
  }

  private static List<String> cells(String line) {
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(line)) {
      return reader.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
    } catch (IOException | CsvParseException e) {
      return List.of();
    }
  }

  /** For an operator to look at: anything as short as a PIN is hidden. */
  static String masked(String line) {
    return DIGITS.matcher(line).replaceAll(found -> "*".repeat(found.group().length()));
  }
}
