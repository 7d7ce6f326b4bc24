package org.visitline.portal.today;

import java.util.Locale;
import java.util.stream.Stream;

/** Under what heading a visit stands on the board. */
enum Grouping {
  PROVIDER("Provider"),

  /** The postcode district: what an officer asks whom to send round. */
  AREA("Area");

  private final String label;

  Grouping(String label) {
    this.label = label;
  }

  /** As an address has it; by provider where it has none. */
  static Grouping of(String written) {
    return Stream.of(values())
        .filter(by -> by.inAddress().equals(written))
        .findFirst()
        .orElse(PROVIDER);
  }

  /** As it stands in an address. */
  public String inAddress() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** At the head of a table. */
  public String label() {
    return label;
  }

  /** What tells one group from another: two providers may have one name. */
  String key(BoardLine line) {
    return switch (this) {
      case PROVIDER -> line.planned().providerId();
      case AREA -> line.planned().area();
    };
  }

  /** What a group is called. */
  String name(BoardLine line) {
    return switch (this) {
      case PROVIDER -> line.planned().provider();
      case AREA -> line.planned().area();
    };
  }
}
