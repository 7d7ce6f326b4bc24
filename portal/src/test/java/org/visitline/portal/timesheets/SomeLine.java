package org.visitline.portal.timesheets;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.visitline.portal.discrepancies.FindingKind;

/** Lines of a fictional timesheet. */
final class SomeLine {

  /** In the night in which an hour comes twice, in its second coming. */
  static final Instant ARRIVED = Instant.parse("2026-10-25T01:29:59.500Z");

  private SomeLine() {}

  static TimesheetLine of(String visit) {
    return of(visit, "Mrs Ada Example");
  }

  static TimesheetLine of(String visit, String serviceUser) {
    return new TimesheetLine(
        "ALDER",
        "S1",
        serviceUser,
        "W1",
        "Wanda Alderson",
        LocalDate.of(2026, 10, 25),
        "personal care",
        "V1",
        Instant.parse("2026-10-25T00:30:00Z"),
        30,
        visit,
        ARRIVED,
        null,
        null,
        0,
        "HELD",
        List.of(FindingKind.NO_DEPARTURE_CALL, FindingKind.LATE_ARRIVAL),
        null);
  }
}
