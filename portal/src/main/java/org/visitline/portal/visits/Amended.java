package org.visitline.portal.visits;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An amendment as the story shows it: what the calls said, what a person wrote, and why.
 *
 * @param no by which it is taken back
 * @param visitId the visit's name now
 * @param calledIn what the arrival call said; null without one
 * @param calledOut what the departure call said; null without one
 * @param added who came, where this adds a visit that no call shows; null where it corrects one
 * @param arrivedAt null: as the call says
 * @param departedAt null: as the call says
 * @param other the reason is none of the list's: the note tells it, and no side is known
 * @param preferred the reason is not the provider's fault
 * @param councils somebody of the council wrote it, and nobody is to accept it
 * @param ended null while it takes part
 */
record Amended(
    long no,
    String visitId,
    @Nullable Instant calledIn,
    @Nullable Instant calledOut,
    @Nullable Added added,
    @Nullable Instant arrivedAt,
    @Nullable Instant departedAt,
    String reason,
    boolean other,
    boolean preferred,
    String note,
    String author,
    boolean councils,
    Instant writtenAt,
    @Nullable Ended ended) {

  /** The one that holds of each visit that has any: the last of those that take part. */
  static Map<String, Amended> holding(List<Amended> written) {
    return written.stream()
        .filter(one -> one.ended() == null)
        .collect(Collectors.toMap(Amended::visitId, one -> one, (former, last) -> last));
  }

  /** It adds a visit by this care worker. */
  record Added(String careWorkerId, String careWorker) {}

  /** It takes no part any more. */
  record Ended(boolean rejected, String note, String author, Instant at) {

    /** Who ended it. */
    public String said() {
      return rejected ? "Not accepted by" : "Taken back by";
    }
  }
}
