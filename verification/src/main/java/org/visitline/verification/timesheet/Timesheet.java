package org.visitline.verification.timesheet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.discrepancy.DiscrepancyClass;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.schedule.CommissionedVisit;

/** Makes timesheet lines of visits and of what was found about them. */
public final class Timesheet {

  private final Policies policies;
  private final Decisions decisions;

  /** Lines by these policies, with what people decided. */
  public Timesheet(Policies policies, Decisions decisions) {
    this.policies = policies;
    this.decisions = decisions;
  }

  /**
   * A visit's line.
   *
   * @param found about the visit, and about the commissioned visit that it fills, among others
   */
  public TimesheetLine line(MatchedVisit matched, FindingsBySubject found) {
    Set<DiscrepancyCode> codes = EnumSet.noneOf(DiscrepancyCode.class);
    boolean open = found.isDoubtful(matched);
    boolean acknowledged = false;
    for (Finding finding : found.about(matched)) {
      codes.add(finding.code());
      if (finding.code().kind() == DiscrepancyClass.A) {
        boolean settled = decisions.isAcknowledged(finding);
        open |= !settled;
        acknowledged |= settled;
      }
    }
    return line(
        matched, codes, status(matched, codes, decisions.isQueried(matched), open, acknowledged));
  }

  /**
   * The line of a visit of which nobody has decided anything.
   *
   * @param found about the visit, and about the commissioned visit that it fills
   * @param doubtful whether a rule failed on either
   */
  public TimesheetLine undecided(
      MatchedVisit matched, Set<DiscrepancyCode> found, boolean doubtful) {
    boolean open = doubtful || hasAny(found, DiscrepancyClass.A);
    return line(matched, found, status(matched, found, false, open, false));
  }

  private static boolean hasAny(Set<DiscrepancyCode> codes, DiscrepancyClass kind) {
    for (DiscrepancyCode code : codes) {
      if (code.kind() == kind) {
        return true;
      }
    }
    return false;
  }

  private static TimesheetStatus status(
      MatchedVisit matched,
      Set<DiscrepancyCode> found,
      boolean queried,
      boolean open,
      boolean acknowledged) {
    if (queried || hasAny(found, DiscrepancyClass.F)) {
      return TimesheetStatus.HELD;
    }
    if (open || !matched.visit().isComplete()) {
      return TimesheetStatus.PENDING;
    }
    return acknowledged ? TimesheetStatus.ACCEPTED : TimesheetStatus.VERIFIED;
  }

  private TimesheetLine line(
      MatchedVisit matched, Set<DiscrepancyCode> found, TimesheetStatus status) {
    Duration actual = matched.visit().duration();
    return new TimesheetLine(
        matched,
        actual == null ? null : actual.toMinutes(),
        status == TimesheetStatus.HELD ? 0 : payable(matched),
        status,
        byName(found));
  }

  /** Nothing yet for a visit that is not over; nothing ever for one that nobody commissioned. */
  private long payable(MatchedVisit matched) {
    CommissionedVisit commissioned = matched.commissioned();
    Duration actual = matched.visit().duration();
    if (commissioned == null || actual == null) {
      return 0;
    }
    Policy policy = policies.inForce(commissioned.provider(), commissioned.date());
    return PayableMinutes.of(actual, commissioned.duration(), policy);
  }

  private static List<DiscrepancyCode> byName(Set<DiscrepancyCode> found) {
    List<DiscrepancyCode> codes = new ArrayList<>(found);
    codes.sort(Comparator.comparing(DiscrepancyCode::name));
    return List.copyOf(codes);
  }
}
