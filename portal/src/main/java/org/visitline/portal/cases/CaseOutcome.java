package org.visitline.portal.cases;

/** How a case can end. */
enum CaseOutcome {
  NONE("Nothing further"),
  ACTION_PLAN("Action plan with dates"),
  WORKERS_MATTER("A worker’s matter, for the provider"),
  FEEDBACK_GIVEN("Feedback given to the person or their social worker");

  private final String label;

  CaseOutcome(String label) {
    this.label = label;
  }

  /** On a page. */
  public String label() {
    return label;
  }
}
