package org.visitline.portal.sealing;

/** Why something was not sealed. */
public enum Refusal {
  BACKWARDS("‘From’ is after ‘To’. Choose a period with days in it."),
  NOT_OVER(
      "The period's last day is not over yet. Choose a period that ended yesterday or before."),
  TOO_LONG("A timesheet has at most 366 days. Choose a shorter period."),
  NOT_AGREED("Tick the box that says what you ask for, then seal it."),
  NOTHING_THERE("No visit stands on the timesheet of this period: there is nothing to seal."),
  OVERLAPS(
      "Some of these days are on a timesheet that was sealed before, and would be paid twice. Look"
          + " at the sealed timesheets, and choose the days that are not among them."),
  CHANGED_MEANWHILE(
      "The timesheet has changed while you were looking at it. Look at the new totals, then seal"
          + " it."),
  DECIDED_BEFORE("It has been sealed or returned already. Nothing was done a second time."),
  PROVIDER_FIRST("The provider has not sealed it yet. You can once it has."),
  NEEDS_A_NOTE("Say in the note why it goes back, so that the provider can put it right."),
  LONG_NOTE("The note has more than 1,000 letters. Shorten it; it stands below as you wrote it."),
  NOT_RETURNABLE(
      "A correction cannot be returned: it says only what has changed. If the change is wrong, ask"
          + " the provider about the visit itself.");

  private final String sentence;

  Refusal(String sentence) {
    this.sentence = sentence;
  }

  /** Whether it is mended in the note. */
  boolean isOfTheNote() {
    return this == NEEDS_A_NOTE || this == LONG_NOTE;
  }

  /** Why, and how to mend it. */
  public String sentence() {
    return sentence;
  }
}
