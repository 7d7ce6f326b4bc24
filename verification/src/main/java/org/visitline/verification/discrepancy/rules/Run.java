package org.visitline.verification.discrepancy.rules;

/** Tells where something that held for no visit before begins to hold, and is told once a run. */
final class Run {

  private boolean holding;

  /** Whether this is the first of a run of visits for which it holds. */
  boolean begins(boolean holds) {
    boolean first = holds && !holding;
    holding = holds;
    return first;
  }
}
