package org.visitline.portal.discrepancies;

import java.time.Instant;

/**
 * How a finding was acknowledged.
 *
 * @param id by which it can be taken back
 * @param reason in words
 * @param together how many were acknowledged at the same stroke; 1: this one alone
 */
public record Acknowledged(
    long id, String reason, String note, String author, Instant at, int together) {

  /** Whether it went together with others, which a reader should know. */
  public boolean inBulk() {
    return together > 1;
  }
}
