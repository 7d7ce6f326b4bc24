package org.visitline.verification.matching;

/** What became of a commissioned visit, in one word. */
public enum Outcome {
  /** Nobody was to come. */
  CANCELLED,
  /** Care was stopped. */
  SUSPENDED,
  /** Every slot is taken. */
  ATTENDED,
  /** Some slots are taken, and it is time to ask after the others. */
  PARTLY_ATTENDED,
  /** Nobody came, and it is time to ask why. */
  MISSED,
  /** Nobody came as far as we know, but our telephones were out of order. */
  UNVERIFIED,
  /** It is not yet time to ask after those who have not come. */
  EXPECTED
}
