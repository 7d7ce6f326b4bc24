package org.visitline.portal.discrepancies;

/** In what a finding's measured value and threshold are counted. */
public enum Unit {
  /** Seconds. */
  DURATION,

  /** Things: workers, calls, visits. */
  COUNT,

  /** Hundredths. */
  PERCENT
}
