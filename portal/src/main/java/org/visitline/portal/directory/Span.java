package org.visitline.portal.directory;

import java.util.Locale;
import java.util.stream.Stream;

/** How many days a story looks back over. */
enum Span {
  DAY(1, "Day"),
  WEEK(7, "Week"),
  FOUR_WEEKS(28, "Four weeks");

  private final int days;
  private final String label;

  Span(int days, String label) {
    this.days = days;
    this.label = label;
  }

  /** As an address has it; a week where it has none, or one that nobody offers. */
  static Span of(String written) {
    return Stream.of(values())
        .filter(span -> span.inAddress().equals(written))
        .findFirst()
        .orElse(WEEK);
  }

  /** The last day counts. */
  public int days() {
    return days;
  }

  /** On a link. */
  public String label() {
    return label;
  }

  /** As it stands in an address. */
  public String inAddress() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
