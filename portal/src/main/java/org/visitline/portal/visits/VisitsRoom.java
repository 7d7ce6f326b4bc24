package org.visitline.portal.visits;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({StoryController.class, JooqStories.class, AmendController.class, JooqAmended.class})
public class VisitsRoom {

  /** Made by Spring. */
  public VisitsRoom() {}
}
