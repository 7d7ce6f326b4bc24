package org.visitline.portal.retention;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.visitline.portal.PortalSettings;
import org.visitline.schema.Database;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({RetentionController.class, JooqRetention.class})
public class RetentionRoom {

  /** Made by Spring. */
  public RetentionRoom() {}

  @Bean
  RetentionRun retentionRun(Database database, PortalSettings settings) {
    return new RetentionRun(database, settings.zone());
  }

  @Bean
  PersonExport personExport(Database database, PortalSettings settings) {
    return new PersonExport(database, settings.zone());
  }
}
