package org.visitline.portal.reasons;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import(ReasonsController.class)
public class ReasonsRoom {

  /** Made by Spring. */
  public ReasonsRoom() {}
}
