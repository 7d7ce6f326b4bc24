package org.visitline.portal.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.furniture.CivilTime;

/**
 * One visit three ways: what was ordered, what the calls say, what the book in the home says.
 *
 * @param commissionedVisitId empty for a visit that takes no slot
 * @param visitId empty where nobody rang
 * @param book null until it is keyed in
 */
record Comparison(
    LocalDate date,
    String commissionedVisitId,
    String visitId,
    @Nullable Instant startAt,
    @Nullable Integer minutes,
    String careWorker,
    @Nullable Instant arrivedAt,
    @Nullable Instant departedAt,
    @Nullable Book book,
    CivilTime civil) {

  /** Clocks in homes and wrists differ by as much; only more is marked. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  /**
   * A line of the log book.
   *
   * @param arrived civil time; both null: the book has no line for this visit
   */
  record Book(@Nullable LocalTime arrived, @Nullable LocalTime departed, String signedAs) {

    /** Whether somebody looked and found nothing. */
    public boolean isEmpty() {
      return arrived == null && departed == null;
    }
  }

  /** By what a form names the row. */
  public String row() {
    return commissionedVisitId.isEmpty() ? "v:" + visitId : "c:" + commissionedVisitId;
  }

  /** What differs, in words; nothing while the book is not keyed in. */
  public List<String> differences() {
    List<String> differences = new ArrayList<>();
    if (book == null) {
      return differences;
    }
    boolean rang = arrivedAt != null || departedAt != null;
    if (book.isEmpty()) {
      if (rang) {
        differences.add("Calls, but no line in the book");
      }
      return differences;
    }
    if (!rang) {
      differences.add("A line in the book, but no call");
    }
    apart("arrival", arrivedAt, book.arrived()).ifPresent(differences::add);
    apart("departure", departedAt, book.departed()).ifPresent(differences::add);
    length().ifPresent(differences::add);
    return differences;
  }

  /** How far the book's time of arrival or departure lies from the call's. */
  private Optional<String> apart(
      String what, @Nullable Instant called, @Nullable LocalTime written) {
    if (called == null || written == null) {
      return Optional.empty();
    }
    Duration later = Duration.between(civil.timeOfDay(called), written);
    // The book knows no date: of two ways round midnight the shorter is meant.
    if (later.compareTo(Duration.ofHours(12)) > 0) {
      later = later.minusDays(1);
    } else if (later.compareTo(Duration.ofHours(-12)) < 0) {
      later = later.plusDays(1);
    }
    return later.abs().compareTo(CLOCKS_DIFFER) > 0
        ? Optional.of(
            "Book has the %s %d min %s than the call"
                .formatted(what, later.abs().toMinutes(), later.isNegative() ? "earlier" : "later"))
        : Optional.empty();
  }

  /** The book's length against the order's. */
  private Optional<String> length() {
    if (book == null || book.arrived() == null || book.departed() == null || minutes == null) {
      return Optional.empty();
    }
    Duration written = Duration.between(book.arrived(), book.departed());
    long bookMinutes = (written.isNegative() ? written.plusDays(1) : written).toMinutes();
    return bookMinutes + CLOCKS_DIFFER.toMinutes() < minutes
        ? Optional.of("Book has %d of the %d min ordered".formatted(bookMinutes, minutes))
        : Optional.empty();
  }
}
