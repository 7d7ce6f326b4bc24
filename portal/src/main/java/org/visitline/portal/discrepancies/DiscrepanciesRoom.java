package org.visitline.portal.discrepancies;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What this room gives to Spring. */
@Configuration(proxyBeanMethods = false)
@Import({
  DiscrepanciesController.class,
  JooqFindings.class,
  JooqOlderFindings.class,
  JooqAcknowledged.class,
  AcknowledgeController.class,
  SavedViewsController.class,
  JooqSavedViews.class,
  RuleFailuresController.class,
  JooqRuleFailures.class,
  UnmatchedCallsController.class,
  JooqUnmatchedCalls.class,
  JooqDecidedCalls.class
})
public class DiscrepanciesRoom {

  /** Made by Spring. */
  public DiscrepanciesRoom() {}
}
