package org.visitline.portal.timesheets;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({TimesheetController.class, JooqTimesheet.class})
public class TimesheetsRoom {

  /** Made by Spring. */
  public TimesheetsRoom() {}
}
