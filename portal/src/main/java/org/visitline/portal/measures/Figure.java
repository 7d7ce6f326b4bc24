package org.visitline.portal.measures;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A measure's value.
 *
 * @param value empty where there was nothing to measure
 * @param of the counts behind it; empty where there are none
 */
record Figure(OptionalDouble value, String of) {

  /** With one decimal, as people compare it; a dash for none. */
  public String text() {
    return value.isPresent() ? String.format(Locale.UK, "%.1f", value.getAsDouble()) : "–";
  }

  /** Whether it misses what the council asks. */
  boolean misses(Measure measure, OptionalDouble threshold) {
    if (value.isEmpty() || threshold.isEmpty()) {
      return false;
    }
    return switch (measure.better()) {
      case MORE -> value.getAsDouble() < threshold.getAsDouble();
      case LESS -> value.getAsDouble() > threshold.getAsDouble();
      case NEITHER -> false;
    };
  }
}
