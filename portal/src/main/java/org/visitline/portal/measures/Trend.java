package org.visitline.portal.measures;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A measure over the months, drawn. Places across are in hundredths of the width, so that the
 * drawing fits a phone without its letters shrinking; the table below it says the same.
 *
 * @param months one a point, the earliest first
 * @param top the value at the drawing's upper edge; its lower edge is 0
 */
record Trend(Measure measure, List<Month> months, OptionalDouble threshold, double top) {

  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM yy", Locale.UK);

  private static final int HEIGHT = 150;
  private static final int UPPER = 14;
  private static final double LEFT = 9;
  private static final double RIGHT = 98;

  /** A month's figure. */
  record Month(YearMonth month, Figure figure, boolean misses) {

    /** {@code Oct 26}. */
    public String label() {
      return SHORT.format(month);
    }
  }

  /** A point of the line, or a stretch between two. */
  record Place(double x, double y) {}

  /** From one point to the next; none across a month with nothing to measure. */
  record Stretch(Place from, Place to) {}

  /** A label below. */
  record Tick(double x, String label) {}

  static Trend of(Measure measure, List<Month> months, OptionalDouble threshold) {
    double highest =
        Stream.concat(months.stream().map(month -> month.figure().value()), Stream.of(threshold))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .max()
            .orElse(1);
    return new Trend(measure, months, threshold, roundUp(highest, measure.unit().equals("%")));
  }

  /** To the next of 1, 2 or 5 times a power of ten; shares of the whole end at 100. */
  private static double roundUp(double highest, boolean percent) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(highest, 0.1))));
    double top =
        Stream.of(1.0, 2.0, 5.0, 10.0)
            .map(step -> step * power)
            .filter(step -> step >= highest)
            .findFirst()
            .orElse(highest);
    return percent && highest > 50 ? Math.max(100, highest) : top;
  }

  /** Height of the drawing with the labels below. */
  public int height() {
    return HEIGHT + 24;
  }

  /** Where 0 is. */
  public int bottom() {
    return HEIGHT;
  }

  /** Where the upper edge is. */
  public int upper() {
    return UPPER;
  }

  /** The points. */
  public List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int at = 0; at < months.size(); at++) {
      OptionalDouble value = months.get(at).figure().value();
      if (value.isPresent()) {
        places.add(new Place(x(at), y(value.getAsDouble())));
      }
    }
    return places;
  }

  /** The line between them. */
  public List<Stretch> stretches() {
    List<Stretch> stretches = new ArrayList<>();
    for (int at = 1; at < months.size(); at++) {
      OptionalDouble before = months.get(at - 1).figure().value();
      OptionalDouble value = months.get(at).figure().value();
      if (before.isPresent() && value.isPresent()) {
        stretches.add(
            new Stretch(
                new Place(x(at - 1), y(before.getAsDouble())),
                new Place(x(at), y(value.getAsDouble()))));
      }
    }
    return stretches;
  }

  /** Every third month is named: on a phone more run into each other. */
  public List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    for (int at = months.size() - 1; at >= 0; at -= 3) {
      ticks.add(new Tick(x(at), months.get(at).label()));
    }
    return ticks;
  }

  /** Where the threshold lies; empty without one. */
  public List<Double> thresholdAt() {
    return threshold.isPresent() ? List.of(y(threshold.getAsDouble())) : List.of();
  }

  /** The upper edge's value, for the scale. */
  public String topText() {
    return top == Math.rint(top)
        ? Long.toString(Math.round(top)) + measure.unit()
        : String.format(Locale.UK, "%.1f%s", top, measure.unit());
  }

  /** The same for those who do not see it. */
  public String words() {
    return measure.title()
        + ": "
        + String.join(
            ", ",
            months.stream().map(month -> month.label() + " " + month.figure().text()).toList());
  }

  private double x(int at) {
    double share = months.size() == 1 ? 0.5 : (double) at / (months.size() - 1);
    return Math.round(100 * (LEFT + 2 + share * (RIGHT - LEFT - 4))) / 100.0;
  }

  private double y(double value) {
    return Math.round(10 * (HEIGHT - value / top * (HEIGHT - UPPER))) / 10.0;
  }
}
