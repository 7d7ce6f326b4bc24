package org.visitline.portal.sealing;

/** What came of an attempt to seal. */
sealed interface Sealed {

  /** There is a paper now. */
  record Done(PaperId id) implements Sealed {}

  /** Nothing was written. */
  record Refused(Refusal why) implements Sealed {}
}
