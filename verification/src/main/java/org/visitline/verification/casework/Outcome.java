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
   */
  record Refused(String why) implements Outcome {}
}
