package org.visitline.portal.pins;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({PinsController.class, JooqPins.class})
public class PinsRoom {

  /** Made by Spring. */
  public PinsRoom() {}
}
