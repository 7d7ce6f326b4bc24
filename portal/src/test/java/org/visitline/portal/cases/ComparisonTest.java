package org.visitline.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.visitline.portal.cases.Comparison.Book;
import org.visitline.portal.furniture.CivilTime;

/** A visit ordered for 30 minutes at 08:00, to which the calls were made at 07:58 and 08:28. */
class ComparisonTest {

  private static final CivilTime CIVIL =
      new CivilTime(ZoneId.of("Europe/London"), InstantSource.fixed(Instant.EPOCH));

  @Test
  void nothing_differs_while_the_book_is_not_keyed_in() {
    assertThat(rung(null).differences()).isEmpty();
  }

  @Test
  void five_minutes_are_what_clocks_differ_by_and_six_are_not() {
    assertThat(rung(book("08:03", "08:33")).differences()).isEmpty();
    assertThat(rung(book("07:53", "08:23")).differences()).isEmpty();
    assertThat(rung(book("08:04", "08:34")).differences())
        .containsExactly(
            "Book has the arrival 6 min later than the call",
            "Book has the departure 6 min later than the call");
    assertThat(rung(book("07:52", "08:28")).differences())
        .containsExactly("Book has the arrival 6 min earlier than the call");
  }

  @Test
  void a_book_with_less_than_was_ordered_says_so() {
    assertThat(rung(book("08:00", "08:25")).differences()).isEmpty();
    assertThat(rung(book("08:00", "08:24")).differences())
        .containsExactly("Book has 24 of the 30 min ordered");
  }

  @Test
  void calls_without_a_line_and_a_line_without_calls_are_told() {
    assertThat(rung(new Book(null, null, "")).differences())
        .containsExactly("Calls, but no line in the book");
    assertThat(visit(null, null, book("08:00", "08:30")).differences())
        .containsExactly("A line in the book, but no call");
    assertThat(visit(null, null, new Book(null, null, "")).differences()).isEmpty();
  }

  @Test
  void round_midnight_the_shorter_way_is_meant() {
    assertThat(
            visit("2026-10-26T23:58:00Z", "2026-10-27T00:28:00Z", book("00:02", "00:32"))
                .differences())
        .isEmpty();
    assertThat(
            visit("2026-10-27T00:02:00Z", "2026-10-27T00:32:00Z", book("23:50", "00:32"))
                .differences())
        .containsExactly("Book has the arrival 12 min earlier than the call");
  }

  private static Comparison rung(@Nullable Book book) {
    return visit("2026-10-27T07:58:00Z", "2026-10-27T08:28:00Z", book);
  }

  private static Comparison visit(@Nullable String in, @Nullable String out, @Nullable Book book) {
    return new Comparison(
        LocalDate.of(2026, 10, 27),
        "C1",
        in == null ? "" : "K1",
        Instant.parse("2026-10-27T08:00:00Z"),
        30,
        "Sam Example",
        in == null ? null : Instant.parse(in),
        out == null ? null : Instant.parse(out),
        book,
        CIVIL);
  }

  private static Book book(String arrived, String departed) {
    return new Book(LocalTime.parse(arrived), LocalTime.parse(departed), "S.E.");
  }
}
