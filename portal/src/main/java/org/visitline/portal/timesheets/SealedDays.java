package org.visitline.portal.timesheets;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.visitline.portal.access.Scope;

/** What is sealed of some days; given by the room that keeps sealed timesheets. */
public interface SealedDays {

  /**
   * A sealed timesheet, as another page points to it.
   *
   * @param address among the reader's own pages
   * @param drawnUpAt of a timesheet when the provider sealed it
   * @param label how far it is, for a tag
   * @param css for the style sheet
   * @param corrections of a timesheet, the oldest first
   */
  record Sealed(
      String name,
      String address,
      Period period,
      Instant drawnUpAt,
      String label,
      String css,
      List<Sealed> corrections) {

    boolean holds(LocalDate day) {
      return !period.from().isAfter(day) && !period.to().isBefore(day);
    }
  }

  /** Timesheets, by provider, without those that were returned: they hold nothing any more. */
  Map<String, List<Sealed>> within(Period period, Scope scope);
}
