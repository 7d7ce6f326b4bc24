package org.visitline.portal.contacts;

/** What a contact is told of. Named as in the table {@code alert_contact}. */
public enum Concern {
  VISITS("Late and missed visits"),
  QUERIES("Queries"),
  BOTH("Both");

  private final String label;

  Concern(String label) {
    this.label = label;
  }

  /** In a list to choose from. */
  public String label() {
    return label;
  }
}
