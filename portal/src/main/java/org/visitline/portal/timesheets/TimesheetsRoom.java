package org.visitline.portal.timesheets;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.documents.Pdf;
import org.visitline.portal.furniture.CivilTime;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({TimesheetController.class, OverviewController.class, JooqTimesheet.class})
public class TimesheetsRoom {

  /** Made by Spring. */
  public TimesheetsRoom() {}

  @Bean
  TimesheetPdf timesheetPdf(Pdf pdf, CivilTime civil, PortalSettings settings) {
    return new TimesheetPdf(pdf, civil, settings);
  }
}
