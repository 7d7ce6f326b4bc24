package org.visitline.portal.alerts;

import org.visitline.portal.alerttimes.Stage;

/** Whether to tell, or why not. Named as in the table {@code alert_decision}. */
public enum Verdict {
  /** Nobody came, or too few: tell. */
  TELL,

  /** Everybody who was wanted had logged in. */
  ARRIVED,

  /** The visit was cancelled. */
  CANCELLED,

  /** The service user's care was suspended. */
  SUSPENDED,

  /**
   * The telephone service could not have logged a call. Only rows of earlier versions have it: what
   * an outage may have hidden is told, with the doubt.
   */
  OUTAGE;

  /**
   * What was done, as pages and papers say it.
   *
   * @param somebody whether anybody was registered to be told at the time
   */
  public String said(Stage stage, boolean somebody) {
    if (this != TELL) {
      return stage.notTold();
    }
    return somebody ? stage.told() : stage.nobody();
  }
}
