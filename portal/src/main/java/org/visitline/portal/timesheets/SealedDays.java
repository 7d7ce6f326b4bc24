package org.visitline.portal.timesheets;

import java.util.List;
import java.util.Map;
import org.visitline.portal.access.Scope;

/** What is sealed of some days; given by the room that keeps sealed timesheets. */
public interface SealedDays {

  /**
   * A sealed timesheet, as another page points to it.
   *
   * @param label how far it is, for a tag
   * @param css for the style sheet
   * @param due minutes that it makes due
   */
  record Sealed(String name, String address, Period period, String label, String css, long due) {}

  /** By provider. */
  Map<String, List<Sealed>> within(Period period, Scope scope);
}
