package org.visitline.portal.today;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.furniture.PageAddress;

/**
 * One day as it stands.
 *
 * @param date the civil date on which the visits begin
 * @param asAt the moment at which it was read
 * @param lines every commissioned visit of the day: time-critical first, then what wants attention;
 *     handed over in order of time, which stays within these
 * @param unplanned visits of the day that take no slot of anything commissioned
 * @param notLoggedOut visits still open whose worker has arrived elsewhere since, on this day
 */
record Board(
    LocalDate date,
    Instant asAt,
    List<BoardLine> lines,
    List<Unplanned> unplanned,
    List<NotLoggedOut> notLoggedOut) {

  /** Within a provider or an area; among equals the order of time stays. */
  private static final Comparator<BoardLine> ORDER =
      Comparator.comparing((BoardLine line) -> !line.planned().timeCritical())
          .thenComparing(line -> !line.wantsAttention());

  Board {
    List<BoardLine> ofTheDay = lines;
    lines = lines.stream().map(line -> line.among(ofTheDay)).sorted(ORDER).toList();
  }

  /** A visit that takes no slot. */
  record Unplanned(
      String visitId,
      String provider,
      String serviceUser,
      String careWorker,
      @Nullable Instant arrivedAt,
      @Nullable Instant departedAt) {

    /** Where its story is. */
    public String story() {
      return "/visits/" + PageAddress.of(visitId);
    }
  }

  /**
   * A visit that no call has ended, though its worker is elsewhere by now.
   *
   * @param elsewhereAt when they first arrived at somebody else since
   */
  record NotLoggedOut(
      String visitId,
      String provider,
      String serviceUser,
      String careWorker,
      Instant arrivedAt,
      Instant elsewhereAt) {

    /** Where its story is. */
    public String story() {
      return "/visits/" + PageAddress.of(visitId);
    }
  }

  /** How many visits are in each state; states without any are left out. */
  record Counts(Map<BoardState, Integer> byState) {

    static Counts of(List<BoardLine> lines) {
      Map<BoardState, Integer> byState = new EnumMap<>(BoardState.class);
      lines.forEach(line -> byState.merge(line.state(), 1, Integer::sum));
      return new Counts(byState);
    }

    /** 0 where there is none. */
    public int of(BoardState state) {
      return byState.getOrDefault(state, 0);
    }

    /** Every one of them, those cancelled and suspended too. */
    public int all() {
      return byState.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** Counts over the whole board. */
  public Counts counts() {
    return Counts.of(lines);
  }

  /** Visits that were late and to which somebody has come since, the latest news first. */
  public List<BoardLine> allClears() {
    return lines.stream()
        .filter(BoardLine::isAllClear)
        .sorted(
            Comparator.comparing(BoardLine::arrivedAt, Comparator.nullsLast(naturalOrder()))
                .reversed())
        .toList();
  }

  /** Changes whenever anything on the board has; the moment of reading alone changes nothing. */
  public String mark() {
    return Integer.toHexString(Objects.hash(lines, unplanned, notLoggedOut));
  }
}
