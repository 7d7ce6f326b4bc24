package org.visitline.verification.measures;

import java.util.Locale;

/** Whose figures are told apart. */
public enum MeasuredBy {
  /** All together. */
  COUNCIL("council, all together"),
  /** Each provider's. */
  PROVIDER("provider"),
  /** Each service user's. */
  SERVICE_USER("service user"),
  /**
   * Each care worker's. Nothing is commissioned from a worker: planned is what the slots that the
   * worker took were to be, and nobody misses a visit alone.
   */
  WORKER("care worker");

  private final String said;

  MeasuredBy(String said) {
    this.said = said;
  }

  /** In words. */
  public String said() {
    return said;
  }

  /** As files and their names have it: {@code service_user}. */
  public String inFiles() {
    return name().toLowerCase(Locale.ROOT);
  }
}
