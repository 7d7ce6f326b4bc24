package org.visitline.verification.report;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

/**
 * The run in figures.
 *
 * @param rowsRead of all files
 * @param rowsRejected of all files
 * @param outcomes how many commissioned visits came to what
 * @param discrepancies how many findings of each code; codes without any are left out
 * @param notRun how often a rule could not look, and why
 * @param failures how often a rule threw: our fault
 */
public record Summary(
    long rowsRead,
    long rowsRejected,
    long callsRead,
    long callsPaired,
    long callsUnmatched,
    long callsAbandoned,
    long visits,
    Map<Outcome, Long> outcomes,
    Map<DiscrepancyCode, Long> discrepancies,
    Map<String, Long> notRun,
    Map<DiscrepancyCode, Long> failures,
    Duration taken) {

  static Summary of(BoroughOpinion opinion, long rowsRead, long rowsRejected, Duration taken) {
    long visits = 0;
    for (ServiceUserOpinion ofOne : opinion.serviceUsers()) {
      visits += ofOne.visits().size();
    }
    Findings findings = opinion.findings();
    Map<DiscrepancyCode, Long> found = new EnumMap<>(DiscrepancyCode.class);
    for (Finding finding : findings.found()) {
      found.merge(finding.code(), 1L, Long::sum);
    }
    Map<String, Long> notRun = new TreeMap<>();
    for (NotRun reason : findings.notRun()) {
      notRun.merge(reason.code() + ": " + reason.why(), 1L, Long::sum);
    }
    Map<DiscrepancyCode, Long> failures = new EnumMap<>(DiscrepancyCode.class);
    for (RuleFailure failure : findings.failures()) {
      failures.merge(failure.code(), 1L, Long::sum);
    }
    return new Summary(
        rowsRead,
        rowsRejected,
        opinion.callsRead(),
        opinion.callsPlaced(),
        opinion.callsUnmatched(),
        opinion.callsRead() - opinion.callsPlaced() - opinion.callsUnmatched(),
        visits,
        outcomes(opinion),
        found,
        notRun,
        failures,
        taken);
  }

  private static Map<Outcome, Long> outcomes(BoroughOpinion opinion) {
    return opinion.serviceUsers().parallelStream()
        .flatMap(
            ofOne -> {
              // What became of a commissioned visit is told by the findings about no single visit.
              FindingsBySubject findings =
                  new FindingsBySubject(
                      ofOne.findings().found().stream().filter(f -> f.visit() == null).toList(),
                      List.of());
              return ofOne.fulfilments().stream().map(f -> outcome(f, findings));
            })
        .collect(
            Collectors.groupingBy(
                outcome -> outcome, () -> new EnumMap<>(Outcome.class), Collectors.counting()));
  }

  /** What became of a commissioned visit, told by what was found about it. */
  public static Outcome outcome(Fulfilment fulfilment, FindingsBySubject findings) {
    if (fulfilment.commissioned().cancelled()) {
      return Outcome.CANCELLED;
    }
    if (fulfilment.suspended()) {
      return Outcome.SUSPENDED;
    }
    if (fulfilment.missing() == 0) {
      return Outcome.ATTENDED;
    }
    Collection<Finding> about = findings.aboutTheWhole(fulfilment.commissioned());
    for (Finding finding : about) {
      switch (finding.code()) {
        case MISSED_VISIT -> {
          return Outcome.MISSED;
        }
        case UNVERIFIED_VISIT -> {
          return Outcome.UNVERIFIED;
        }
        case WORKER_MISSING -> {
          return Outcome.PARTLY_ATTENDED;
        }
        default -> {}
      }
    }
    return Outcome.EXPECTED;
  }

  /** As {@code summary.json} has it. */
  String json() {
    double seconds = taken.toMillis() / 1000.0;
    return new JsonText()
        .add("rows_read", rowsRead)
        .add("rows_rejected", rowsRejected)
        .add("calls_read", callsRead)
        .add("calls_paired", callsPaired)
        .add("calls_unmatched", callsUnmatched)
        .add("calls_abandoned", callsAbandoned)
        .add("visits", visits)
        .add("commissioned_visits", outcomes)
        .add("discrepancies", discrepancies)
        .add("not_run", notRun)
        .add("rules_failed", failures)
        .add("seconds", seconds)
        .add("rows_per_second", seconds == 0 ? rowsRead : Math.round(rowsRead / seconds))
        .finish();
  }
}
