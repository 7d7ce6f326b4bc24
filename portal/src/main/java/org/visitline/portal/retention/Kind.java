package org.visitline.portal.retention;

/** What has a period of its own. Named as in the table {@code retention_period}. */
public enum Kind {
  CARE("Everything on a service user", "after care has ended"),
  CARE_WORKER("A care worker’s entry", "after the job has ended and no visit of theirs is kept"),
  CALLS("Calls that are tied to nobody", "after they rang"),
  ALERTS("Alerts and whom they told", "after they were decided"),
  SEALED("Sealed timesheets and their files", "after the last day that they are of"),
  AUDIT("Who looked, who changed", "after it was done");

  private final String said;
  private final String from;

  Kind(String said, String from) {
    this.said = said;
    this.from = from;
  }

  /** As pages say it. */
  public String said() {
    return said;
  }

  /** From when the period counts. */
  public String from() {
    return from;
  }
}
