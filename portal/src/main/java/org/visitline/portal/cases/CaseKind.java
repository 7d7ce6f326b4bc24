package org.visitline.portal.cases;

/** Why a case was opened. */
enum CaseKind {
  COMPLAINT("Complaint"),
  SAFEGUARDING("Safeguarding enquiry"),
  MONITORING("Contract monitoring");

  private final String label;

  CaseKind(String label) {
    this.label = label;
  }

  /** On a page. */
  public String label() {
    return label;
  }
}
