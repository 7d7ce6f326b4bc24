package org.visitline.verification.report;

import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How values are written in a cell. What is not there is an empty cell. */
final class Cell {

  private Cell() {}

  static String of(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** In UTC with a {@code Z}, milliseconds only where they are not zero. */
  static String of(@Nullable Instant at) {
    return at == null ? "" : InstantText.of(at);
  }

  static String of(Collection<?> values) {
    if (values.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      text.append(text.isEmpty() ? "" : ";").append(value);
    }
    return text.toString();
  }
}
