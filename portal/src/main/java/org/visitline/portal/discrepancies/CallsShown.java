package org.visitline.portal.discrepancies;

import java.util.Locale;
import org.visitline.verification.casework.QueueDecisionKind;

/** Which calls the list of unmatched calls shows. */
public enum CallsShown {
  /** Those that nobody has decided upon, or whose link found no place. */
  WAITING("Waiting"),

  /** Those of which somebody said whose they were. */
  LINKED("Linked"),

  /** Those of which somebody said that they evidence no visit. */
  ASIDE("Put aside");

  private final String label;

  CallsShown(String label) {
    this.label = label;
  }

  /** As an address names it; anything else is what waits. */
  static CallsShown of(String inAddress) {
    for (CallsShown one : values()) {
      if (one.inAddress().equals(inAddress)) {
        return one;
      }
    }
    return WAITING;
  }

  /** As a page names it. */
  public String label() {
    return label;
  }

  /** As an address names it. */
  public String inAddress() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What holds of each call of a list of what was decided. */
  QueueDecisionKind decision() {
    return switch (this) {
      case LINKED -> QueueDecisionKind.LINKED;
      case ASIDE -> QueueDecisionKind.REJECTED;
      case WAITING -> throw new IllegalStateException("of what waits nothing was decided");
    };
  }
}
