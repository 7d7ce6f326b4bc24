package org.visitline.portal.timesheets;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.visitline.verification.timesheet.TimesheetStatus;

/**
 * The sums at the foot of a timesheet.
 *
 * @param byStatus one a status that occurs
 */
public record Totals(List<Total> byStatus) {

  /**
   * Visits of one status, and their minutes.
   *
   * @param due what these visits add to what is to be paid; below 0 where a correction takes back
   */
  public record Total(
      String status, int visits, long commissioned, long actual, long payable, long due) {

    /** Of lines that are on no paper yet: due is what could be paid at once. */
    static Total ofNow(String status, int visits, long commissioned, long actual, long payable) {
      return new Total(
          status, visits, commissioned, actual, payable, isSettled(status) ? payable : 0);
    }

    /** The status as people read it. */
    public String said() {
      return StatusWords.of(status);
    }

    /** For the style sheet. */
    public String css() {
      return "status-" + status.toLowerCase(Locale.ROOT);
    }

    /** Whether nothing stands between these visits and their pay. A line removed is none. */
    public boolean settled() {
      return isSettled(status);
    }

    private static boolean isSettled(String status) {
      return TimesheetStatus.ACCEPTED.name().equals(status)
          || TimesheetStatus.VERIFIED.name().equals(status);
    }
  }

  /** How many there are. */
  public long visits() {
    return sum(Total::visits);
  }

  /** Minutes commissioned. */
  public long commissioned() {
    return sum(Total::commissioned);
  }

  /** Minutes that calls show. */
  public long actual() {
    return sum(Total::actual);
  }

  /** Minutes by the payment rule, whatever still waits. */
  public long payable() {
    return sum(Total::payable);
  }

  /** Minutes that can be paid now: verified, or accepted. */
  public long settled() {
    return sum(total -> total.settled() ? total.payable() : 0);
  }

  /** Minutes that wait for an officer's acknowledgement. */
  public long pending() {
    return sum(total -> total.settled() ? 0 : total.payable());
  }

  /** Minutes that these visits add to what is to be paid. */
  public long due() {
    return sum(Total::due);
  }

  /** Of a correction: {@code It takes back 58 minutes.} */
  public String correctionSaid() {
    long minutes = Math.abs(due());
    return String.format(
        Locale.UK,
        "It %s %,d %s.",
        due() < 0 ? "takes back" : "adds",
        minutes,
        minutes == 1 ? "minute" : "minutes");
  }

  /** Visits of a status. */
  public long visitsOf(String status) {
    return sum(total -> total.status().equals(status) ? total.visits() : 0);
  }

  private long sum(ToLongFunction<Total> minutes) {
    return byStatus.stream().mapToLong(minutes).sum();
  }
}
