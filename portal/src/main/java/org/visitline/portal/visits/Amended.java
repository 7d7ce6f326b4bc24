package org.visitline.portal.visits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An amendment as the story shows it: what the calls said, what a person wrote, and why.
 *
 * @param no by which it is taken back
 * @param calledIn what the arrival call said; null without one
 * @param calledOut what the departure call said; null without one
 * @param arrivedAt null: as the call says
 * @param departedAt null: as the call says
 * @param preferred the reason is not the provider's fault
 * @param ended null while it takes part
 */
record Amended(
    long no,
    String visitId,
    @Nullable Instant calledIn,
    @Nullable Instant calledOut,
    @Nullable Instant arrivedAt,
    @Nullable Instant departedAt,
    String reason,
    boolean preferred,
    String note,
    String author,
    Instant writtenAt,
    @Nullable Ended ended) {

  /** It takes no part any more. */
  record Ended(boolean rejected, String note, String author, Instant at) {

    /** Who ended it. */
    public String said() {
      return rejected ? "Not accepted by" : "Taken back by";
    }
  }
}
