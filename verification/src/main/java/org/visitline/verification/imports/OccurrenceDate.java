package org.visitline.verification.imports;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The date in the name of an order's occurrence: {@code SO17@2026-10-25}. */
final class OccurrenceDate {

  private OccurrenceDate() {}

  /** The date; empty for a name of somebody's own making. */
  static Optional<LocalDate> find(String visit) {
    try {
      return Optional.of(LocalDate.parse(visit.substring(visit.lastIndexOf('@') + 1)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
