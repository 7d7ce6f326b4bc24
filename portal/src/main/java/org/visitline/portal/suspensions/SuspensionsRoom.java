package org.visitline.portal.suspensions;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({SuspensionsController.class, JooqStops.class})
public class SuspensionsRoom {

  /** Made by Spring. */
  public SuspensionsRoom() {}
}
