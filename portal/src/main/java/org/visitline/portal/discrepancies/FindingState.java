package org.visitline.portal.discrepancies;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which findings a list shows, by what people have done about them. */
public enum FindingState {
  OPEN("Nobody has dealt with it"),
  QUERIED("The provider has been asked"),
  ACKNOWLEDGED("Acknowledged"),
  ANY("All");

  private final String label;

  FindingState(String label) {
    this.label = label;
  }

  static FindingState of(@Nullable String written) {
    return Stream.of(values())
        .filter(state -> state.inAddress().equals(written))
        .findFirst()
        .orElse(OPEN);
  }

  /** To choose by. */
  public String label() {
    return label;
  }

  /** As it stands in an address. */
  public String inAddress() {
    return name().toLowerCase(Locale.ROOT);
  }
}
