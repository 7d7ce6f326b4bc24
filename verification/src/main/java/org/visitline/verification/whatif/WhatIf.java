package org.visitline.verification.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.visitline.verification.Borough;
import org.visitline.verification.BoroughOpinion;
import org.visitline.verification.BoroughRun;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.policy.Policies;
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
    Side before = side(found, inForce.policies());
    Side after = side(other, policies);
    // Both tell of the same homes, in the same order.
    List<Home> homes =
        IntStream.range(0, found.serviceUsers().size())
            .parallel()
            .mapToObj(home -> compare(before, after, home, dates))
            .toList();
    return new Answer(
        counts(homes, other, dates), changed(homes), homes.stream().mapToLong(Home::visits).sum());
  }

  private Side side(BoroughOpinion opinion, Policies policies) {
    return new Side(
        opinion, opinion.byHome(), new Timesheet(policies, decisions.on(opinion.visits())));
  }

  /** What is found by one set of policies, and what is paid by it. */
  private record Side(BoroughOpinion opinion, BoroughOpinion.ByHome byHome, Timesheet timesheet) {

    Map<VisitId, TimesheetLine> lines(int home, DateRange dates) {
      ServiceUserOpinion one = opinion.serviceUsers().get(home);
      FindingsBySubject findings = byHome.about(one);
      Map<VisitId, TimesheetLine> lines = new HashMap<>();
      for (MatchedVisit matched : one.visits()) {
        if (dates.contains(matched.visit().date())) {
          lines.put(matched.visit().id(), timesheet.line(matched, findings));
        }
      }
      return lines;
    }

    List<Finding> found(int home) {
      return opinion.serviceUsers().get(home).findings().found();
    }
  }

  /**
   * One home by both sets of policies.
   *
   * @param changed visits that are at this home by both
   * @param gone those by the policies in force alone
   * @param come those by the others alone
   * @param visits how many there are by the policies in force
   */
  private record Home(
      List<ChangedLine> changed,
      Map<VisitId, TimesheetLine> gone,
      Map<VisitId, TimesheetLine> come,
      long visits,
      RuleCounts counts) {}

  private static Home compare(Side before, Side after, int home, DateRange dates) {
    Map<VisitId, TimesheetLine> gone = before.lines(home, dates);
    Map<VisitId, TimesheetLine> come = after.lines(home, dates);
    final long visits = gone.size();
    List<ChangedLine> changed = new ArrayList<>();
    come.entrySet()
        .removeIf(
            line -> {
              TimesheetLine then = gone.remove(line.getKey());
              if (then != null) {
                ChangedLine.between(then, line.getValue()).ifPresent(changed::add);
              }
              return then != null;
            });
    RuleCounts counts = new RuleCounts(dates);
    counts.addInForce(before.found(home));
    counts.addOther(after.found(home));
    return new Home(changed, gone, come, visits, counts);
  }

  /** A visit may be at another home by the other policies, where two homes share a number. */
  private static List<ChangedLine> changed(List<Home> homes) {
    List<ChangedLine> changed = new ArrayList<>();
    Map<VisitId, TimesheetLine> gone = new HashMap<>();
    for (Home home : homes) {
      changed.addAll(home.changed());
      gone.putAll(home.gone());
    }
    for (Home home : homes) {
      home.come()
          .forEach(
              (visit, line) -> {
                TimesheetLine then = gone.remove(visit);
                ChangedLine.between(then, line).ifPresent(changed::add);
              });
    }
    gone.values().forEach(line -> changed.add(new ChangedLine(line, null)));
    changed.sort(Comparator.comparing(ChangedLine::either, TimesheetLine.IN_ORDER));
    return changed;
  }

  private List<RuleCount> counts(List<Home> homes, BoroughOpinion other, DateRange dates) {
    RuleCounts counts = new RuleCounts(dates);
    counts.addInForce(found.beyond().found());
    counts.addOther(other.beyond().found());
    homes.forEach(home -> counts.addAll(home.counts()));
    return counts.list();
  }
}
