package org.visitline.portal.alerttimes;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring: its pages. */
@Configuration(proxyBeanMethods = false)
@Import({AlertTimesController.class, JooqAlertTimes.class})
public class AlertTimesRoom {

  /** Made by Spring. */
  public AlertTimesRoom() {}
}
