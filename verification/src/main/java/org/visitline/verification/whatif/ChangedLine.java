package org.visitline.verification.whatif;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.timesheet.TimesheetLine;

/**
 * A visit that would have been another on the timesheet. Where calls would have been paired
 * otherwise, a visit may be there by one policy alone.
 *
 * @param before by the policy in force; null: no such visit
 * @param after by the other; null: no such visit
 */
public record ChangedLine(@Nullable TimesheetLine before, @Nullable TimesheetLine after) {

  /** What is another; empty where nothing is. Of the two, one at the most is null. */
  static Optional<ChangedLine> between(
      @Nullable TimesheetLine before, @Nullable TimesheetLine after) {
    return before == null || after == null
        ? Optional.of(new ChangedLine(before, after))
        : isSame(before, after) ? Optional.empty() : Optional.of(new ChangedLine(before, after));
  }

  private static boolean isSame(TimesheetLine one, TimesheetLine other) {
    return one.status() == other.status()
        && one.payableMinutes() == other.payableMinutes()
        && one.discrepancies().equals(other.discrepancies())
        && Objects.equals(slot(one), slot(other));
  }

  private static @Nullable CommissionedVisitId slot(TimesheetLine line) {
    CommissionedVisit commissioned = line.matched().commissioned();
    return commissioned == null ? null : commissioned.id();
  }

  /** Whichever there is. */
  public TimesheetLine either() {
    if (after != null) {
      return after;
    }
    if (before != null) {
      return before;
    }
    throw new IllegalStateException("a change of nothing");
  }

  /** What would have been found besides. */
  public Set<DiscrepancyCode> added() {
    return without(after, before);
  }

  /** What would not have been found. */
  public Set<DiscrepancyCode> gone() {
    return without(before, after);
  }

  /** By how many minutes more would have been payable. */
  public long minutes() {
    return (after == null ? 0 : after.payableMinutes())
        - (before == null ? 0 : before.payableMinutes());
  }

  private static Set<DiscrepancyCode> without(
      @Nullable TimesheetLine one, @Nullable TimesheetLine other) {
    Set<DiscrepancyCode> codes = new TreeSet<>();
    if (one != null) {
      codes.addAll(one.discrepancies());
    }
    if (other != null) {
      other.discrepancies().forEach(codes::remove);
    }
    return codes;
  }
}
