package org.visitline.portal.audit;

import java.util.EnumSet;
import java.util.Set;

/** What somebody did with people's data. Named as in the table {@code audit_entry}. */
public enum Deed {
  /** Nothing: the page tells of nobody. Not written down. */
  NOTHING("Opened a page about nobody"),

  /** Saw many people's data at once: the entry says which list, not who was on it. */
  LISTED("Saw a list"),

  /** Saw one person's data, or a few named people's: the page says whose. */
  LOOKED("Looked at"),

  /** Took data away as a file. */
  TOOK("Took a file of"),

  /** Changed or added something. */
  CHANGED("Changed"),

  /** Came in with password and, where it is asked for, the second factor. */
  SIGNED_IN("Signed in"),

  /** Tried to come in. */
  SIGN_IN_FAILED("Was not let in"),

  /** Left. */
  SIGNED_OUT("Signed out"),

  /** Asked for what is not for them. */
  REFUSED("Was refused");

  private static final Set<Deed> OF_ROUTES = EnumSet.of(NOTHING, LISTED, LOOKED, TOOK, CHANGED);

  private final String said;

  Deed(String said) {
    this.said = said;
  }

  /** As the log reads it out. */
  public String said() {
    return said;
  }

  /** As the log reads it out where it came to nothing. */
  String tried() {
    return switch (this) {
      case TOOK -> "Tried to take a file of";
      case CHANGED -> "Tried to change";
      default -> said;
    };
  }

  /** Whether a route can be declared as such. */
  public boolean isOfARoute() {
    return OF_ROUTES.contains(this);
  }

  /** Whether the entry must be there before the page even begins: what is done cannot be undone. */
  boolean isWrittenFirst() {
    return this == TOOK || this == CHANGED;
  }
}
