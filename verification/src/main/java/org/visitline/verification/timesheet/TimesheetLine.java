package org.visitline.verification.timesheet;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.matching.MatchedVisit;

/**
 * One visit as a provider's timesheet shows it.
 *
 * @param actualMinutes floored; null unless both times are known
 * @param payableMinutes none while held
 * @param discrepancies of the visit and of the commissioned visit that it fills, by name
 */
public record TimesheetLine(
    MatchedVisit matched,
    @Nullable Long actualMinutes,
    long payableMinutes,
    TimesheetStatus status,
    List<DiscrepancyCode> discrepancies) {

  /** By service user, then when the visit began, then its name. */
  public static final Comparator<TimesheetLine> IN_ORDER =
      Comparator.comparing((TimesheetLine line) -> line.matched().visit().serviceUser().id())
          .thenComparing(TimesheetLine::matched, MatchedVisit.IN_ORDER);
}
