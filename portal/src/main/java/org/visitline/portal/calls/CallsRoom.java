package org.visitline.portal.calls;

import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.visitline.portal.PortalSettings;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({JooqMessages.class, MessageController.class})
public class CallsRoom {

  /** Made by Spring. */
  public CallsRoom() {}

  @Bean
  JooqWhose whose(DSLContext jooq, PortalSettings settings) {
    return new JooqWhose(jooq, settings.zone());
  }

  @Bean
  JooqDoorCalls doorCalls(DSLContext jooq, PortalSettings settings) {
    return new JooqDoorCalls(jooq, settings.zone());
  }
}
