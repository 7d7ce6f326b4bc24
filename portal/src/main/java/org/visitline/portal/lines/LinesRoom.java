package org.visitline.portal.lines;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({LinesController.class, JooqLines.class})
public class LinesRoom {

  /** Made by Spring. */
  public LinesRoom() {}
}
