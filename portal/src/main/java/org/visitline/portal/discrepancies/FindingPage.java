package org.visitline.portal.discrepancies;

import java.util.List;

/**
 * One page of the list.
 *
 * @param findings the page's own
 * @param filter what was asked for
 * @param total how many there are in all, counted no further than {@link #COUNTED}
 */
public record FindingPage(List<Finding> findings, FindingFilter filter, int total) {

  /** How many stand on a page. */
  public static final int SIZE = 50;

  /** Beyond it nobody reads on, and counting takes the database longer than the page itself. */
  public static final int COUNTED = 2_000;

  /** As far as one can leaf. */
  static final int LAST = 200;

  /** {@code 51 to 100 of 1,234}. */
  public String range() {
    int first = (filter.page() - 1) * SIZE + 1;
    String of = total > COUNTED ? "more than %,d".formatted(COUNTED) : "%,d".formatted(total);
    return "%,d to %,d of %s".formatted(first, first + findings.size() - 1, of);
  }

  /** The commissioned visits of which it says that nobody came, or too few. */
  List<String> toWhichNobodyCame() {
    return findings.stream()
        .filter(Finding::saysThatNobodyCame)
        .map(Finding::commissionedVisitId)
        .distinct()
        .toList();
  }

  /** Whether there is a page before. */
  public boolean hasPrevious() {
    return filter.page() > 1;
  }

  /** Whether there is a page after. */
  public boolean hasNext() {
    return total > COUNTED
        ? findings.size() == SIZE && filter.page() < LAST
        : filter.page() * SIZE < total;
  }
}
