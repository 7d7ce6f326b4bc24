package org.visitline.portal.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.furniture.PageAddress;

/**
 * What an officer follows.
 *
 * @param reference of the complaint or enquiry, in the council's other system; may be empty
 * @param serviceUserId null: not about one person
 * @param providerId null: not about one provider
 * @param entries its history, the oldest entry first
 */
record CareCase(
    long id,
    String title,
    CaseKind kind,
    String reference,
    @Nullable String serviceUserId,
    @Nullable String serviceUser,
    @Nullable String providerId,
    @Nullable String provider,
    String openedBy,
    Instant openedAt,
    List<Gathered> findings,
    List<Entry> entries) {

  /** A finding as it was when it came into the case. */
  record Gathered(
      String title,
      String explanation,
      LocalDate date,
      String commissionedVisitId,
      String visitId) {

    /** Where the visit's story is; empty where there is none. */
    public String story() {
      if (!commissionedVisitId.isEmpty()) {
        return "/commissioned-visits/" + PageAddress.of(commissionedVisitId);
      }
      return visitId.isEmpty() ? "" : "/visits/" + PageAddress.of(visitId);
    }
  }

  /** What kind of word an entry is. */
  enum EntryKind {
    NOTE("noted"),
    ACTION("agreed an action"),
    DONE("saw an action done"),
    OUTCOME("ended the case"),
    REOPENED("opened it again");

    private final String said;

    EntryKind(String said) {
      this.said = said;
    }

    /** As a sentence goes on after a name. */
    public String said() {
      return said;
    }
  }

  /**
   * A word in its history.
   *
   * @param id by which another says what it is about
   * @param outcome of an outcome; null for others
   * @param due of an action: the last day; null for others
   * @param about of a deed: the action that was done; null for others
   */
  record Entry(
      long id,
      EntryKind kind,
      @Nullable CaseOutcome outcome,
      String text,
      @Nullable LocalDate due,
      @Nullable Long about,
      String author,
      Instant writtenAt) {}

  /** Whether nobody has ended it, or somebody opened it again since. */
  public boolean isOpen() {
    return entries.stream()
        .filter(entry -> entry.kind() == EntryKind.OUTCOME || entry.kind() == EntryKind.REOPENED)
        .reduce((one, later) -> later)
        .map(last -> last.kind() == EntryKind.REOPENED)
        .orElse(true);
  }

  /** Actions that nobody has seen done yet; the case may have ended, and its plan goes on. */
  public List<Entry> actionsToDo() {
    return entries.stream().filter(this::isToDo).toList();
  }

  /** Whether it is an action that nobody has seen done. */
  public boolean isToDo(Entry entry) {
    return entry.kind() == EntryKind.ACTION
        && entries.stream()
            .noneMatch(other -> other.about() != null && other.about() == entry.id());
  }

  /** Where the person's story is; asked only where the case is about one. */
  public String serviceUserPage() {
    return "/service-users/" + PageAddress.of(serviceUserId == null ? "" : serviceUserId);
  }
}
