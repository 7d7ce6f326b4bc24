package org.visitline.verification.timesheet;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
    Collection<Finding> findings = found.about(matched);
    TimesheetStatus status = status(matched, findings, found.isDoubtful(matched));
    Duration actual = matched.visit().duration();
    return new TimesheetLine(
        matched,
        actual == null ? null : actual.toMinutes(),
        status == TimesheetStatus.HELD ? 0 : payable(matched),
        status,
        codes(findings));
  }

  private TimesheetStatus status(
      MatchedVisit matched, Collection<Finding> findings, boolean doubtful) {
    boolean open = doubtful;
    boolean acknowledged = false;
    for (Finding finding : findings) {
      if (finding.code().kind() == DiscrepancyClass.F) {
        return TimesheetStatus.HELD;
      }
      if (finding.code().kind() == DiscrepancyClass.A) {
        boolean settled = decisions.isAcknowledged(finding);
        open |= !settled;
        acknowledged |= settled;
      }
    }
    if (decisions.isQueried(matched)) {
      return TimesheetStatus.HELD;
    }
    if (open || !matched.visit().isComplete()) {
      return TimesheetStatus.PENDING;
    }
    return acknowledged ? TimesheetStatus.ACCEPTED : TimesheetStatus.VERIFIED;
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

  private static List<DiscrepancyCode> codes(Collection<Finding> findings) {
    if (findings.size() < 2) {
      // Nearly every visit: nothing to be asked, or only that the direction was worked out.
      return findings.isEmpty() ? List.of() : List.of(findings.iterator().next().code());
    }
    return findings.stream()
        .map(Finding::code)
        .distinct()
        .sorted(Comparator.comparing(DiscrepancyCode::name))
        .toList();
  }
}
