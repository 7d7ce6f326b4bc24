package org.visitline.portal.directory;

import java.util.List;

/**
 * A part of the table below a drawing. A worker makes hundreds of visits in four weeks: a table of
 * all of them is longer than anybody reads.
 *
 * @param lines of this page
 * @param number from 1
 * @param before how many lines stand on the pages before
 * @param of how many lines there are on all pages
 */
record PageOfLines(List<Line> lines, int number, int before, int of) {

  private static final int LINES = 120;

  /** A page of these; the nearest that there is, where it was asked for one that there is not. */
  static PageOfLines of(List<Line> all, int number) {
    int last = Math.max(1, Math.ceilDiv(all.size(), LINES));
    int nearest = Math.clamp(number, 1, last);
    int before = (nearest - 1) * LINES;
    return new PageOfLines(
        all.subList(before, Math.min(all.size(), before + LINES)), nearest, before, all.size());
  }

  public boolean isAll() {
    return lines.size() == of;
  }

  public boolean hasNext() {
    return before + lines.size() < of;
  }
}
