package org.visitline.portal.sealing;

/** Whose seal it is. Named as in the table {@code timesheet_seal}. */
public enum Party {
  /** Who asks to be paid. */
  PROVIDER("The provider"),
  /** Who pays. */
  COUNCIL("The council");

  private final String label;

  Party(String label) {
    this.label = label;
  }

  /** At the head of a sentence. */
  public String label() {
    return label;
  }
}
