package org.visitline.portal.alerttimes;

/** Who is told, in which order. Named as in the table {@code alert_decision}. */
public enum Stage {
  /** The provider, who can still send somebody. */
  PROVIDER("Told the provider", "Nobody to tell at the provider", "Provider not told"),

  /** The council's officers, when the provider has not. */
  OFFICER("Told the council", "Nobody to tell at the council", "Council not told"),

  /** Everybody who was told, when it has come right. */
  ALL_CLEAR("All clear", "All clear, with nobody to tell", "No all-clear");

  private final String told;
  private final String nobody;
  private final String notTold;

  Stage(String told, String nobody, String notTold) {
    this.told = told;
    this.nobody = nobody;
    this.notTold = notTold;
  }

  /** What was done where somebody was told. */
  public String told() {
    return told;
  }

  /** What was done where somebody was to be told and nobody was registered for it. */
  public String nobody() {
    return nobody;
  }

  /** What was done where nobody was to be told. */
  public String notTold() {
    return notTold;
  }
}
