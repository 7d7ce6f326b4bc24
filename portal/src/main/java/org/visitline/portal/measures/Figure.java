package org.visitline.portal.measures;

import java.util.Locale;
import java.util.OptionalDouble;
import org.visitline.portal.measures.Measure.Better;

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

  /** With its unit, where it stands by itself. */
  public String text(Measure measure) {
    if (value.isEmpty() || measure.unit().isEmpty()) {
      return text();
    }
    return measure.unit().equals("%") ? text() + "%" : text() + " " + measure.unit();
  }

  /** How it stands to what the council asks. */
  Standing standing(Measure measure, OptionalDouble threshold) {
    if (value.isEmpty() || threshold.isEmpty() || measure.better() == Better.NEITHER) {
      return Standing.NOTHING_ASKED;
    }
    boolean meets =
        measure.better() == Better.MORE
            ? value.getAsDouble() >= threshold.getAsDouble()
            : value.getAsDouble() <= threshold.getAsDouble();
    return meets ? Standing.MEETS : Standing.MISSES;
  }
}
