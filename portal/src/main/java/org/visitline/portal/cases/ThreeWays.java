package org.visitline.portal.cases;

import static org.visitline.portal.cases.Difference.Between.BOOK_AND_CALLS;
import static org.visitline.portal.cases.Difference.Between.BOOK_AND_ORDER;
import static org.visitline.portal.cases.Difference.Between.CALLS_AND_ORDER;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.cases.Comparison.Book;
import org.visitline.portal.cases.Comparison.Ordered;
import org.visitline.portal.cases.Difference.Between;

/**
 * Lays order, calls and log book beside each other, two at a time. Against the order the contract's
 * tolerances hold, as they do for findings; between book and calls what clocks differ by. Which of
 * two that differ is right, nobody can tell from here.
 */
final class ThreeWays {

  /** Clocks in homes and wrists differ by as much; only more is marked. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final Comparison row;
  private final List<Difference> differences = new ArrayList<>();

  ThreeWays(Comparison row) {
    this.row = row;
  }

  List<Difference> differences() {
    Ordered ordered = row.ordered();
    Book book = row.book();
    callsAndOrder(ordered);
    if (book != null) {
      bookAndCalls(book);
      bookAndOrder(book, ordered);
    }
    return differences;
  }

  private void callsAndOrder(@Nullable Ordered ordered) {
    if (ordered == null) {
      if (row.rang()) {
        add(CALLS_AND_ORDER, "Calls, but nothing was ordered");
      }
    } else if (row.rang()) {
      arrival(CALLS_AND_ORDER, "Arrived", row.arrivedAt(), ordered);
      length(CALLS_AND_ORDER, "", row.arrivedAt(), row.departedAt(), ordered);
    } else if (!ordered.suspended() && ordered.isOver(row.civil().now())) {
      add(CALLS_AND_ORDER, "Ordered, but nobody rang");
    }
  }

  private void bookAndCalls(Book book) {
    if (book.isEmpty()) {
      if (row.rang()) {
        add(BOOK_AND_CALLS, "Calls, but no line in the book");
      }
      return;
    }
    if (!row.rang()) {
      add(BOOK_AND_CALLS, "A line in the book, but no call");
    }
    apart("arrival", row.arrivedAt(), book.arrived());
    apart("departure", row.departedAt(), book.departed());
  }

  private void bookAndOrder(Book book, @Nullable Ordered ordered) {
    if (ordered == null) {
      if (!book.isEmpty()) {
        add(BOOK_AND_ORDER, "A line in the book, but nothing was ordered");
      }
    } else if (!book.isEmpty()) {
      Instant in = meant(book.arrived(), ordered.startAt());
      Instant begun = in == null ? ordered.startAt() : in;
      arrival(BOOK_AND_ORDER, "Book has the arrival", in, ordered);
      Instant out = meant(book.departed(), begun.plus(ordered.length()));
      length(BOOK_AND_ORDER, "Book has ", in, out, ordered);
    } else if (!ordered.suspended() && ordered.isOver(row.civil().now())) {
      add(BOOK_AND_ORDER, "Ordered, but no line in the book");
    }
  }

  private void arrival(Between between, String what, @Nullable Instant in, Ordered ordered) {
    if (in == null) {
      return;
    }
    Duration late = Duration.between(ordered.latestStartAt(), in);
    Duration early = Duration.between(in, ordered.startAt());
    if (late.compareTo(row.policy().lateAfter()) > 0) {
      add(between, "%s %,d min after the latest start".formatted(what, late.toMinutes()));
    } else if (early.compareTo(row.policy().earlyBefore()) > 0) {
      add(between, "%s %,d min before the start".formatted(what, early.toMinutes()));
    }
  }

  private void length(
      Between between, String what, @Nullable Instant in, @Nullable Instant out, Ordered ordered) {
    if (in == null || out == null) {
      return;
    }
    Duration stayed = Duration.between(in, out);
    if (stayed.isNegative()) {
      add(between, what + "the departure before the arrival");
    } else if (stayed.compareTo(row.policy().shortest(ordered.length())) < 0) {
      add(
          between,
          "%s%,d of the %,d min ordered".formatted(what, stayed.toMinutes(), ordered.minutes()));
    } else if (stayed.compareTo(row.policy().longest(ordered.length())) > 0) {
      add(
          between,
          "%s%,d min, where %,d were ordered"
              .formatted(what, stayed.toMinutes(), ordered.minutes()));
    }
  }

  /** How far the book's time of arrival or departure lies from the call's. */
  private void apart(String what, @Nullable Instant called, @Nullable LocalTime written) {
    Instant meant = called == null ? null : meant(written, called);
    if (called == null || meant == null) {
      return;
    }
    Duration later = Duration.between(called.truncatedTo(ChronoUnit.MINUTES), meant);
    if (later.abs().compareTo(CLOCKS_DIFFER) > 0) {
      add(
          BOOK_AND_CALLS,
          "Book has the %s %,d min %s than the call"
              .formatted(what, later.abs().toMinutes(), later.isNegative() ? "earlier" : "later"));
    }
  }

  /**
   * The book knows no date, and no summer time: of all moments at which a clock shows what is
   * written, the one nearest to where it should lie is meant.
   */
  private @Nullable Instant meant(@Nullable LocalTime written, Instant near) {
    return written == null ? null : row.civil().nearest(written, near);
  }

  private void add(Between between, String words) {
    differences.add(new Difference(between, words));
  }
}
