package org.visitline.portal.cases;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.verification.policy.Policy;

/**
 * One worker's visit three ways: what was ordered, what the calls say, what the book in the home
 * says. What somebody entered by hand is no call: it stands beside the three and is held against
 * none of them.
 *
 * @param place what the row is about, and by what a form names it
 * @param ordered null for a visit that takes no slot
 * @param careWorker empty where nobody rang and nobody was entered by hand
 * @param arrivedAt when the arrival call was answered; null without one
 * @param departedAt when the departure call was answered; null without one
 * @param book null until it is keyed in
 * @param policy whose tolerances hold against the order
 */
record Comparison(
    Place place,
    LocalDate date,
    @Nullable Ordered ordered,
    String careWorker,
    @Nullable Instant arrivedAt,
    @Nullable Instant departedAt,
    ByHand byHand,
    @Nullable Book book,
    Policy policy,
    CivilTime civil) {

  /**
   * A worker's visit, or a place of a commissioned visit that nobody took. Two workers at one
   * commissioned visit are two places, and the book has a line for each.
   *
   * @param commissionedVisitId empty for a visit that takes no slot
   * @param visitId empty where nobody rang
   * @param slot of those for which nobody rang, from 1
   */
  record Place(String commissionedVisitId, String visitId, int slot) {

    /** By what a form names the row. */
    String name() {
      if (!visitId.isEmpty()) {
        return "v:" + visitId;
      }
      return "c:" + commissionedVisitId + (slot == 1 ? "" : ":" + slot);
    }
  }

  /**
   * Times of an amendment, which the visit has in the place of its calls'.
   *
   * @param arrivedAt null: as the call says
   * @param departedAt null: as the call says
   */
  record ByHand(@Nullable Instant arrivedAt, @Nullable Instant departedAt) {

    static final ByHand NOTHING = new ByHand(null, null);

    /** Whether the visit stands as the calls tell it. */
    public boolean isEmpty() {
      return arrivedAt == null && departedAt == null;
    }
  }

  /** What was ordered, for each of so many workers. */
  record Ordered(
      Instant startAt, Instant latestStartAt, int minutes, int workers, boolean suspended) {

    Duration length() {
      return Duration.ofMinutes(minutes);
    }

    /** Whether by now it must have been, if it was at all. */
    boolean isOver(Instant now) {
      return !now.isBefore(latestStartAt.plus(length()));
    }
  }

  /**
   * A line of the log book.
   *
   * @param arrived civil time; both null: the book has no line for this visit
   */
  record Book(@Nullable LocalTime arrived, @Nullable LocalTime departed, String signedAs) {

    /** Whether somebody looked and found nothing. */
    public boolean isEmpty() {
      return arrived == null && departed == null;
    }
  }

  /** By what a form names the row. */
  public String row() {
    return place.name();
  }

  /** Whether any call tells of it. */
  public boolean rang() {
    return arrivedAt != null || departedAt != null;
  }

  /** What differs; between calls and order also while the book is not keyed in. */
  public List<Difference> differences() {
    return new ThreeWays(this).differences();
  }

  /** For an order of the rows. */
  Instant begins() {
    if (ordered != null) {
      return ordered.startAt();
    }
    return Stream.of(arrivedAt, departedAt, byHand.arrivedAt(), byHand.departedAt())
        .flatMap(Stream::ofNullable)
        .findFirst()
        .orElseGet(() -> civil.startOf(date));
  }
}
