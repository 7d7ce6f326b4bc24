package org.visitline.portal.cases;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. Every page of it is an officer's. */
@Configuration(proxyBeanMethods = false)
@Import({
  CasesController.class,
  GatherController.class,
  LogBookController.class,
  JooqCases.class,
  JooqLogBook.class,
})
public class CasesRoom {

  /** Made by Spring. */
  public CasesRoom() {}
}
