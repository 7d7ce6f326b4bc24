package org.visitline.portal.today;

import java.util.List;
import java.util.Locale;

/** What has become of a commissioned visit by now; in the order in which they want attention. */
public enum BoardState {
  MISSED("Missed", "nobody logged in, and the time has passed"),
  LATE("Late", "nobody has logged in, and the latest start has passed by more than is allowed"),
  UNVERIFIED("Unverified", "no call, but the telephone service was out of order"),
  ARRIVED("Arrived", "a care worker is there now"),
  EXPECTED("Expected", "still to come"),
  DONE("Done", "a care worker was there"),
  SUSPENDED("Suspended", "care is stopped for the time being"),
  CANCELLED("Cancelled", "the council no longer wants it");

  /** The columns of the table of counts: all, so that a row adds up. */
  static final List<BoardState> COUNTED = List.of(values());

  private final String label;
  private final String meaning;

  BoardState(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** On a tag. */
  public String label() {
    return label;
  }

  /** In a few words. */
  public String meaning() {
    return meaning;
  }

  /** Whether somebody should look now. */
  public boolean wantsAttention() {
    return this == MISSED || this == LATE || this == UNVERIFIED;
  }

  /** In an address and for the style sheet. */
  public String inAddress() {
    return name().toLowerCase(Locale.ROOT);
  }
}
