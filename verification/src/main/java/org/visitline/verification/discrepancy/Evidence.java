package org.visitline.verification.discrepancy;

import org.jspecify.annotations.Nullable;

/** What a rule saw. */
public interface Evidence {

  /** One sentence that an officer can read out: who, when, what was measured, what is allowed. */
  String explanation(Wording words);

  /** The numbers; null for a rule that measures nothing. */
  default @Nullable Measurement measurement() {
    return null;
  }

  /**
   * What it rests on beside the number, in a short text that changes when that does and only then:
   * an acknowledgement stands while number and text do. Empty where the number says it all.
   */
  default String facts() {
    return "";
  }

  /** The amendment that it is about; null where it is about none. */
  default @Nullable String amendment() {
    return null;
  }

  /** Whether a call that is still to come may clear it. */
  default boolean provisional() {
    return false;
  }
}
