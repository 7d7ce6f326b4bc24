package org.visitline.portal.evidence;

import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.documents.SafeCsv;
import org.visitline.portal.furniture.CivilTime;

/**
 * A table of the pack: every fact in its CSV, the telling ones on paper.
 *
 * @param name of the CSV
 * @param title above it on paper
 * @param words what it is, and what its absence would mean
 */
record Sheet(
    String name,
    String title,
    String words,
    List<Column> columns,
    List<List<@Nullable Object>> rows) {

  /** What the heading of a civil time adds to that of its moment. */
  static final String CIVIL = "_civil";

  private static final Set<String> OTHER_MOMENTS = Set.of("from", "to", "read_so_until");

  /** Every moment stands in a column whose heading says so. */
  Sheet {
    for (List<@Nullable Object> row : rows) {
      for (int at = 0; at < columns.size(); at++) {
        if (row.get(at) instanceof Instant && !columns.get(at).isMoment()) {
          throw new IllegalArgumentException(
              "a moment stands in " + name + " under " + columns.get(at).heading());
        }
      }
    }
  }

  /**
   * A column.
   *
   * @param heading in the CSV; empty: on paper only, for what other columns of the CSV say
   * @param label on paper; empty: not on paper
   * @param width on paper, in millimetres: what stands in it, a time or a number or a code, stays
   *     on one line
   * @param words what paper says for the CSV's code
   */
  record Column(String heading, String label, int width, UnaryOperator<String> words) {

    static Column both(String heading, String label, int width) {
      return new Column(heading, label, width, UnaryOperator.identity());
    }

    static Column both(String heading, String label, int width, UnaryOperator<String> words) {
      return new Column(heading, label, width, words);
    }

    static Column inFile(String heading) {
      return new Column(heading, "", 0, UnaryOperator.identity());
    }

    static Column paperOnly(String label, int width) {
      return new Column("", label, width, UnaryOperator.identity());
    }

    boolean inFile() {
      return !heading.isEmpty();
    }

    boolean onPaper() {
      return !label.isEmpty();
    }

    /** Whether moments stand in it: their headings end in {@code _at}, but for a few. */
    boolean isMoment() {
      return heading.endsWith("_at") || OTHER_MOMENTS.contains(heading);
    }

    /** Whether minutes are counted in it, a thousand of which paper writes as {@code 1,000}. */
    boolean isMinutes() {
      return heading.endsWith("_minutes");
    }
  }

  /** Where its CSV lies in the archive. */
  String path() {
    return "data/" + name;
  }

  /** What stands in a row under one of the CSV's headings. */
  @Nullable Object cell(List<@Nullable Object> row, String heading) {
    for (int at = 0; at < columns.size(); at++) {
      if (columns.get(at).heading().equals(heading)) {
        return row.get(at);
      }
    }
    throw new IllegalArgumentException(name + " has no column " + heading);
  }

  /** The columns on paper. */
  public List<Column> columnsOnPaper() {
    return columns.stream().filter(Column::onPaper).toList();
  }

  /** How wide the table is on paper, in millimetres. */
  public int width() {
    return columns.stream().mapToInt(Column::width).sum();
  }

  /**
   * Where paper says something else than the CSV, the CSV's code for it: {@code ‘Late arrival’ is
   * LATE_ARRIVAL}. Each stands once; empty where there are none.
   */
  public String codes() {
    SortedSet<String> codes = new TreeSet<>();
    for (int at = 0; at < columns.size(); at++) {
      for (List<@Nullable Object> row : rows) {
        if (row.get(at) instanceof String code) {
          String said = columns.get(at).words().apply(code);
          if (!said.equalsIgnoreCase(code)) {
            codes.add("‘" + said + "’ is " + code);
          }
        }
      }
    }
    return String.join(", ", codes);
  }

  /** A row on paper: times as people in the council's zone read them. */
  public List<String> onPaper(List<@Nullable Object> row, CivilTime civil) {
    List<String> cells = new ArrayList<>();
    for (int at = 0; at < columns.size(); at++) {
      if (columns.get(at).onPaper()) {
        cells.add(said(row.get(at), columns.get(at), civil));
      }
    }
    return cells;
  }

  private static String said(@Nullable Object value, Column column, CivilTime civil) {
    return switch (value) {
      case null -> "";
      case Instant at -> civil.date(civil.dateOf(at)) + " " + civil.seconds(at);
      case LocalDate date -> civil.date(date);
      case Boolean yes -> yes ? "yes" : "no";
      case String code -> column.words().apply(code);
      case Integer minutes when column.isMinutes() -> String.format(Locale.UK, "%,d", minutes);
      default -> value.toString();
    };
  }

  /** The headings of the CSV: beside each moment's stands that of its civil time. */
  List<String> headings() {
    return columns.stream()
        .filter(Column::inFile)
        .flatMap(
            column ->
                column.isMoment()
                    ? Stream.of(column.heading(), column.heading() + CIVIL)
                    : Stream.of(column.heading()))
        .toList();
  }

  /** The headings under which moments stand, and beside each its civil time. */
  List<String> moments() {
    return columns.stream()
        .filter(Column::inFile)
        .filter(Column::isMoment)
        .map(Column::heading)
        .toList();
  }

  /** The same facts make the same bytes. */
  void write(OutputStream to, CivilTime civil) {
    SafeCsv csv = new SafeCsv(to, headings());
    for (List<@Nullable Object> row : rows) {
      List<@Nullable Object> cells = new ArrayList<>();
      for (int at = 0; at < columns.size(); at++) {
        Column column = columns.get(at);
        if (column.inFile()) {
          cells.add(row.get(at));
        }
        if (column.inFile() && column.isMoment()) {
          cells.add(civil.forFile((Instant) row.get(at)));
        }
      }
      csv.row(cells.toArray());
    }
    csv.flush();
  }
}
