package org.visitline.portal.sealing;

import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.timesheets.TimesheetPdf;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({
  PaperController.class,
  SealingController.class,
  JooqPapers.class,
  JooqPaperFiles.class,
  JooqSealing.class,
  JooqLateChanges.class
})
public class SealingRoom {

  /** Made by Spring. */
  public SealingRoom() {}

  @Bean
  PaperFiles paperFiles(TimesheetPdf pdf, CivilTime civil, PortalSettings settings) {
    return new PaperFiles(pdf, civil, settings, FinanceTemplate.read(settings.financeTemplate()));
  }

  @Bean(destroyMethod = "close")
  LateChanges lateChanges(
      DSLContext jooq, JooqLateChanges changes, CivilTime civil, PortalSettings settings) {
    return new LateChanges(
            new JooqPapers(jooq), changes, new JooqNights(jooq, settings.zone()), civil)
        .start();
  }
}
