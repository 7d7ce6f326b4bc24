package org.visitline.portal.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.furniture.CivilTime;

/**
 * The days of a period drawn below one another, midnight to midnight: what was planned above, what
 * calls show beneath. A visit that may begin between two times is drawn from the first of them, and
 * a line runs on to where it ends if it begins at the second. At most a week a drawing: each stays
 * whole on a page, with its own hours above.
 */
record DayStrips(List<Strip> strips, String words) {

  private static final int MOST_DAYS = 7;
  private static final double LABEL = 92;
  private static final double WIDTH = 572;
  private static final int ROW = 19;
  private static final int TOP = 16;

  /** A day. */
  record Strip(int y, String label, List<Bar> planned, List<Bar> windows, List<Bar> actual) {}

  /**
   * From when to when, in the drawing's pixels.
   *
   * @param kind {@code planned}, {@code off} (cancelled or suspended), {@code window} (planned,
   *     where it begins later), {@code actual} or {@code half} (one time only)
   */
  record Bar(String x, String width, String kind) {}

  /**
   * What was commissioned.
   *
   * @param latestStartAt the start again where it may begin at no other time
   * @param wanted neither cancelled nor suspended
   */
  record Commissioned(Instant startAt, Instant latestStartAt, Duration length, boolean wanted) {

    boolean hasWindow() {
      return wanted && latestStartAt.isAfter(startAt);
    }

    Span block() {
      return new Span(startAt, startAt.plus(length), wanted ? "planned" : "off");
    }

    /** From the end of the block to the latest that the visit may end. */
    Span window() {
      return new Span(startAt.plus(length), latestStartAt.plus(length), "window");
    }
  }

  /** Something with a beginning and, mostly, an end. */
  record Span(Instant from, @Nullable Instant to, String kind) {

    /** Where one time only is known, it lasts as long as can be drawn. */
    Instant until() {
      return to == null ? from.plusSeconds(1) : to;
    }

    boolean isWithin(Instant begins, Instant ends) {
      return from.isBefore(ends) && until().isAfter(begins);
    }
  }

  /** Height of the drawing. */
  public int height() {
    return TOP + strips.size() * ROW + 4;
  }

  /** Every third hour's place and name. */
  public List<String[]> hours() {
    List<String[]> hours = new ArrayList<>();
    for (int hour = 0; hour <= 24; hour += 3) {
      hours.add(new String[] {number(LABEL + WIDTH * hour / 24), "%02d:00".formatted(hour)});
    }
    return hours;
  }

  /** One drawing for each seven days. */
  static List<DayStrips> of(
      PackRequest request, List<Commissioned> planned, List<Span> actual, CivilTime civil) {
    List<Span> blocks = planned.stream().map(Commissioned::block).toList();
    List<Span> windows =
        planned.stream().filter(Commissioned::hasWindow).map(Commissioned::window).toList();
    List<DayStrips> drawings = new ArrayList<>();
    List<Strip> strips = new ArrayList<>();
    LocalDate first = request.from();
    for (LocalDate day = request.from(); !day.isAfter(request.to()); day = day.plusDays(1)) {
      strips.add(
          new Strip(
              TOP + strips.size() * ROW,
              civil.date(day),
              bars(day, blocks, civil),
              bars(day, windows, civil),
              bars(day, actual, civil)));
      if (strips.size() == MOST_DAYS || day.equals(request.to())) {
        drawings.add(new DayStrips(List.copyOf(strips), words(first, day, planned, actual, civil)));
        strips.clear();
        first = day.plusDays(1);
      }
    }
    return drawings;
  }

  private static String words(
      LocalDate first,
      LocalDate last,
      List<Commissioned> planned,
      List<Span> actual,
      CivilTime civil) {
    return "Planned and actual visits from %s to %s: %d planned, %d shown by calls.%s The tables below say the same with every time."
        .formatted(
            civil.date(first),
            civil.date(last),
            within(first, last, planned.stream().map(Commissioned::block).toList(), civil),
            within(first, last, actual, civil),
            mayBegin(first, last, planned, civil));
  }

  /** Who does not see the line must not take such a visit for one that was late. */
  private static String mayBegin(
      LocalDate first, LocalDate last, List<Commissioned> planned, CivilTime civil) {
    Instant begins = civil.startOf(first);
    Instant ends = civil.startOf(last.plusDays(1));
    List<String> windows =
        planned.stream()
            .filter(visit -> visit.hasWindow() && visit.block().isWithin(begins, ends))
            .map(visit -> civil.window(visit.startAt(), visit.latestStartAt()))
            .toList();
    return windows.isEmpty()
        ? ""
        : " Of those planned, %d may begin at any moment within a window: %s."
            .formatted(
                windows.size(), String.join("; ", windows.stream().distinct().sorted().toList()));
  }

  /** A night visit is one, though it stands on two days. */
  private static long within(LocalDate first, LocalDate last, List<Span> spans, CivilTime civil) {
    Instant begins = civil.startOf(first);
    Instant ends = civil.startOf(last.plusDays(1));
    return spans.stream().filter(span -> span.isWithin(begins, ends)).count();
  }

  /**
   * What of each falls on the day, by the clock on the wall: 08:00 stands at one place also on the
   * days that have 23 or 25 hours. A night visit stands on two days.
   */
  private static List<Bar> bars(LocalDate day, List<Span> spans, CivilTime civil) {
    Instant begins = civil.startOf(day);
    Instant ends = civil.startOf(day.plusDays(1));
    List<Bar> bars = new ArrayList<>();
    for (Span span : spans) {
      if (span.isWithin(begins, ends)) {
        double from = span.from().isBefore(begins) ? 0 : share(span.from(), civil);
        double to = span.until().isBefore(ends) ? share(span.until(), civil) : 1;
        bars.add(
            new Bar(
                number(LABEL + WIDTH * from),
                number(Math.max(1.5, WIDTH * (to - from))),
                span.kind()));
      }
    }
    return bars;
  }

  private static double share(Instant at, CivilTime civil) {
    return civil.timeOf(at).toSecondOfDay() / (double) Duration.ofDays(1).toSeconds();
  }

  private static String number(double pixels) {
    return String.format(Locale.ROOT, "%.1f", pixels);
  }
}
