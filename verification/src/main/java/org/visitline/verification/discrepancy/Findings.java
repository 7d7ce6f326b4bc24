package org.visitline.verification.discrepancy;

import java.util.ArrayList;
import java.util.List;

/** What running rules gave: the findings, and apart from them what could not be looked at. */
public final class Findings {

  private final List<Finding> found = new ArrayList<>();
  private final List<RuleFailure> failures = new ArrayList<>();
  private final List<NotRun> notRun = new ArrayList<>();

  void add(Finding finding) {
    found.add(finding);
  }

  void add(RuleFailure failure) {
    failures.add(failure);
  }

  void add(NotRun reason) {
    notRun.add(reason);
  }

  /** Takes in what another run gave. */
  public void addAll(Findings other) {
    found.addAll(other.found);
    failures.addAll(other.failures);
    notRun.addAll(other.notRun);
  }

  /** What was found, in the order it was found. */
  public List<Finding> found() {
    return found;
  }

  /** The rules that threw. */
  public List<RuleFailure> failures() {
    return failures;
  }

  /** What rules could not look at. */
  public List<NotRun> notRun() {
    return notRun;
  }
}
