package org.visitline.portal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.visitline.portal.cases.Comparison.Book;
import org.visitline.portal.cases.Comparison.ByHand;
import org.visitline.portal.cases.Comparison.Ordered;
import org.visitline.portal.cases.Comparison.Place;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.verification.policy.Policy;

/** A visit ordered for 30 minutes at 08:00, to which the calls were made at 07:58 and 08:28. */
class ComparisonTest {

  private static final Book NO_LINE = new Book(null, null, "");

  @Test
  void nothing_differs_where_the_calls_keep_the_order_and_the_book_is_not_keyed_in() {
    assertThat(said(rung(null))).isEmpty();
  }

  @Test
  void calls_that_do_not_keep_the_order_say_so_before_the_book_is_keyed_in() {
    assertThat(said(visit("07:58", "08:10", null)))
        .containsExactly("Calls and order: 12 of the 30 min ordered");
    assertThat(said(visit("08:15", "08:45", null))).isEmpty();
    assertThat(said(visit("08:16", "08:46", null)))
        .containsExactly("Calls and order: Arrived 16 min after the latest start");
    assertThat(said(visit("07:45", "08:15", null))).isEmpty();
    assertThat(said(visit("07:44", "08:14", null)))
        .containsExactly("Calls and order: Arrived 16 min before the start");
    assertThat(said(visit("08:00", "08:45", null))).isEmpty();
    assertThat(said(visit("08:00", "08:46", null)))
        .containsExactly("Calls and order: 46 min, where 30 were ordered");
    assertThat(said(visit(null, null, null)))
        .containsExactly("Calls and order: Ordered, but nobody rang");
  }

  @Test
  void what_is_yet_to_come_or_suspended_is_missed_by_nobody() {
    assertThat(said(at("08:29:59", visit(null, null, null)))).isEmpty();
    assertThat(said(at("08:30:00", visit(null, null, null)))).hasSize(1);
    assertThat(said(suspended(visit(null, null, NO_LINE)))).isEmpty();
  }

  @Test
  void five_minutes_are_what_clocks_differ_by_and_six_are_not() {
    assertThat(said(rung(book("08:03", "08:33")))).isEmpty();
    assertThat(said(rung(book("07:53", "08:23")))).isEmpty();
    assertThat(said(rung(book("08:04", "08:34"))))
        .containsExactly(
            "Book and calls: Book has the arrival 6 min later than the call",
            "Book and calls: Book has the departure 6 min later than the call");
    assertThat(said(rung(book("07:52", "08:28"))))
        .containsExactly("Book and calls: Book has the arrival 6 min earlier than the call");
  }

  @Test
  void a_book_that_does_not_keep_the_order_says_so() {
    assertThat(said(rung(book("08:00", "08:25")))).isEmpty();
    assertThat(said(rung(book("08:00", "08:24"))))
        .containsExactly("Book and order: Book has 24 of the 30 min ordered");
    assertThat(said(visit("08:00", "08:30", book("08:16", "08:46"))))
        .contains("Book and order: Book has the arrival 16 min after the latest start");
    assertThat(said(rung(book("08:00", "07:50"))))
        .contains("Book and order: Book has the departure before the arrival");
  }

  @Test
  void calls_without_a_line_a_line_without_calls_and_neither_are_told() {
    assertThat(said(rung(NO_LINE)))
        .containsExactly(
            "Book and calls: Calls, but no line in the book",
            "Book and order: Ordered, but no line in the book");
    assertThat(said(visit(null, null, book("08:00", "08:30"))))
        .containsExactly(
            "Calls and order: Ordered, but nobody rang",
            "Book and calls: A line in the book, but no call");
    assertThat(said(visit(null, null, NO_LINE)))
        .containsExactly(
            "Calls and order: Ordered, but nobody rang",
            "Book and order: Ordered, but no line in the book");
  }

  @Test
  void what_nobody_ordered_is_told_of_calls_and_book() {
    assertThat(said(unordered(rung(book("07:58", "08:28")))))
        .containsExactly(
            "Calls and order: Calls, but nothing was ordered",
            "Book and order: A line in the book, but nothing was ordered");
  }

  @Test
  void round_midnight_the_shorter_way_is_meant() {
    assertThat(said(night("2026-10-26T23:58:00Z", "2026-10-27T00:28:00Z", "00:02", "00:32")))
        .isEmpty();
    assertThat(said(night("2026-10-27T00:02:00Z", "2026-10-27T00:32:00Z", "23:50", "00:32")))
        .containsExactly("Book and calls: Book has the arrival 12 min earlier than the call");
  }

  /** 23:30 to 06:30 in the night of 25 October are eight hours. */
  @Test
  void in_the_nights_in_which_the_clocks_change_hours_are_measured_and_not_clock_faces() {
    Ordered eight = ordered("2026-10-24T22:30:00Z", 480);
    assertThat(said(of(eight, "2026-10-24T22:30:00Z", "2026-10-25T06:30:00Z", "23:30", "06:30")))
        .isEmpty();
    Ordered six = ordered("2026-03-28T23:30:00Z", 360);
    assertThat(said(of(six, "2026-03-28T23:30:00Z", "2026-03-29T05:30:00Z", "23:30", "06:30")))
        .isEmpty();
    // 01:40 comes twice: the one nearer to the call is meant.
    Ordered twice = ordered("2026-10-25T01:30:00Z", 30);
    assertThat(said(of(twice, "2026-10-25T01:30:00Z", "2026-10-25T02:00:00Z", "01:30", "02:00")))
        .isEmpty();
  }

  private static List<String> said(Comparison row) {
    return row.differences().stream()
        .map(one -> one.between().label() + ": " + one.words())
        .toList();
  }

  private static Comparison rung(@Nullable Book book) {
    return visit("07:58", "08:28", book);
  }

  private static Comparison visit(@Nullable String in, @Nullable String out, @Nullable Book book) {
    return new Comparison(
        new Place("C1", in == null ? "" : "K1", 1),
        LocalDate.of(2026, 10, 27),
        ordered("2026-10-27T08:00:00Z", 30),
        in == null ? "" : "Sam Example",
        in == null ? null : Instant.parse("2026-10-27T" + in + ":00Z"),
        out == null ? null : Instant.parse("2026-10-27T" + out + ":00Z"),
        ByHand.NOTHING,
        book,
        Policy.DEFAULT,
        clock(Instant.parse("2026-11-30T12:00:00Z")));
  }

  private static Comparison of(
      Ordered ordered, String in, String out, String arrived, String left) {
    Comparison any = visit("07:58", "08:28", book(arrived, left));
    return new Comparison(
        any.place(),
        any.date(),
        ordered,
        any.careWorker(),
        Instant.parse(in),
        Instant.parse(out),
        ByHand.NOTHING,
        any.book(),
        any.policy(),
        any.civil());
  }

  private static Comparison night(String in, String out, String arrived, String left) {
    return of(ordered("2026-10-27T00:00:00Z", 30), in, out, arrived, left);
  }

  private static Comparison unordered(Comparison row) {
    return with(row, null, row.civil());
  }

  private static Comparison suspended(Comparison row) {
    return with(row, new Ordered(row.begins(), row.begins(), 30, 1, true), row.civil());
  }

  private static Comparison at(String time, Comparison row) {
    return with(row, row.ordered(), clock(Instant.parse("2026-10-27T" + time + "Z")));
  }

  private static Comparison with(Comparison row, @Nullable Ordered ordered, CivilTime civil) {
    return new Comparison(
        row.place(),
        row.date(),
        ordered,
        row.careWorker(),
        row.arrivedAt(),
        row.departedAt(),
        row.byHand(),
        row.book(),
        row.policy(),
        civil);
  }

  private static CivilTime clock(Instant now) {
    return new CivilTime(ZoneId.of("Europe/London"), InstantSource.fixed(now));
  }

  private static Ordered ordered(String start, int minutes) {
    return new Ordered(Instant.parse(start), Instant.parse(start), minutes, 1, false);
  }

  private static Book book(String arrived, String departed) {
    return new Book(LocalTime.parse(arrived), LocalTime.parse(departed), "S.E.");
  }
}
