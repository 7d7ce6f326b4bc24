package org.visitline.verification.discrepancy;

/** What is to be done about a discrepancy. */
public enum DiscrepancyClass {
  /** Must be fixed before the visit can be paid. */
  F("must be fixed before the visit can be paid"),
  /** Acknowledged by an officer with a reason. */
  A("is acknowledged by an officer with a reason"),
  /** To be known, no more. */
  N("is a notice"),
  /** Needs a human to look; never called fraud. */
  R("is a risk indicator that needs a human, and is never called fraud");

  private final String meaning;

  DiscrepancyClass(String meaning) {
    this.meaning = meaning;
  }

  /** Ends the sentence 'a discrepancy of this class ...'. */
  public String meaning() {
    return meaning;
  }
}
