package org.visitline.portal.today;

import static java.util.Comparator.naturalOrder;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.calls.DoorCall;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.PageAddress;

/**
 * One commissioned visit on the board.
 *
 * @param planned what was commissioned
 * @param arrivedAt the first arrival; null while nobody logged one
 * @param departedAt the last departure; null while anybody is still there or nobody logged one
 * @param stillThere whether a care worker is there now
 * @param findings what was found about it and its visits
 * @param dealtWith those of them that officers have acknowledged, all there are of a kind
 * @param atTheDoor calls from the home about that time on which a worker said that there was no
 *     visit
 * @param lateFrom after this moment nobody there means late: the contract's tolerance is over
 * @param turnedAway whether it is still to come, though a worker has said at the door that there is
 *     no visit
 */
record BoardLine(
    Planned planned,
    @Nullable Instant arrivedAt,
    @Nullable Instant departedAt,
    boolean stillThere,
    Set<FindingKind> findings,
    Set<FindingKind> dealtWith,
    List<DoorCall> atTheDoor,
    BoardState state,
    Instant lateFrom,
    boolean turnedAway) {

  /** What was commissioned, as the opinion table has it. */
  record Planned(
      String id,
      String providerId,
      String provider,
      String serviceUserId,
      String serviceUser,
      @Nullable String postcode,
      String serviceType,
      Instant startAt,
      Instant latestStartAt,
      int minutes,
      int workers,
      boolean timeCritical,
      boolean cancelled,
      boolean suspended,
      int slotsFilled) {

    /** Until when it may last. */
    Instant latestEndAt() {
      return latestStartAt.plus(Duration.ofMinutes(minutes));
    }

    /** How far a moment lies outside the time in which it may begin. */
    private Duration away(Instant at) {
      if (at.isBefore(startAt)) {
        return Duration.between(at, startAt);
      }
      return at.isAfter(latestStartAt) ? Duration.between(latestStartAt, at) : Duration.ZERO;
    }

    /** Where its story is. */
    public String story() {
      return "/commissioned-visits/" + PageAddress.of(id);
    }

    /** The postcode district, {@code QB4}; a dash where no postcode is known. */
    public String area() {
      String known = postcode == null ? "" : postcode.strip();
      return known.isEmpty() ? "No postcode" : known.split(" ", 2)[0];
    }

    /** Whether it may begin within a span of time and not only at one moment. */
    public boolean hasWindow() {
      return latestStartAt.isAfter(startAt);
    }
  }

  /**
   * Tells the state.
   *
   * @param lateAfter how long after the latest start nobody may have come before the board says so:
   *     the contract's tolerance
   */
  static BoardLine of(
      Planned planned,
      @Nullable Instant arrivedAt,
      @Nullable Instant departedAt,
      boolean stillThere,
      Set<FindingKind> findings,
      Set<FindingKind> dealtWith,
      List<DoorCall> atTheDoor,
      Instant now,
      Duration lateAfter) {
    Instant lateFrom = planned.latestStartAt().plus(lateAfter);
    BoardState state;
    if (planned.cancelled()) {
      state = BoardState.CANCELLED;
    } else if (planned.suspended()) {
      state = BoardState.SUSPENDED;
    } else if (stillThere) {
      state = BoardState.ARRIVED;
    } else if (planned.slotsFilled() > 0) {
      state = BoardState.DONE;
    } else if (findings.contains(FindingKind.UNVERIFIED_VISIT)) {
      state = BoardState.UNVERIFIED;
    } else if (findings.contains(FindingKind.MISSED_VISIT)) {
      state = BoardState.MISSED;
    } else if (now.isAfter(lateFrom)) {
      state = BoardState.LATE;
    } else {
      state = BoardState.EXPECTED;
    }
    return new BoardLine(
        planned,
        arrivedAt,
        departedAt,
        stillThere,
        findings,
        dealtWith,
        atTheDoor,
        state,
        lateFrom,
        state == BoardState.EXPECTED && !atTheDoor.isEmpty());
  }

  /**
   * The same, where the other visits of the day are known: a call at the door is about one of them,
   * whatever it is shown beside.
   */
  BoardLine among(List<BoardLine> ofTheDay) {
    if (!turnedAway) {
      return this;
    }
    return atTheDoor.stream().anyMatch(call -> nearest(call, ofTheDay).contains(planned))
        ? this
        : new BoardLine(
            planned,
            arrivedAt,
            departedAt,
            stillThere,
            findings,
            dealtWith,
            atTheDoor,
            state,
            lateFrom,
            false);
  }

  /**
   * What a call at the door is about: of the visits at the homes that it rang from, the nearest of
   * the worker's own provider; of any provider where that one has none there.
   */
  private static List<Planned> nearest(DoorCall call, List<BoardLine> ofTheDay) {
    List<Planned> there =
        ofTheDay.stream()
            .map(BoardLine::planned)
            .filter(one -> call.homes().contains(one.serviceUserId()))
            .filter(one -> !one.cancelled() && !one.suspended())
            .toList();
    List<Planned> own =
        there.stream().filter(one -> one.providerId().equals(call.providerId())).toList();
    List<Planned> meant = own.isEmpty() ? there : own;
    Optional<Duration> least = meant.stream().map(one -> one.away(call.at())).min(naturalOrder());
    return meant.stream()
        .filter(one -> least.filter(one.away(call.at())::equals).isPresent())
        .toList();
  }

  /** Findings to show beside the state: those that somebody has to answer. */
  public List<FindingKind> toAnswer() {
    return findings.stream()
        .filter(FindingKind::wantsAnswer)
        .filter(kind -> !dealtWith.contains(kind))
        .sorted()
        .toList();
  }

  /**
   * Whether nobody had come when the tolerance was over, and somebody has since: what was late, and
   * perhaps taken for missed, is well.
   */
  public boolean isAllClear() {
    return arrivedAt != null && arrivedAt.isAfter(lateFrom) && !wantsAttention();
  }

  /** How long after the latest start the first worker came; asked only where one did. */
  public String lateBy() {
    return CivilTime.length(
        Duration.between(planned.latestStartAt(), Objects.requireNonNull(arrivedAt))
            .truncatedTo(ChronoUnit.MINUTES));
  }

  /** Whether somebody should look now, and nobody has yet. */
  public boolean wantsAttention() {
    return switch (state) {
      case MISSED -> !dealtWith.contains(FindingKind.MISSED_VISIT);
      case UNVERIFIED -> !dealtWith.contains(FindingKind.UNVERIFIED_VISIT);
      default ->
          state.wantsAttention()
              || turnedAway
              || (findings.contains(FindingKind.WORKER_MISSING)
                  && !dealtWith.contains(FindingKind.WORKER_MISSING));
    };
  }
}
