package org.visitline.portal.visits;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.visits.Story.Attendance;
import org.visitline.portal.visits.Story.Commissioned;

/**
 * Planned against actual, drawn: one row a bar, time from left to right. Places are in hundredths
 * of the width, so that the drawing fits a phone without its letters shrinking.
 *
 * @param ticks the times written along the top
 * @param rows the planned time, then one row a worker
 * @param words the same for those who do not see it
 */
record Picture(List<Tick> ticks, List<Row> rows, String words) {

  /** Height of one row and of the line of times above, in the drawing's pixels. */
  private static final int ROW = 76;

  private static final int TOP = 30;

  /** Room for the eye on both sides of what happened. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  /** So many lines at most: on a phone more run into each other. */
  private static final int TICKS = 5;

  private static final List<Duration> STEPS =
      Stream.of(5, 10, 15, 30, 60, 120, 240, 480, 1440).map(Duration::ofMinutes).toList();

  /** A vertical line with its time. */
  record Tick(double at, String time) {}

  /**
   * A bar.
   *
   * @param kind for the style sheet
   * @param open whether its end is not known or still to come
   */
  record Bar(double from, double width, String kind, boolean open) {}

  /** What is drawn at one height: whose, what in words, and as bars and marks. */
  record Row(int top, String label, String note, List<Bar> bars, List<Double> marks) {

    public int barTop() {
      return top + 42;
    }
  }

  /** Height of the whole. */
  public int height() {
    return TOP + rows.size() * ROW + 4;
  }

  static Picture of(Optional<Commissioned> planned, List<Attendance> visits, CivilTime civil) {
    Instant now = civil.now();
    List<Instant> moments = new ArrayList<>();
    planned.ifPresent(plan -> moments.addAll(List.of(plan.startAt(), plan.latestEndAt())));
    for (Attendance visit : visits) {
      Stream.of(Optional.ofNullable(visit.arrivedAt()), Optional.ofNullable(visit.departedAt()))
          .flatMap(Optional::stream)
          .forEach(moments::add);
      if (visit.stillOpen()) {
        moments.add(now);
      }
    }
    Scale scale = Scale.over(moments);
    List<Row> rows = new ArrayList<>();
    planned.ifPresent(plan -> rows.add(plannedRow(plan, scale, civil)));
    for (Attendance visit : visits) {
      rows.add(visitRow(visit, TOP + rows.size() * ROW, scale, civil));
    }
    String words =
        String.join(". ", rows.stream().map(row -> row.label() + " " + row.note()).toList())
            + (visits.isEmpty() ? ". Nobody logged in." : ".");
    return new Picture(scale.ticks(civil), rows, words);
  }

  private static Row plannedRow(Commissioned plan, Scale scale, CivilTime civil) {
    String note = civil.time(plan.startAt()) + " to " + civil.time(plan.endAt());
    List<Bar> bars = new ArrayList<>();
    if (plan.hasWindow()) {
      note += ", may begin until " + civil.time(plan.latestStartAt());
      bars.add(scale.bar(plan.startAt(), plan.latestEndAt(), "window", false));
    }
    bars.add(scale.bar(plan.startAt(), plan.endAt(), "planned", false));
    return new Row(TOP, "Commissioned", note, bars, List.of());
  }

  private static Row visitRow(Attendance visit, int top, Scale scale, CivilTime civil) {
    Instant in = visit.arrivedAt();
    Instant out = visit.departedAt();
    String worker = visit.careWorker();
    List<Double> marks =
        Stream.of(Optional.ofNullable(in), Optional.ofNullable(out))
            .flatMap(Optional::stream)
            .map(scale::at)
            .toList();
    if (in != null && out != null) {
      String note = civil.time(in) + " to " + civil.time(out);
      return new Row(top, worker, note, List.of(scale.bar(in, out, "actual", false)), marks);
    }
    if (in != null && visit.stillOpen()) {
      String note = "since " + civil.time(in) + ", still there";
      return new Row(top, worker, note, List.of(scale.bar(in, civil.now(), "actual", true)), marks);
    }
    String note =
        in != null
            ? "arrived " + civil.time(in) + ", no departure call"
            : "left " + civil.time(out) + ", no arrival call";
    return new Row(top, worker, note, List.of(), marks);
  }

  /** From a moment to its place across the drawing. */
  private record Scale(Instant from, Instant to) {

    static Scale over(List<Instant> moments) {
      Instant first = moments.stream().min(Instant::compareTo).orElseThrow();
      Instant last = moments.stream().max(Instant::compareTo).orElseThrow();
      return new Scale(first.minus(MARGIN), last.plus(MARGIN));
    }

    double at(Instant moment) {
      double share =
          (double) Duration.between(from, moment).toMillis()
              / Duration.between(from, to).toMillis();
      return Math.round(share * 10_000) / 100.0;
    }

    Bar bar(Instant begin, Instant end, String kind, boolean open) {
      double left = at(begin);
      // A visit of seconds still shows as a line.
      return new Bar(left, Math.max(0.4, at(end) - left), kind, open);
    }

    /** At whole steps of civil time, whatever the zone's offset. */
    List<Tick> ticks(CivilTime civil) {
      Duration span = Duration.between(from, to);
      Duration step =
          STEPS.stream()
              .filter(one -> span.dividedBy(one) < TICKS)
              .findFirst()
              .orElse(STEPS.getLast());
      Instant day = civil.startOf(civil.dateOf(from));
      long before = Duration.between(day, from).dividedBy(step);
      return Stream.iterate(day.plus(step.multipliedBy(before + 1)), tick -> tick.plus(step))
          .takeWhile(tick -> tick.isBefore(to))
          .map(tick -> new Tick(at(tick), civil.time(tick)))
          .toList();
    }
  }

  /**
   * How far the label of the last tick may stand to the right before it runs out of the drawing.
   */
  public String anchor(Tick tick) {
    return tick.at() > 90 ? "end" : tick.at() < 10 ? "start" : "middle";
  }
}
