package org.visitline.portal.timesheets;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.furniture.PageAddress;

/**
 * One visit on a timesheet.
 *
 * @param commissionedVisitId null where the visit takes no slot
 * @param actualMinutes floored; null without both times
 * @param payableMinutes 0 while it is held
 * @param status HELD, PENDING, ACCEPTED or VERIFIED
 * @param findings without the risk indicators, which are for officers
 */
record TimesheetLine(
    String providerId,
    String serviceUserId,
    String serviceUser,
    String careWorkerId,
    String careWorker,
    LocalDate date,
    String serviceType,
    @Nullable String commissionedVisitId,
    @Nullable Instant commissionedStart,
    @Nullable Integer commissionedMinutes,
    String visitId,
    @Nullable Instant arrivedAt,
    @Nullable Instant departedAt,
    @Nullable Integer actualMinutes,
    int payableMinutes,
    String status,
    List<FindingKind> findings) {

  /** Where the visit's story is. */
  public String story() {
    return "/provider/visits/" + PageAddress.of(visitId);
  }

  /** For the style sheet. */
  public String statusCss() {
    return "status-" + status.toLowerCase(java.util.Locale.ROOT);
  }
}
