package org.visitline.verification.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.BoroughRun;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.timesheet.Timesheet;
import org.visitline.verification.timesheet.TimesheetLine;

/**
 * What another policy would have found and paid, beside the one in force. What no policy can change
 * is worked out once: where each call belongs, and, where the numbers of pairing and matching are
 * the same, the visits too.
 */
public final class WhatIf {

  private final Borough borough;
  private final Setting inForce;
  private final Decisions decisions;
  private final BoroughOpinion found;

  /** Works out what the policies in force find. */
  public WhatIf(Borough borough, Setting inForce, Decisions decisions) {
    this.borough = borough;
    this.inForce = inForce;
    this.decisions = decisions;
    this.found = BoroughRun.verify(borough, inForce);
  }

  /**
   * What would have been.
   *
   * @param counts by provider, then rule; those with nothing on either side left out
   * @param changed visits, by service user, time and name
   * @param visits how many there are in the time by the policies in force
   */
  public record Answer(List<RuleCount> counts, List<ChangedLine> changed, long visits) {}

  /** What other policies would have found about some dates. */
  public Answer ask(Policies policies, DateRange dates) {
    Setting setting =
        new Setting(
            inForce.directory(), policies, inForce.zone(), inForce.outages(), inForce.asOf());
    BoroughOpinion other = BoroughRun.again(borough, inForce, found, setting);
    Map<VisitId, TimesheetLine> before = lines(found, inForce.policies(), dates);
    Map<VisitId, TimesheetLine> after = lines(other, policies, dates);
    List<ChangedLine> changed = new ArrayList<>();
    after.forEach(
        (visit, line) -> {
          TimesheetLine then = before.get(visit);
          if (then == null || !isSame(then, line)) {
            changed.add(new ChangedLine(then, line));
          }
        });
    before.forEach(
        (visit, line) -> {
          if (!after.containsKey(visit)) {
            changed.add(new ChangedLine(line, null));
          }
        });
    changed.sort(Comparator.comparing(ChangedLine::either, TimesheetLine.IN_ORDER));
    return new Answer(counts(other, dates), changed, before.size());
  }

  private Map<VisitId, TimesheetLine> lines(
      BoroughOpinion opinion, Policies policies, DateRange dates) {
    BoroughOpinion.ByHome byHome = opinion.byHome();
    Timesheet timesheet = new Timesheet(policies, decisions.on(opinion.visits()));
    Map<VisitId, TimesheetLine> lines = new HashMap<>();
    for (ServiceUserOpinion one : opinion.serviceUsers()) {
      FindingsBySubject findings = byHome.about(one);
      for (MatchedVisit matched : one.visits()) {
        if (dates.contains(matched.visit().date())) {
          lines.put(matched.visit().id(), timesheet.line(matched, findings));
        }
      }
    }
    return lines;
  }

  private static boolean isSame(TimesheetLine one, TimesheetLine other) {
    return one.status() == other.status()
        && one.payableMinutes() == other.payableMinutes()
        && one.discrepancies().equals(other.discrepancies())
        && Objects.equals(slot(one), slot(other));
  }

  private static @Nullable CommissionedVisitId slot(TimesheetLine line) {
    CommissionedVisit commissioned = line.matched().commissioned();
    return commissioned == null ? null : commissioned.id();
  }

  private List<RuleCount> counts(BoroughOpinion other, DateRange dates) {
    Map<Subject, long[]> counts = new TreeMap<>();
    count(found, dates, counts, 0);
    count(other, dates, counts, 1);
    return counts.entrySet().stream()
        .map(
            entry ->
                new RuleCount(
                    entry.getKey().provider(),
                    entry.getKey().code(),
                    entry.getValue()[0],
                    entry.getValue()[1]))
        .toList();
  }

  private static void count(
      BoroughOpinion opinion, DateRange dates, Map<Subject, long[]> counts, int side) {
    for (Finding finding : opinion.findings().found()) {
      if (dates.contains(finding.date())) {
        String provider = finding.provider() == null ? "" : finding.provider().value();
        counts.computeIfAbsent(new Subject(provider, finding.code()), none -> new long[2])[side]++;
      }
    }
  }

  private record Subject(String provider, DiscrepancyCode code) implements Comparable<Subject> {

    @Override
    public int compareTo(Subject other) {
      int order = provider.compareTo(other.provider);
      return order != 0 ? order : code.compareTo(other.code);
    }
  }
}
