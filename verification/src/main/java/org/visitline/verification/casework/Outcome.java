package org.visitline.verification.casework;

/** What came of an attempt to write a decision down. */
public sealed interface Outcome {

  /**
   * It is written.
   *
   * @param number by which it is found again
   */
  record Written(long number) implements Outcome {}

  /**
   * It is not, and nothing has changed.
   *
   * @param why a sentence for whoever tried
   * @param at what of it has to be mended
   */
  record Refused(String why, Part at) implements Outcome {

    /** No one part of what was said is at fault. */
    public Refused(String why) {
      this(why, Part.WHOLE);
    }
  }

  /** What somebody says with a decision. */
  enum Part {
    REASON,
    NOTE,
    TEXT,
    DAY,
    SERVICE_USER,
    ARRIVED,
    DEPARTED,
    WHOLE
  }
}
