package org.visitline.verification.imports;

import java.util.List;

/**
 * What taking a load back did, or would do, table by table.
 *
 * @param lines those in which the load had changed something
 */
public record Restoration(List<Line> lines) {

  /** Keeps the list from changing under us. */
  public Restoration {
    lines = List.copyOf(lines);
  }

  /**
   * One table.
   *
   * @param removed rows that the load had added
   * @param putBack rows that are again what they were before it
   * @param left rows that stay as they are: somebody has changed them since, or something else
   *     refers to them by now
   */
  public record Line(String table, long removed, long putBack, long left) {}

  /** Rows that stay as the load made them. */
  public long left() {
    return lines.stream().mapToLong(Line::left).sum();
  }

  /** A table for a terminal. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(line("table", "removed", "put back", "left"));
    lines.forEach(one -> text.append(line(one.table(), one.removed(), one.putBack(), one.left())));
    return text.toString();
  }

  private static String line(Object table, Object removed, Object putBack, Object left) {
    return "%-24s %10s %10s %10s%n".formatted(table, removed, putBack, left);
  }
}
