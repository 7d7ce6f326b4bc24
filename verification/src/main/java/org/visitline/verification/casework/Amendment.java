package org.visitline.verification.casework;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.pairing.VisitId;

/** A human correction of a visit, laid beside the calls. The latest of several holds. */
public sealed interface Amendment {

  /** In the order they were written: of two in one millisecond, 9 comes before 10. */
  Comparator<Amendment> IN_ORDER =
      Comparator.comparing(Amendment::writtenAt)
          .thenComparingInt(amendment -> amendment.id().length())
          .thenComparing(Amendment::id);

  /** Names the amendment; and the visit, where it adds one. */
  String id();

  /** What the name of every amendment begins with, and no call's: those are named by Asterisk. */
  String NAME_BEGINS = "amendment-";

  /** The name of the amendment of a number. */
  static String nameOf(long number) {
    return NAME_BEGINS + number;
  }

  /** Whether a visit of this name was added by an amendment. */
  static boolean isNameOfAdded(String visit) {
    return visit.startsWith(NAME_BEGINS);
  }

  /** The number of the amendment that added a visit of this name. */
  static long numberOf(String visit) {
    return Long.parseLong(visit.substring(NAME_BEGINS.length()));
  }

  /** When it was written. */
  Instant writtenAt();

  /**
   * The visit it is about, as it was named when this was written. A call that came in since may
   * have given it another name; the call that named it is still its own.
   */
  VisitId visit();

  /** The time of arrival it gives; null: as the calls say. */
  @Nullable Instant arrivedAt();

  /** The time of departure it gives; null: as the calls say. */
  @Nullable Instant departedAt();

  /** Other times for a visit that calls show. */
  record AdjustedTimes(
      String id,
      Instant writtenAt,
      VisitId visit,
      @Nullable Instant arrivedAt,
      @Nullable Instant departedAt)
      implements Amendment {}

  /** A visit that no call shows; named by the amendment. */
  record AddedVisit(
      String id,
      Instant writtenAt,
      ServiceUserId serviceUser,
      CareWorkerId worker,
      @Nullable Instant arrivedAt,
      @Nullable Instant departedAt)
      implements Amendment {

    /** Refuses a visit at no time. */
    public AddedVisit {
      if (arrivedAt == null && departedAt == null) {
        throw new IllegalArgumentException(
            "amendment " + id + " adds a visit with neither arrival nor departure time");
      }
    }

    @Override
    public VisitId visit() {
      return new VisitId(id);
    }

    /** Arrival, else departure. */
    public Instant begins() {
      return arrivedAt != null ? arrivedAt : Objects.requireNonNull(departedAt);
    }
  }
}
