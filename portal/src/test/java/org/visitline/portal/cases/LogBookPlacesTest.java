package org.visitline.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.visitline.portal.cases.Comparison.Book;
import org.visitline.portal.cases.Comparison.ByHand;
import org.visitline.portal.cases.Comparison.Place;
import org.visitline.portal.cases.LogBookPlaces.Attended;
import org.visitline.portal.cases.LogBookPlaces.Filled;

/** Two workers are to come to C1. The book is keyed in, and the calls may be read anew after it. */
class LogBookPlacesTest {

  private final Map<Place, Book> book = new LinkedHashMap<>();
  private final List<Attended> came = new ArrayList<>();

  @Test
  void each_of_two_workers_has_a_line() {
    came("K1", "K2");
    keyed(new Place("C1", "K1", 1), "W.A.");
    keyed(new Place("C1", "K2", 1), "B.B.");

    assertThat(rows()).containsExactly("K1 W.A.", "K2 B.B.");
  }

  @Test
  void each_place_that_nobody_took_has_a_line_too() {
    keyed(new Place("C1", "", 2), "B.B.");

    assertThat(rows()).containsExactly("nobody -", "nobody B.B.");
  }

  @Test
  void a_line_follows_its_visit_whatever_slot_that_takes() {
    came("K1");
    keyed(new Place("C0", "K1", 1), "W.A.");

    assertThat(rows()).containsExactly("K1 W.A.", "nobody -");
  }

  @Test
  void a_line_of_a_place_that_was_taken_since_goes_to_who_took_it() {
    came("K1", "K2");
    keyed(new Place("C1", "K1", 1), "W.A.");
    keyed(new Place("C1", "", 1), "B.B.");

    assertThat(rows()).containsExactly("K1 W.A.", "K2 B.B.");
  }

  @Test
  void a_line_beside_a_visit_that_is_no_more_is_not_lost() {
    came("K1", "K3");
    keyed(new Place("C1", "K1", 1), "W.A.");
    keyed(new Place("C1", "K2", 1), "B.B.");
    keyed(new Place("C1", "K9", 1), "C.C.");

    assertThat(rows()).containsExactly("K1 W.A.", "K3 B.B.", "nobody C.C.");
  }

  @Test
  void what_is_keyed_again_in_a_row_replaces_the_line_that_the_row_shows() {
    came("K1");
    keyed(new Place("C1", "K2", 1), "B.B.");
    Filled shown = new LogBookPlaces(book, came).of("C1", 2).getFirst();
    keyed(shown.place(), "B.C.");

    assertThat(rows()).containsExactly("K1 B.C.", "nobody -");
  }

  private void came(String... visits) {
    for (String visit : visits) {
      came.add(
          new Attended(
              "C1",
              visit,
              LocalDate.of(2026, 10, 27),
              "ALDER",
              "Worker",
              null,
              null,
              ByHand.NOTHING));
    }
  }

  private void keyed(Place place, String signed) {
    book.put(place, new Book(LocalTime.of(8, 0), LocalTime.of(8, 30), signed));
  }

  private List<String> rows() {
    return new LogBookPlaces(book, came)
        .of("C1", 2).stream()
            .map(
                row ->
                    (row.attended() == null ? "nobody" : row.attended().visitId())
                        + " "
                        + (row.book() == null ? "-" : row.book().signedAs()))
            .toList();
  }
}
