package org.visitline.portal.evidence;

import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.documents.SafeCsv;
import org.visitline.portal.furniture.CivilTime;

/**
 * A table of the pack: every column in its CSV, the telling ones on paper.
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

  /**
   * A column.
   *
   * @param heading in the CSV
   * @param label on paper; empty: not on paper
   */
  record Column(String heading, String label) {

    static Column both(String heading, String label) {
      return new Column(heading, label);
    }

    static Column inFile(String heading) {
      return new Column(heading, "");
    }
  }

  /** The headings on paper. */
  public List<String> labels() {
    return columns.stream().map(Column::label).filter(label -> !label.isEmpty()).toList();
  }

  /** A row on paper: times as people in the council's zone read them. */
  public List<String> onPaper(List<@Nullable Object> row, CivilTime civil) {
    List<String> cells = new java.util.ArrayList<>();
    for (int at = 0; at < columns.size(); at++) {
      if (!columns.get(at).label().isEmpty()) {
        cells.add(said(row.get(at), civil));
      }
    }
    return cells;
  }

  private static String said(@Nullable Object value, CivilTime civil) {
    return switch (value) {
      case null -> "";
      case Instant at -> civil.date(civil.dateOf(at)) + " " + civil.seconds(at);
      case LocalDate date -> civil.date(date);
      case Boolean yes -> yes ? "yes" : "no";
      default -> value.toString();
    };
  }

  /** The same facts make the same bytes. */
  void write(OutputStream to) {
    SafeCsv csv = new SafeCsv(to, columns.stream().map(Column::heading).toList());
    rows.forEach(row -> csv.row(row.toArray()));
    csv.flush();
  }
}
