package org.visitline.portal.timesheets;

import java.util.List;
import java.util.function.ToLongFunction;
import org.visitline.portal.timesheets.JooqTimesheet.Total;

/**
 * The sums at the foot of a timesheet.
 *
 * @param byStatus one a status that occurs
 */
record Totals(List<Total> byStatus) {

  public long visits() {
    return sum(Total::visits);
  }

  public long commissioned() {
    return sum(Total::commissioned);
  }

  public long actual() {
    return sum(Total::actual);
  }

  public long payable() {
    return sum(Total::payable);
  }

  private long sum(ToLongFunction<Total> minutes) {
    return byStatus.stream().mapToLong(minutes).sum();
  }
}
