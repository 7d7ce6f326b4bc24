package org.visitline.portal.alerts;

/** Who is told, in which order. Named as in the table {@code alert_decision}. */
public enum Stage {
  /** The provider, who can still send somebody. */
  PROVIDER("Told the provider"),

  /** The council's officers, when the provider has not. */
  OFFICER("Told the council"),

  /** Everybody who was told, when it has come right. */
  ALL_CLEAR("All clear");

  private final String said;

  Stage(String said) {
    this.said = said;
  }

  /** As pages say it. */
  public String said() {
    return said;
  }
}
