package org.visitline.portal.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.cases.Comparison.Book;
import org.visitline.portal.cases.Comparison.ByHand;
import org.visitline.portal.cases.Comparison.Place;

/**
 * Which line of the log book stands beside which worker. A line belongs to the visit beside which
 * it was keyed, and to a place that nobody took where nobody had rung. Visits are opinion and may
 * be derived otherwise later: then a line moves to a place that is left, and is never lost.
 */
final class LogBookPlaces {

  private final Map<Place, Book> book;
  private final List<Attended> attended;

  /**
   * Lays lines beside visits.
   *
   * @param book the line that holds for each place, as they were keyed
   * @param attended every visit in question
   */
  LogBookPlaces(Map<Place, Book> book, List<Attended> attended) {
    this.book = new LinkedHashMap<>(book);
    this.attended = attended;
  }

  /**
   * One worker's visit, as the calls tell it.
   *
   * @param commissionedVisitId whose slot it takes; empty: none
   * @param arrivedAt when the arrival call was answered; null without one
   * @param departedAt when the departure call was answered; null without one
   */
  record Attended(
      String commissionedVisitId,
      String visitId,
      LocalDate date,
      String providerId,
      String careWorker,
      @Nullable Instant arrivedAt,
      @Nullable Instant departedAt,
      ByHand byHand) {}

  /**
   * A row of the comparison.
   *
   * @param attended null where nobody rang and nobody said by hand that somebody came
   * @param book null where nothing was keyed
   */
  record Filled(Place place, @Nullable Attended attended, @Nullable Book book) {}

  /** The row of a visit. */
  Filled of(Attended visit) {
    Place keyed =
        book.keySet().stream()
            .filter(place -> place.visitId().equals(visit.visitId()))
            .findFirst()
            .orElseGet(() -> new Place(visit.commissionedVisitId(), visit.visitId(), 1));
    return new Filled(keyed, visit, book.get(keyed));
  }

  /** The rows of a commissioned visit: each worker who came, and each place that is left. */
  List<Filled> of(String commissionedVisit, int workers) {
    List<Filled> rows =
        attended.stream()
            .filter(visit -> visit.commissionedVisitId().equals(commissionedVisit))
            .map(this::of)
            .collect(Collectors.toCollection(ArrayList::new));
    int untaken = workers - rows.size();
    for (int slot = 1; slot <= untaken; slot++) {
      Place place = new Place(commissionedVisit, "", slot);
      rows.add(new Filled(place, null, book.get(place)));
    }
    for (Place homeless : homeless(commissionedVisit, untaken)) {
      Book line = book.get(homeless);
      int free = firstWithoutLine(rows);
      if (free < 0) {
        rows.add(new Filled(homeless, null, line));
      } else {
        rows.set(free, new Filled(homeless, rows.get(free).attended(), line));
      }
    }
    return rows;
  }

  /** Lines keyed beside a visit that is no more, or a place that somebody has taken since. */
  private List<Place> homeless(String commissionedVisit, int untaken) {
    return book.keySet().stream()
        .filter(place -> place.commissionedVisitId().equals(commissionedVisit))
        .filter(
            place ->
                place.visitId().isEmpty()
                    ? place.slot() > untaken
                    : attended.stream().noneMatch(v -> v.visitId().equals(place.visitId())))
        .toList();
  }

  private static int firstWithoutLine(List<Filled> rows) {
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).book() == null) {
        return row;
      }
    }
    return -1;
  }
}
