package org.visitline.portal.queries;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.discrepancies.FindingClass;
import org.visitline.portal.furniture.PageAddress;
import org.visitline.verification.casework.QueryEntryKind;
import org.visitline.verification.casework.QueryState;

/**
 * A question to a provider.
 *
 * @param state where it stands
 * @param dueAt the first moment that is too late for an answer
 * @param about what was found, as it read when it was asked about
 * @param entries its history, the question first
 */
record Query(
    long id,
    String providerId,
    String provider,
    QueryState state,
    Instant askedAt,
    Instant dueAt,
    List<About> about,
    List<Entry> entries) {

  /**
   * A finding that is asked about.
   *
   * @param title what kind it is
   * @param date the visit's; null where the finding is about no visit, or it is no more
   * @param answered the provider has answered, in words or by an amendment of the visit
   * @param waits the finding as it stands now, where an officer has still to deal with it; else
   *     null
   */
  record About(
      String title,
      @Nullable LocalDate date,
      String explanation,
      String commissionedVisitId,
      String visitId,
      boolean answered,
      @Nullable Waits waits) {

    /** Where the visit's story is; empty where the finding is about a call alone. */
    public String story() {
      if (!commissionedVisitId.isEmpty()) {
        return "/commissioned-visits/" + PageAddress.of(commissionedVisitId);
      }
      return visitId.isEmpty() ? "" : "/visits/" + PageAddress.of(visitId);
    }
  }

  /**
   * A finding that stays open whatever becomes of the query.
   *
   * @param finding its row, by which the visit's page marks its place
   * @param toDo what it asks for
   */
  record Waits(long finding, FindingClass toDo) {

    /** Where on the visit's page it stands. */
    public String place() {
      return "#finding-" + finding;
    }
  }

  /**
   * A word in its history.
   *
   * @param given the amendment that answers; null where none does
   */
  record Entry(
      QueryEntryKind kind,
      String text,
      String author,
      Instant writtenAt,
      @Nullable Given given,
      List<Document> documents) {

    /** Who did what. */
    public String said() {
      return switch (kind) {
        case QUESTION -> "asked";
        case ANSWER -> "answered";
        case AMENDED -> given == null ? "amended a visit" : given.said();
        case ACCEPTED -> "accepted the answer";
        case REJECTED -> "did not accept the answer";
        case ESCALATED -> "took it further";
        case REMINDER -> "reminded the provider";
        case CLOSED -> "closed the query";
      };
    }

    /** Whether the provider wrote it, to set the two sides apart. */
    public boolean byProvider() {
      return kind.isProviders();
    }
  }

  /**
   * The times that an amendment gives, and why.
   *
   * @param serviceUser whose visit it is; null where the visit is no more
   * @param date the visit's; null where the visit is no more
   * @param added it adds a visit that no call shows
   * @param arrivedAt null: as the calls say
   * @param departedAt null: as the calls say
   * @param reason empty where the words beside it are the reason
   */
  record Given(
      @Nullable String serviceUser,
      @Nullable LocalDate date,
      boolean added,
      @Nullable Instant arrivedAt,
      @Nullable Instant departedAt,
      String reason) {

    /** What was done to whose visit. */
    String said() {
      if (serviceUser == null) {
        return added ? "added a visit" : "amended a visit";
      }
      return added ? "added a visit to " + serviceUser : "amended " + serviceUser + "’s visit";
    }
  }

  /** A document that came with an entry. */
  record Document(long id, String fileName, String mediaType, long bytes) {

    /** {@code 120 kB}. */
    public String size() {
      return bytes < 1_000_000
          ? Math.max(1, bytes / 1_000) + " kB"
          : "%.1f MB".formatted(bytes / 1_000_000.0);
    }
  }

  /** How many of those that it asks about the provider has not answered yet. */
  public long unanswered() {
    return about.stream().filter(one -> !one.answered()).count();
  }

  /** How many of those that it asks about an officer has still to deal with. */
  public long waiting() {
    return about.stream().filter(one -> one.waits() != null).count();
  }

  /** What was asked. */
  public String question() {
    return entries.getFirst().text();
  }
}
