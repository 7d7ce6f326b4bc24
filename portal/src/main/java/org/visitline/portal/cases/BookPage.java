package org.visitline.portal.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The days of a log book that one page takes: of those asked for, the last whole days. A drawer of
 * paper is keyed in by the week, not by the year.
 *
 * @param asked the first day asked for
 * @param from the first day shown; later than that where it was too much
 * @param to the last day
 */
record BookPage(LocalDate asked, LocalDate from, LocalDate to, List<Comparison> rows) {

  private static final int MOST_DAYS = 62;

  /** Four visits a day by two workers each, over all those days; each line is four fields. */
  private static final int MOST_LINES = 500;

  /**
   * The page of these days.
   *
   * @param lines what stands in the book from one day to another
   */
  static BookPage of(
      LocalDate from, LocalDate to, BiFunction<LocalDate, LocalDate, List<Comparison>> lines) {
    LocalDate first =
        from.isBefore(to.minusDays(MOST_DAYS - 1)) ? to.minusDays(MOST_DAYS - 1) : from;
    List<Comparison> rows = lines.apply(first, to);
    if (rows.size() <= MOST_LINES) {
      return new BookPage(from, first, to, rows);
    }
    LocalDate leftOut =
        rows.stream().map(Comparison::date).sorted().toList().get(rows.size() - MOST_LINES - 1);
    return new BookPage(
        from,
        leftOut.plusDays(1),
        to,
        rows.stream().filter(row -> row.date().isAfter(leftOut)).toList());
  }

  /** Whether days that were asked for are left to another page. */
  public boolean isPart() {
    return asked.isBefore(from);
  }

  /** How much a page takes, in words. */
  public String most() {
    return "%d days and %d lines".formatted(MOST_DAYS, MOST_LINES);
  }
}
