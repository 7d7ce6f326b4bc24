package org.visitline.portal.timesheets;

import java.io.Closeable;

/** A file that is written line by line. Closing makes it whole and leaves open what it goes to. */
public interface TimesheetFile extends Closeable {

  /** The next visit. */
  void add(TimesheetLine line);
}
