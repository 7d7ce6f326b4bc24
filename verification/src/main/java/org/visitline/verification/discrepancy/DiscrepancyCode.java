package org.visitline.verification.discrepancy;

/** Every kind of discrepancy, in the order of the catalogue. */
public enum DiscrepancyCode {
  UNKNOWN_WORKER(DiscrepancyClass.F),
  UNKNOWN_SERVICE_USER(DiscrepancyClass.F),
  NO_ARRIVAL_CALL(DiscrepancyClass.F),
  NO_DEPARTURE_CALL(DiscrepancyClass.F),
  VISIT_WHILE_SUSPENDED(DiscrepancyClass.F),
  UNPLANNED_VISIT(DiscrepancyClass.F),
  NO_SERVICE_ORDER(DiscrepancyClass.F),
  MISSED_VISIT(DiscrepancyClass.A),
  UNVERIFIED_VISIT(DiscrepancyClass.A),
  WORKER_MISSING(DiscrepancyClass.A),
  LATE_ARRIVAL(DiscrepancyClass.A),
  VERY_LATE_ARRIVAL(DiscrepancyClass.A),
  EARLY_ARRIVAL(DiscrepancyClass.A),
  SHORT_VISIT(DiscrepancyClass.A),
  VERY_SHORT_VISIT(DiscrepancyClass.A),
  LONG_VISIT(DiscrepancyClass.A),
  NOT_TOGETHER(DiscrepancyClass.A),
  OTHER_LINE(DiscrepancyClass.A),
  MOBILE_LINE(DiscrepancyClass.A),
  WITHHELD_LINE(DiscrepancyClass.A),
  LINES_DIFFER(DiscrepancyClass.A),
  MANUAL_ENTRY(DiscrepancyClass.A),
  MANUAL_AT_PLAN(DiscrepancyClass.R),
  OTHER_WORKER(DiscrepancyClass.N),
  EXTRA_CALLS(DiscrepancyClass.N),
  DIRECTION_INFERRED(DiscrepancyClass.N),
  WORKER_OVERLAP(DiscrepancyClass.R),
  IMPOSSIBLE_TRAVEL(DiscrepancyClass.R),
  CALL_CRAMMING(DiscrepancyClass.R),
  CLIPPING(DiscrepancyClass.R),
  SHARED_PHONE(DiscrepancyClass.R),
  WORKERS_OWN_PHONE(DiscrepancyClass.R),
  PIN_SHARED(DiscrepancyClass.R),
  COMMISSIONED_SHORT(DiscrepancyClass.N);

  private final DiscrepancyClass kind;

  DiscrepancyCode(DiscrepancyClass kind) {
    this.kind = kind;
  }

  /** What is to be done about it. */
  public DiscrepancyClass kind() {
    return kind;
  }
}
