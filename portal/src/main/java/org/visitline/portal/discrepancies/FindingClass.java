package org.visitline.portal.discrepancies;

/** What a finding asks of people; stored as its first letter. */
public enum FindingClass {
  /** Must be fixed before the visit can be paid. */
  F("Must be fixed", "Must be fixed before the visit can be paid."),

  /** Acknowledged by an officer with a reason. */
  A("To acknowledge", "An officer acknowledges it with a reason."),

  /** For information. */
  N("Notice", "For information. Nothing needs doing."),

  /** Needs a human. Never called fraud, and not shown to providers. */
  R("Risk indicator", "A person needs to look at it. It proves nothing by itself.");

  private final String label;
  private final String meaning;

  FindingClass(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /** As it stands on a tag. */
  public String label() {
    return label;
  }

  /** As a sentence. */
  public String meaning() {
    return meaning;
  }

  /** For the style sheet: {@code tag-f}. */
  public String css() {
    return "tag-" + Character.toLowerCase(name().charAt(0));
  }
}
