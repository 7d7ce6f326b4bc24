package org.visitline.verification.files;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file while it is read: the cells of the columns that we know, as characters. The
 * same object serves row after row, so that a million rows leave no litter.
 */
final class Row {

  /** No cell of ours is longer; what follows would only be somebody's broken quote. */
  static final int LONGEST_CELL = 4_000;

  static final int LONGEST_ID = 64;

  private final String file;
  private final int[] begins;
  private final int[] ends;
  private final boolean[] tooLong;
  private final Words words = new Words();
  private final Kept<LocalDate, LocalDate> dates = new Kept<>(Function.identity());
  private char[] chars = new char[1_024];
  private int used;
  private long line;
  private int cellsSeen;
  private boolean anyText;
  private boolean lineBreak;

  Row(String file, int columns) {
    this.file = file;
    begins = new int[columns];
    ends = new int[columns];
    tooLong = new boolean[columns];
  }

  void begin(long firstLine) {
    line = firstLine;
    used = 0;
    cellsSeen = 0;
    anyText = false;
    lineBreak = false;
    Arrays.fill(begins, 0);
    Arrays.fill(ends, 0);
    Arrays.fill(tooLong, false);
  }

  /**
   * Takes the next cell of the row.
   *
   * @param column our number for its column; negative for one that nobody reads
   */
  void cell(int column, char[] from, int offset, int length, boolean quoted) {
    cellsSeen++;
    anyText |= length > 0;
    if (quoted && !lineBreak) {
      for (int at = offset; at < offset + length && !lineBreak; at++) {
        lineBreak = from[at] == '\n' || from[at] == '\r';
      }
    }
    if (column < 0) {
      return;
    }
    int first = offset;
    int end = offset + length;
    while (first < end && from[first] == ' ') {
      first++;
    }
    while (end > first && from[end - 1] == ' ') {
      end--;
    }
    int kept = Math.min(end - first, LONGEST_CELL);
    tooLong[column] = kept < end - first;
    if (used + kept > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(chars.length * 2, used + kept));
    }
    System.arraycopy(from, first, chars, used, kept);
    begins[column] = used;
    used += kept;
    ends[column] = used;
  }

  String file() {
    return file;
  }

  long line() {
    return line;
  }

  int cellsSeen() {
    return cellsSeen;
  }

  /** Alike for rows whose cells of our columns are the same, and hardly ever for others. */
  int fingerprint() {
    int hash = 0;
    for (int column = 0; column < begins.length; column++) {
      for (int at = begins[column]; at < ends[column]; at++) {
        hash = hash * 31 + chars[at];
      }
      hash = hash * 31 + ',';
    }
    return hash;
  }

  /** A line of commas only, as spreadsheets leave below a table. */
  boolean isBlank() {
    return !anyText;
  }

  /** Whether a quoted cell runs over the end of a line. */
  boolean hasLineBreak() {
    return lineBreak;
  }

  boolean isEmpty(Column column) {
    return begins[column.index()] == ends[column.index()];
  }

  /** A word that must be there, at most so long. */
  String text(Column column, int longest) throws RejectedValue {
    String text = optionalText(column, longest);
    if (text == null) {
      throw missing(column);
    }
    return text;
  }

  /** A word that may be left out: null then. */
  @Nullable String optionalText(Column column, int longest) throws RejectedValue {
    if (isEmpty(column)) {
      return null;
    }
    checkText(column, longest);
    return words.of(chars, begins[column.index()], ends[column.index()]);
  }

  private void checkText(Column column, int longest) throws RejectedValue {
    int begin = begins[column.index()];
    int end = ends[column.index()];
    for (int at = begin; at < end; at++) {
      char c = chars[at];
      if (c == '\uFFFD') {
        throw new RejectedValue(
            column, "is not written in UTF-8", "Save the file with the encoding UTF-8");
      }
      if ((c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == '\u007f') {
        throw new RejectedValue(
            column, "holds a control character", "Remove it; a cell holds plain text");
      }
    }
    if (tooLong[column.index()] || end - begin > longest) {
      throw new RejectedValue(
          column,
          "is longer than " + longest + " characters",
          "Shorten it, and look for a missing quote");
    }
  }

  /** A name for a thing: printable ASCII without blanks, so that it is the same in every system. */
  String id(Column column, int longest) throws RejectedValue {
    checkId(column, longest);
    return words.of(chars, begins[column.index()], ends[column.index()]);
  }

  /** As {@link #id}, of a thing that no row before has named: not looked up among the words. */
  String ownId(Column column, int longest) throws RejectedValue {
    checkId(column, longest);
    int begin = begins[column.index()];
    return new String(chars, begin, ends[column.index()] - begin);
  }

  private void checkId(Column column, int longest) throws RejectedValue {
    if (isEmpty(column)) {
      throw missing(column);
    }
    checkText(column, longest);
    for (int at = begins[column.index()]; at < ends[column.index()]; at++) {
      char c = chars[at];
      if (c <= ' ' || c > '~' || c == ';') {
        throw new RejectedValue(
            column,
            "is no id",
            "Use letters, digits and signs of ASCII, without blanks or semicolons");
      }
    }
  }

  String id(Column column) throws RejectedValue {
    return id(column, LONGEST_ID);
  }

  /** The parts of a cell that holds several values with {@code ;} between them. */
  List<String> list(Column column) throws RejectedValue {
    String text = optionalText(column, LONGEST_CELL);
    List<String> parts = new ArrayList<>();
    if (text != null) {
      for (String part : text.split(";", -1)) {
        if (!part.isBlank()) {
          parts.add(part.strip());
        }
      }
    }
    return parts;
  }

  /** Digits as text, within limits of their number. */
  String digits(Column column, int fewest, int most) throws RejectedValue {
    String text = text(column, LONGEST_CELL);
    boolean fits = text.length() >= fewest && text.length() <= most;
    for (int at = 0; fits && at < text.length(); at++) {
      fits = text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
    if (!fits) {
      throw new RejectedValue(
          column,
          "is not " + fewest + " to " + most + " digits",
          "Write digits only, with their leading zeros");
    }
    return text;
  }

  LocalDate date(Column column) throws RejectedValue {
    LocalDate date = optionalDate(column);
    if (date == null) {
      throw missing(column);
    }
    return date;
  }

  @Nullable LocalDate optionalDate(Column column) throws RejectedValue {
    if (isEmpty(column)) {
      return null;
    }
    long day = CivilText.epochDay(chars, begins[column.index()], ends[column.index()]);
    if (day == CivilText.NONE) {
      throw new RejectedValue(
          column, "is no date of the calendar", "Write YYYY-MM-DD, such as 2026-10-25");
    }
    return dates.of(LocalDate.ofEpochDay(day));
  }

  LocalTime time(Column column) throws RejectedValue {
    LocalTime time = optionalTime(column);
    if (time == null) {
      throw missing(column);
    }
    return time;
  }

  @Nullable LocalTime optionalTime(Column column) throws RejectedValue {
    if (isEmpty(column)) {
      return null;
    }
    long minute = CivilText.minuteOfDay(chars, begins[column.index()], ends[column.index()]);
    if (minute == CivilText.NONE) {
      throw new RejectedValue(
          column, "is no time of day", "Write HH:MM from 00:00 to 23:59, such as 08:05");
    }
    return LocalTime.ofSecondOfDay(minute * 60);
  }

  Instant instant(Column column) throws RejectedValue {
    Instant instant = optionalInstant(column);
    if (instant == null) {
      throw missing(column);
    }
    return instant;
  }

  @Nullable Instant optionalInstant(Column column) throws RejectedValue {
    if (isEmpty(column)) {
      return null;
    }
    long millis = CivilText.epochMilli(chars, begins[column.index()], ends[column.index()]);
    if (millis == CivilText.NONE) {
      throw new RejectedValue(
          column,
          "is no instant with its offset",
          "Write it like 2026-10-25T00:58:03.120Z or 2026-10-25T01:58:03+01:00");
    }
    return Instant.ofEpochMilli(millis);
  }

  int number(Column column, int least, int most) throws RejectedValue {
    if (isEmpty(column)) {
      throw missing(column);
    }
    int number = CivilText.digits(chars, begins[column.index()], ends[column.index()]);
    if (number < least || number > most) {
      throw new RejectedValue(
          column,
          "is no whole number from " + least + " to " + most,
          "Write such a number in digits only");
    }
    return number;
  }

  int number(Column column, int least, int most, int otherwise) throws RejectedValue {
    return isEmpty(column) ? otherwise : number(column, least, most);
  }

  /** True, false, or false where nothing stands. */
  boolean flag(Column column) throws RejectedValue {
    if (isEmpty(column)) {
      return false;
    }
    String text = text(column, LONGEST_CELL);
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equalsIgnoreCase("false")) {
      return false;
    }
    throw new RejectedValue(column, "is neither true nor false", "Write true or false");
  }

  /** What stands in a cell, fit for a message: short, on one line. */
  String shown(Column column) {
    int begin = begins[column.index()];
    int end = Math.min(ends[column.index()], begin + 60);
    StringBuilder shown = new StringBuilder();
    for (int at = begin; at < end; at++) {
      char c = chars[at];
      if (c < ' ' || c == '\u007f') {
        shown.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
      } else {
        shown.append(c);
      }
    }
    return shown.append(end < ends[column.index()] ? "..." : "").toString();
  }

  private static RejectedValue missing(Column column) {
    return new RejectedValue(column, "is empty", "Fill it in");
  }
}
