package org.visitline.verification.whatif;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.visitline.verification.SharedHistory;
import org.visitline.verification.VerificationRun;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.discrepancy.RuleFailure;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.timesheet.Timesheet;
import org.visitline.verification.timesheet.TimesheetLine;

/** The latest days of a borough by one set of policies: as many as a later day's rules look at. */
final class RecentDays {

  private final Setting setting;
  private final VerificationRun run;
  private final Map<SharedHistory, List<MatchedVisit>> histories = new HashMap<>();
  private final List<MatchedVisit> untold = new ArrayList<>();
  private final List<Finding> found = new ArrayList<>();
  private final List<RuleFailure> failures = new ArrayList<>();

  RecentDays(Setting setting) {
    this.setting = setting;
    this.run = new VerificationRun(setting);
  }

  void add(Collection<MatchedVisit> visits, Collection<Finding> findings) {
    for (MatchedVisit matched : visits) {
      List<SharedHistory> of = new ArrayList<>(SharedHistory.of(matched));
      String home = matched.visit().serviceUser().id().value();
      of.add(new SharedHistory(Rule.Whose.SERVICE_USER, home));
      for (SharedHistory history : of) {
        histories.computeIfAbsent(history, none -> new ArrayList<>()).add(matched);
      }
    }
    untold.addAll(visits);
    found.addAll(findings);
  }

  void addFailures(Collection<RuleFailure> some) {
    failures.addAll(some);
  }

  /** Those of some days, which are not given again. */
  List<MatchedVisit> takeUntold(DateRange days) {
    List<MatchedVisit> taken =
        untold.stream().filter(matched -> days.contains(matched.visit().date())).toList();
    untold.removeIf(
        matched ->
            days.contains(matched.visit().date())
                || (days.first() != null && matched.visit().date().isBefore(days.first())));
    return taken;
  }

  /** What is told of some days by weeks, workers and telephones; all of these days are there. */
  List<Finding> ofHistories(DateRange days) {
    List<Finding> told = new ArrayList<>();
    histories.forEach(
        (history, visits) ->
            run.ofShared(history, visits).found().stream()
                .filter(finding -> days.contains(finding.date()))
                .forEach(told::add));
    return told;
  }

  /**
   * The timesheet's lines of visits.
   *
   * @param ofHistories what was found about the days of these
   */
  Map<VisitId, TimesheetLine> lines(
      List<MatchedVisit> visits, List<Finding> ofHistories, Decisions decisions) {
    List<Finding> all = new ArrayList<>(found);
    all.addAll(ofHistories);
    FindingsBySubject findings = new FindingsBySubject(all, failures);
    Timesheet timesheet =
        new Timesheet(setting.policies(), decisions.on(visits.stream().map(MatchedVisit::visit)));
    Map<VisitId, TimesheetLine> lines = new HashMap<>();
    for (MatchedVisit matched : visits) {
      lines.put(matched.visit().id(), timesheet.line(matched, findings));
    }
    return lines;
  }

  /**
   * Forgets what no later day's rules look at.
   *
   * @param visitsFrom the first date whose visits they look at
   * @param findingsFrom the first date whose findings a later visit's line may hold
   */
  void forget(LocalDate visitsFrom, LocalDate findingsFrom) {
    histories
        .values()
        .removeIf(
            visits -> {
              visits.removeIf(matched -> matched.visit().date().isBefore(visitsFrom));
              return visits.isEmpty();
            });
    found.removeIf(finding -> finding.date().isBefore(findingsFrom));
  }
}
