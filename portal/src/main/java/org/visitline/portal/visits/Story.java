package org.visitline.portal.visits;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.calls.DoorCall;
import org.visitline.portal.discrepancies.Finding;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.PageAddress;
import org.visitline.portal.timesheets.StatusWords;

/**
 * Everything known of one visit.
 *
 * @param person who receives care, and from whom
 * @param commissioned empty where the visit takes no slot of anything
 * @param attendances the visits that took its slots, or the one that took none
 * @param calls the telephone calls behind them, in order
 * @param atTheDoor calls from the home about that time on which a worker said that there was no
 *     visit
 * @param findings what was found
 * @param toVerify something has changed that the verification has not followed yet: times, findings
 *     and minutes are those from before
 */
record Story(
    Person person,
    Optional<Commissioned> commissioned,
    List<Attendance> attendances,
    List<StoryCall> calls,
    List<DoorCall> atTheDoor,
    List<Finding> findings,
    boolean toVerify) {

  /**
   * The service user and the provider, by id and name.
   *
   * @param placeKnown where the home lies: some rules are not run where it is not
   */
  record Person(
      String serviceUserId,
      String serviceUser,
      @Nullable String address,
      @Nullable String postcode,
      String providerId,
      String provider,
      boolean placeKnown) {

    /** The service user's page. */
    public String page() {
      return "/service-users/" + PageAddress.of(serviceUserId);
    }

    /** Address and postcode as far as they are known. */
    public String where() {
      return List.of(Optional.ofNullable(address), Optional.ofNullable(postcode)).stream()
          .flatMap(Optional::stream)
          .reduce((one, other) -> one + ", " + other)
          .orElse("not recorded");
    }
  }

  /** What the council commissioned. */
  record Commissioned(
      String id,
      LocalDate date,
      String serviceType,
      Instant startAt,
      Instant latestStartAt,
      int minutes,
      int workers,
      boolean timeCritical,
      boolean cancelled,
      boolean suspended,
      int slotsFilled,
      List<String> rota) {

    /** Where this story is. */
    public String page() {
      return "/commissioned-visits/" + PageAddress.of(id);
    }

    public Duration duration() {
      return Duration.ofMinutes(minutes);
    }

    public Instant endAt() {
      return startAt.plus(duration());
    }

    public Instant latestEndAt() {
      return latestStartAt.plus(duration());
    }

    /**
     * Whether a visit at this time could be counted for it: by its arrival, else by its departure.
     *
     * @param window how far outside the planned time it may lie
     */
    boolean isNear(@Nullable Instant arrivedAt, @Nullable Instant departedAt, Duration window) {
      Instant at = arrivedAt != null ? arrivedAt : departedAt;
      return at != null
          && !at.isBefore((arrivedAt != null ? startAt : endAt()).minus(window))
          && !at.isAfter((arrivedAt != null ? latestStartAt : latestEndAt()).plus(window));
    }

    public boolean hasWindow() {
      return latestStartAt.isAfter(startAt);
    }
  }

  /**
   * One worker's attendance.
   *
   * @param payableMinutes null while it stands on no timesheet
   * @param status on the timesheet; empty while it stands on none
   */
  record Attendance(
      String visitId,
      String careWorkerId,
      String careWorker,
      @Nullable Instant arrivedAt,
      @Nullable Instant departedAt,
      Instant beginsAt,
      LocalDate date,
      boolean stillOpen,
      boolean inferred,
      String locationProof,
      @Nullable String arrivalCall,
      @Nullable String departureCall,
      List<String> extraCalls,
      @Nullable Integer payableMinutes,
      String status) {

    /** Where this story is too. */
    public String page() {
      return "/visits/" + PageAddress.of(visitId);
    }

    /** The worker's page. */
    public String workerPage() {
      return "/care-workers/" + PageAddress.of(careWorkerId);
    }

    /** Its status on the timesheet, as people read it; asked only where it has one. */
    public String statusSaid() {
      return StatusWords.of(status);
    }

    /** What its minutes come to by now; asked only where it stands on a timesheet. */
    public String payableSaid() {
      return StatusWords.payable(status, payableMinutes == null ? 0 : payableMinutes);
    }

    /** How long the worker was there; empty without both times. */
    public Optional<Duration> duration() {
      return arrivedAt == null || departedAt == null
          ? Optional.empty()
          : Optional.of(Duration.between(arrivedAt, departedAt));
    }

    /** How far the calls prove the place, in words; the calls alone do. */
    public String proof() {
      return switch (locationProof) {
        case "FULL" -> "Both calls from the registered line";
        case "PARTIAL" -> "One call from the registered line";
        default -> "No call from the registered line";
      };
    }
  }

  /**
   * When somebody rang to say that they had arrived; null where nobody did.
   *
   * @param visit one of these
   */
  public @Nullable Instant calledIn(Attendance visit) {
    return answered(visit.arrivalCall());
  }

  /** When somebody rang to say that they were leaving; null where nobody did. */
  public @Nullable Instant calledOut(Attendance visit) {
    return answered(visit.departureCall());
  }

  private @Nullable Instant answered(@Nullable String call) {
    return calls.stream()
        .filter(one -> one.callId().equals(call))
        .map(StoryCall::answeredAt)
        .findFirst()
        .orElse(null);
  }

  /** Whether somebody wrote the arrival down beside what the calls say. */
  public boolean isArrivalByHand(Attendance visit) {
    return visit.arrivedAt() != null && !visit.arrivedAt().equals(calledIn(visit));
  }

  /** Whether somebody wrote the departure down beside what the calls say. */
  public boolean isDepartureByHand(Attendance visit) {
    return visit.departedAt() != null && !visit.departedAt().equals(calledOut(visit));
  }

  /** The civil date that the story is about. */
  public LocalDate date() {
    return commissioned.map(Commissioned::date).orElseGet(() -> attendances.getFirst().date());
  }

  /** Why an attendance stands here: how its arrival, else its departure, lies to the plan. */
  public String match(Attendance visit) {
    if (commissioned.isEmpty()) {
      return "Counted for no commissioned visit";
    }
    Commissioned plan = commissioned.get();
    Instant in = visit.arrivedAt();
    return in != null
        ? "Counted for this commissioned visit: arrived "
            + place(in, plan.startAt(), plan.latestStartAt(), "start")
        : "Counted for this commissioned visit: left "
            + place(visit.beginsAt(), plan.endAt(), plan.latestEndAt(), "end");
  }

  private static String place(Instant at, Instant first, Instant last, String what) {
    if (at.isBefore(first)) {
      return CivilTime.length(Duration.between(at, first)) + " before the planned " + what;
    }
    return at.isAfter(last)
        ? CivilTime.length(Duration.between(last, at)) + " after the latest " + what
        : "within the planned time";
  }
}
