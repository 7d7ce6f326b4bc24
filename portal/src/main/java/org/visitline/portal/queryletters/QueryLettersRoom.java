package org.visitline.portal.queryletters;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. The letters are written beside the portal. */
@Configuration(proxyBeanMethods = false)
@Import({JooqQueryTold.class})
public class QueryLettersRoom {

  /** Made by Spring. */
  public QueryLettersRoom() {}
}
