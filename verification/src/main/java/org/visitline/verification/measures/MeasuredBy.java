package org.visitline.verification.measures;

/** Whose figures are told apart. */
public enum MeasuredBy {
  /** All together. */
  COUNCIL,
  /** Each provider's. */
  PROVIDER,
  /** Each service user's. */
  SERVICE_USER,
  /**
   * Each care worker's. Nothing is commissioned from a worker: planned is what the slots that the
   * worker took were to be, and nobody misses a visit alone.
   */
  WORKER
}
