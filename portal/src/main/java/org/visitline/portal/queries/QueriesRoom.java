package org.visitline.portal.queries;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({
  QueriesController.class,
  AnswerController.class,
  JooqQueryPages.class,
  JooqQueryLists.class,
  JooqDocuments.class
})
public class QueriesRoom {

  /** Made by Spring. */
  public QueriesRoom() {}
}
