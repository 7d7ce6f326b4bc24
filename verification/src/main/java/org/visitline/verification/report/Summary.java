package org.visitline.verification.report;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.FindingsBySubject;
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
