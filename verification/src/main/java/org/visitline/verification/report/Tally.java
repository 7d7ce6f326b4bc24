package org.visitline.verification.report;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.discrepancy.NotRun;
import org.visitline.verification.discrepancy.RuleFailure;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.matching.Outcome;

/** Counts what comes of a run, part by part, from several threads. */
final class Tally {

  private long callsRead;
  private long callsPaired;
  private long callsUnmatched;
  private long visits;
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Map<DiscrepancyCode, Long> found = new EnumMap<>(DiscrepancyCode.class);
  private final Map<String, Long> notRun = new TreeMap<>();
  private final Map<DiscrepancyCode, Long> failures = new EnumMap<>(DiscrepancyCode.class);

  /** Some homes, without the findings about them. */
  void add(BoroughOpinion opinion) {
    Map<Outcome, Long> ofHomes = outcomes(opinion);
    synchronized (this) {
      callsRead += opinion.callsRead();
      callsPaired += opinion.callsPlaced();
      callsUnmatched += opinion.callsUnmatched();
      for (ServiceUserOpinion home : opinion.serviceUsers()) {
        visits += home.visits().size();
      }
      ofHomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
    }
  }

  /** Some findings. */
  synchronized void add(Findings findings) {
    for (Finding finding : findings.found()) {
      found.merge(finding.code(), 1L, Long::sum);
    }
    for (NotRun reason : findings.notRun()) {
      notRun.merge(reason.code() + ": " + reason.why(), 1L, Long::sum);
    }
    for (RuleFailure failure : findings.failures()) {
      failures.merge(failure.code(), 1L, Long::sum);
    }
  }

  private static Map<Outcome, Long> outcomes(BoroughOpinion opinion) {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    for (ServiceUserOpinion home : opinion.serviceUsers()) {
      // What became of a commissioned visit is told by the findings about no single visit.
      FindingsBySubject findings =
          new FindingsBySubject(
              home.findings().found().stream().filter(f -> f.visit() == null).toList(), List.of());
      for (Fulfilment fulfilment : home.fulfilments()) {
        outcomes.merge(Summary.outcome(fulfilment, findings), 1L, Long::sum);
      }
    }
    return outcomes;
  }

  /** All of it. */
  synchronized Summary summary(long rowsRead, long rowsRejected, Duration taken) {
    return new Summary(
        rowsRead,
        rowsRejected,
        callsRead,
        callsPaired,
        callsUnmatched,
        callsRead - callsPaired - callsUnmatched,
        visits,
        outcomes,
        found,
        notRun,
        failures,
        taken);
  }
}
