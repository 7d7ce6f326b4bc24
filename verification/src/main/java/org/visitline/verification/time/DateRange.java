package org.visitline.verification.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Civil dates from one to another, both included.
 *
 * @param first null where no beginning is known
 * @param last null until further notice
 */
public record DateRange(@Nullable LocalDate first, @Nullable LocalDate last) {

  /** Every date. */
  public static final DateRange ALWAYS = new DateRange(null, null);

  /** Whether a date lies in it. */
  public boolean contains(LocalDate date) {
    return (first == null || !date.isBefore(first)) && (last == null || !date.isAfter(last));
  }
}
