package org.visitline.verification.discrepancy.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Evidence;
import org.visitline.verification.discrepancy.Measurement;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.discrepancy.Wording;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.policy.Policy;

/** Visits that leave no time to go from one to the next. */
public final class CallCramming implements Rule.OfHistory {

  private static final int LEAST = 3;

  @Override
  public DiscrepancyCode code() {
    return DiscrepancyCode.CALL_CRAMMING;
  }

  @Override
  public String page() {
    return """
    A run of at least 3 complete visits of a worker, consecutive by arrival, beginning on one civil date,
    each at another service user (sharing no registered number) than the one before, with gaps of 0 to
    2 min, both included. One finding a longest run, on its first visit; measured is how many visits it
    has.
    """;
  }

  @Override
  public Set<Whose> whose() {
    return EnumSet.of(Whose.WORKER);
  }

  @Override
  public void check(History history, Setting setting, Raised raised) {
    List<MatchedVisit> run = new ArrayList<>();
    for (MatchedVisit visit : CompleteVisits.of(history.visits())) {
      if (!run.isEmpty() && !follows(run.getLast(), visit, setting)) {
        finish(run, raised);
        run = new ArrayList<>();
      }
      run.add(visit);
    }
    finish(run, raised);
  }

  private static boolean follows(MatchedVisit earlier, MatchedVisit later, Setting setting) {
    Duration gap = CompleteVisits.gap(earlier, later);
    Policy policy = setting.policyFor(later);
    return earlier.visit().date().equals(later.visit().date())
        && !gap.isNegative()
        && gap.compareTo(policy.crammingGap()) <= 0
        && CompleteVisits.areApart(earlier, later);
  }

  private static void finish(List<MatchedVisit> run, Raised raised) {
    if (run.size() >= LEAST) {
      raised.raise(
          run.getFirst(),
          null,
          new Seen(run.getFirst().visit(), run.getLast().visit(), run.size()));
    }
  }

  /** The run's ends, and how many visits it has. */
  record Seen(Visit first, Visit last, int visits) implements Evidence {
    @Override
    public Measurement measurement() {
      return new Measurement(visits, LEAST);
    }

    @Override
    public String explanation(Wording words) {
      return "Beginning with "
          + words.visit(first)
          + ", "
          + visits
          + " visits at different homes followed each other with next to no time between, the last"
          + " at "
          + words.time(last.begins())
          + "; "
          + LEAST
          + " or more are asked about.";
    }
  }
}
