package org.visitline.verification.casework;

/** One word in the history of a query. */
public enum QueryEntryKind {
  /** The officer asks. */
  QUESTION,
  /** The provider answers. */
  ANSWER,
  /** The provider amends a visit that is asked about: an answer to what was found of it. */
  AMENDED,
  /** The officer is content. */
  ACCEPTED,
  /** The officer is not; the provider is to answer again. */
  REJECTED,
  /** The officer takes it further; the provider may still answer. */
  ESCALATED,
  /** The provider is told again; nothing else changes. */
  REMINDER,
  /** The officer ends it otherwise. */
  CLOSED;

  /** Whether it may go without words: to accept an answer, or to remind of a question. */
  public boolean speaksForItself() {
    return this == ACCEPTED || this == REMINDER;
  }

  /** Whether it is the provider's to write. */
  public boolean isProviders() {
    return this == ANSWER || this == AMENDED;
  }
}
