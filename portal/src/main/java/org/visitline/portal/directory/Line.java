package org.visitline.portal.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.furniture.PageAddress;

/**
 * One row of a story: what was commissioned and who came, or a visit that takes no slot.
 *
 * @param planned null where nothing was
 * @param visits of the person whose story it is, those that took its slots
 * @param came how many came: to a worker's story belong visits of this worker only, and colleagues
 *     may have taken the other slots, or all of them
 * @param findings what was found about any of the visits
 * @param due whether it should have taken place by now
 */
record Line(
    @Nullable Planned planned,
    List<Attended> visits,
    int came,
    List<FindingKind> findings,
    boolean due) {

  /** By what it is sorted. */
  public Instant at() {
    return planned == null ? visits.getFirst().beginsAt() : planned.startAt();
  }

  /** The civil date that it belongs to. */
  public LocalDate date() {
    return planned == null ? visits.getFirst().date() : planned.date();
  }

  /** Where the whole of it is told. */
  public String story() {
    return planned == null ? visits.getFirst().story() : planned.story();
  }

  /** Of a worker's story: the service user's place in an address. */
  public String otherPage() {
    return PageAddress.of(planned == null ? visits.getFirst().otherId() : planned.otherId());
  }

  /** Of a worker's story: the service user's name. */
  public String other() {
    return planned == null ? visits.getFirst().other() : planned.other();
  }

  public String provider() {
    return planned == null ? visits.getFirst().provider() : planned.provider();
  }

  /** Whether nobody came although somebody should have. */
  public boolean nobodyCame() {
    return planned != null && planned.wanted() && came == 0 && due;
  }

  /** What has become of it, in a word or two. */
  public String outcome() {
    return switch (standing()) {
      case NOT_COMMISSIONED -> "Not commissioned";
      case CANCELLED -> "Cancelled";
      case SUSPENDED -> "Suspended";
      case THERE_NOW -> "There now";
      case TO_COME -> "To come";
      case NOBODY_CAME -> "Nobody logged in";
      case TOO_FEW_CAME -> came + " of " + workers() + " came";
      case ATTENDED -> "Attended";
      case COLLEAGUES_CAME -> came == 1 ? "Another care worker came" : "Other care workers came";
    };
  }

  /** For the style sheet. */
  public String css() {
    return switch (standing()) {
      case NOBODY_CAME -> "state-missed";
      case NOT_COMMISSIONED, TOO_FEW_CAME -> "state-late";
      case THERE_NOW -> "state-arrived";
      case ATTENDED -> "state-done";
      case CANCELLED, SUSPENDED, TO_COME, COLLEAGUES_CAME -> "";
    };
  }

  private enum Standing {
    NOT_COMMISSIONED,
    CANCELLED,
    SUSPENDED,
    THERE_NOW,
    TO_COME,
    NOBODY_CAME,
    TOO_FEW_CAME,
    ATTENDED,
    /** Of a worker's story: the slots were others'. */
    COLLEAGUES_CAME
  }

  private Standing standing() {
    if (planned == null) {
      return Standing.NOT_COMMISSIONED;
    }
    if (planned.cancelled()) {
      return Standing.CANCELLED;
    }
    if (planned.suspended()) {
      return Standing.SUSPENDED;
    }
    if (visits.stream().anyMatch(Attended::stillOpen)) {
      return Standing.THERE_NOW;
    }
    boolean filled = came >= workers();
    if (visits.isEmpty() && !filled && !due) {
      return Standing.TO_COME;
    }
    if (came == 0) {
      return Standing.NOBODY_CAME;
    }
    if (!filled) {
      return Standing.TOO_FEW_CAME;
    }
    return visits.isEmpty() ? Standing.COLLEAGUES_CAME : Standing.ATTENDED;
  }

  private int workers() {
    return planned == null ? 0 : planned.workers();
  }
}
