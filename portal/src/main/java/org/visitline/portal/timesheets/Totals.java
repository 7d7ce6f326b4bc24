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

  /** Visits of one status, and their minutes. */
  public record Total(String status, int visits, long commissioned, long actual, long payable) {

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

  /** Visits of a status. */
  public long visitsOf(String status) {
    return sum(total -> total.status().equals(status) ? total.visits() : 0);
  }

  private long sum(ToLongFunction<Total> minutes) {
    return byStatus.stream().mapToLong(minutes).sum();
  }
}
