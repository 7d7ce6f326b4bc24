package org.visitline.portal.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.measures.Measures;

/** Somebody's measures as a row of a file: whole numbers as counted, shares in percent. */
final class MeasuresRow {

  private static final List<String> COUNTED =
      List.of(
          "planned_visits",
          "planned_minutes",
          "visits_in_a_slot",
          "delivered_minutes",
          "unmatched_calls",
          "unverified_minutes_claimed",
          "minutes_by_hand");

  private MeasuresRow() {}

  /**
   * The names of all columns.
   *
   * @param whose those that say of when and of whom the row is
   */
  static List<String> headings(String... whose) {
    return Stream.of(
            Stream.of(whose),
            COUNTED.stream(),
            Stream.of(Measure.values()).map(MeasuresRow::heading))
        .flatMap(columns -> columns)
        .toList();
  }

  /** A row. What there is nothing to measure of is empty. */
  static @Nullable Object[] cells(Measures of, Object... whose) {
    List<@Nullable Object> cells = new ArrayList<>(List.of(whose));
    cells.add(of.plan().visits());
    cells.add(of.plan().minutes());
    cells.add(of.attendance().visits());
    cells.add(of.attendance().minutes());
    cells.add(of.casework().unmatchedCalls());
    cells.add(of.casework().claimedUnverifiedMinutes());
    cells.add(of.casework().byHandMinutes());
    for (Measure measure : Measure.values()) {
      OptionalDouble value = measure.of(of).value();
      cells.add(value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : null);
    }
    return cells.toArray();
  }

  private static String heading(Measure measure) {
    String name = measure.name().toLowerCase(Locale.ROOT);
    return measure.unit().equals("%") ? name + "_percent" : name;
  }
}
