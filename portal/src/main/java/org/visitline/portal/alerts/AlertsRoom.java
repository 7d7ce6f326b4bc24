package org.visitline.portal.alerts;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring: its pages. The rounds run beside the portal. */
@Configuration(proxyBeanMethods = false)
@Import({AlertsController.class, JooqTraces.class})
public class AlertsRoom {

  /** Made by Spring. */
  public AlertsRoom() {}
}
