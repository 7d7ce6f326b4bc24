package org.visitline.portal.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.furniture.CivilTime;

/**
 * Planned against actual, drawn: a row a day, the hours of the day from left to right. What was
 * commissioned lies above, who came lies beneath. Places are in hundredths of the width, so that
 * the drawing fits a phone without its letters shrinking.
 *
 * <p>A visit that may begin between two times is drawn from the first of them, and a line runs on
 * to where it ends if it begins at the second.
 *
 * <p>A visit that goes on over midnight is drawn on in the row of the day on which it began.
 *
 * @param ticks the hours written along the top
 * @param days one row a day
 */
record Timeline(List<Tick> ticks, List<Day> days) {

  /** Care seldom begins before and ends after these hours. */
  private static final int FIRST_HOUR = 6;

  private static final int LAST_HOUR = 23;
  private static final int MINUTES_A_DAY = 24 * 60;

  /** A line at an hour. */
  record Tick(double at, String time) {

    /** So that neither the first nor the last runs out of the drawing. */
    public String anchor() {
      return at > 95 ? "end" : at < 5 ? "start" : "middle";
    }
  }

  /**
   * Something from one time to another.
   *
   * @param kind for the style sheet
   * @param words the same for those who point at it
   */
  record Bar(double from, double width, String kind, String words) {}

  /**
   * One row.
   *
   * @param windows how much later than drawn what was commissioned may be
   */
  record Day(
      LocalDate date, List<Bar> planned, List<Bar> windows, List<Bar> actual, String words) {}

  static Timeline of(PersonStory story, CivilTime civil) {
    List<Line> lines = story.lines();
    int first =
        lines.stream()
            .flatMapToInt(line -> begins(line, civil))
            .map(minute -> minute / 60)
            .reduce(FIRST_HOUR, Math::min);
    int last =
        lines.stream()
            .flatMapToInt(line -> ends(line, civil))
            .map(minute -> (minute + 59) / 60)
            .reduce(LAST_HOUR, Math::max);
    Scale scale = new Scale(first * 60, last * 60);
    return new Timeline(
        scale.ticks(),
        story.stretch().days().stream().map(date -> day(date, lines, scale, civil)).toList());
  }

  private static Day day(LocalDate date, List<Line> lines, Scale scale, CivilTime civil) {
    List<Bar> planned = new ArrayList<>();
    List<Bar> windows = new ArrayList<>();
    List<Bar> actual = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (Line line : lines) {
      if (!line.date().equals(date)) {
        continue;
      }
      Planned plan = line.planned();
      if (plan != null) {
        String kind = !plan.wanted() ? "off" : line.nobodyCame() ? "missed" : "planned";
        String said =
            "commissioned "
                + times(plan, civil)
                + (line.visits().isEmpty() ? ": " + lower(line.outcome()) : "");
        words.add(said);
        planned.add(scale.bar(minute(date, plan.startAt(), civil), plan.minutes(), kind, said));
        if (plan.wanted() && plan.hasWindow()) {
          int end = minute(date, plan.endAt(), civil);
          int latest = minute(date, plan.latestEndAt(), civil);
          windows.add(scale.bar(end, latest - end, "window", said));
        }
      }
      for (Attended visit : line.visits()) {
        Bar bar = actual(date, visit, plan == null, scale, civil);
        words.add(bar.words());
        actual.add(bar);
      }
    }
    return new Day(
        date,
        planned,
        windows,
        actual,
        civil.shortDate(date)
            + ": "
            + (words.isEmpty() ? "nothing on this day." : String.join("; ", words) + "."));
  }

  private static String times(Planned plan, CivilTime civil) {
    return plan.hasWindow()
        ? civil.window(plan.startAt(), plan.latestStartAt())
            + " for "
            + CivilTime.minutes(plan.minutes())
        : civil.time(plan.startAt()) + " to " + civil.time(plan.endAt());
  }

  private static Bar actual(
      LocalDate date, Attended visit, boolean unplanned, Scale scale, CivilTime civil) {
    int begin = minute(date, visit.beginsAt(), civil);
    Instant in = visit.arrivedAt();
    Instant out = visit.departedAt();
    if (in != null && out != null) {
      return scale.bar(
          begin,
          (int) Duration.between(in, out).toMinutes(),
          unplanned ? "unplanned" : "actual",
          visit.other() + " " + civil.time(in) + " to " + civil.time(out));
    }
    if (in != null && visit.stillOpen()) {
      return scale.bar(
          begin,
          (int) Duration.between(in, civil.now()).toMinutes(),
          "open",
          visit.other() + " since " + civil.time(in));
    }
    return scale.bar(
        begin,
        0,
        "half",
        visit.other()
            + (in != null
                ? " arrived " + civil.time(in) + ", no departure"
                : " left " + civil.time(out) + ", no arrival"));
  }

  private static IntStream begins(Line line, CivilTime civil) {
    return IntStream.concat(
        Stream.ofNullable(line.planned())
            .mapToInt(plan -> minute(line.date(), plan.startAt(), civil)),
        line.visits().stream().mapToInt(visit -> minute(line.date(), visit.beginsAt(), civil)));
  }

  private static IntStream ends(Line line, CivilTime civil) {
    return IntStream.concat(
        Stream.ofNullable(line.planned())
            .mapToInt(plan -> minute(line.date(), plan.latestEndAt(), civil)),
        line.visits().stream()
            .mapToInt(visit -> minute(line.date(), end(visit, civil.now()), civil)));
  }

  private static Instant end(Attended visit, Instant now) {
    @Nullable Instant out = visit.stillOpen() ? now : visit.departedAt();
    return Objects.requireNonNullElse(out, visit.beginsAt());
  }

  /** Minutes of civil time since the day began: past 1,440 on the day after, below 0 before it. */
  private static int minute(LocalDate date, Instant at, CivilTime civil) {
    LocalTime time = civil.timeOfDay(at);
    long days = date.until(civil.dateOf(at), ChronoUnit.DAYS);
    return (int) days * MINUTES_A_DAY + time.getHour() * 60 + time.getMinute();
  }

  private static String lower(String words) {
    return Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }

  /** From a minute of the day to its place across the drawing. */
  private record Scale(int from, int to) {

    double at(int minute) {
      return Math.round(10_000.0 * (minute - from) / (to - from)) / 100.0;
    }

    Bar bar(int begin, int minutes, String kind, String words) {
      // A visit of seconds still shows as a line.
      return new Bar(at(begin), Math.max(0.35, at(begin + minutes) - at(begin)), kind, words);
    }

    List<Tick> ticks() {
      int step = to - from > 12 * 60 ? 180 : 120;
      return IntStream.iterate((from + step - 1) / step * step, at -> at <= to, at -> at + step)
          .mapToObj(at -> new Tick(at(at), "%02d".formatted(at / 60 % 24)))
          .toList();
    }
  }
}
