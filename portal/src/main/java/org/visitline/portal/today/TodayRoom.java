package org.visitline.portal.today;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({TodayController.class, JooqBoard.class, JooqNotLoggedOut.class, LiveBoards.class})
public class TodayRoom {

  /** Made by Spring. */
  public TodayRoom() {}
}
