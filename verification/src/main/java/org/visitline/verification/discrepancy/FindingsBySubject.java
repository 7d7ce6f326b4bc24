package org.visitline.verification.discrepancy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.schedule.CommissionedVisit;

/** Findings looked up by what they are about. */
public final class FindingsBySubject {

  /** Payment hangs on findings of these; notices and risk indicators hold nothing up. */
  private static final Set<DiscrepancyClass> PAID_BY =
      EnumSet.of(DiscrepancyClass.F, DiscrepancyClass.A);

  private final Map<VisitId, List<Finding>> byVisit = new HashMap<>();
  private final Map<CommissionedVisitId, List<Finding>> byCommissionedVisit = new HashMap<>();
  private final Set<VisitId> doubtful = new HashSet<>();
  private final Set<CommissionedVisitId> doubtfulWholes = new HashSet<>();

  /** Looks up what came of a run. */
  public FindingsBySubject(Findings findings) {
    this(findings.found(), findings.failures());
  }

  /**
   * Looks these up.
   *
   * @param failures of rules whose findings are wanting
   */
  public FindingsBySubject(Collection<Finding> findings, Collection<RuleFailure> failures) {
    for (RuleFailure failure : failures) {
      if (!PAID_BY.contains(failure.code().kind())) {
        continue;
      }
      if (failure.visit() != null) {
        doubtful.add(failure.visit());
      } else if (failure.commissionedVisit() != null) {
        doubtfulWholes.add(failure.commissionedVisit());
      }
    }
    for (Finding finding : findings) {
      if (finding.visit() != null) {
        byVisit.computeIfAbsent(finding.visit(), id -> new ArrayList<>(2)).add(finding);
      } else if (finding.commissionedVisit() != null) {
        byCommissionedVisit
            .computeIfAbsent(finding.commissionedVisit(), id -> new ArrayList<>(1))
            .add(finding);
      }
    }
  }

  /** About the visit, and about the commissioned visit that it fills as a whole. */
  public List<Finding> about(MatchedVisit matched) {
    List<Finding> ofVisit = byVisit.getOrDefault(matched.visit().id(), List.of());
    CommissionedVisit commissioned = matched.commissioned();
    if (commissioned == null) {
      return ofVisit;
    }
    List<Finding> ofWhole = aboutTheWhole(commissioned);
    if (ofWhole.isEmpty()) {
      return ofVisit;
    }
    List<Finding> both = new ArrayList<>(ofVisit);
    both.addAll(ofWhole);
    return both;
  }

  /**
   * Whether a rule failed on the visit, or on the commissioned visit that it fills: what stands
   * against paying for it is not known then.
   */
  public boolean isDoubtful(MatchedVisit matched) {
    CommissionedVisit commissioned = matched.commissioned();
    return doubtful.contains(matched.visit().id())
        || (commissioned != null && doubtfulWholes.contains(commissioned.id()));
  }

  /** About a commissioned visit as a whole, not about one of the visits that fill it. */
  public List<Finding> aboutTheWhole(CommissionedVisit commissioned) {
    return byCommissionedVisit.getOrDefault(commissioned.id(), List.of());
  }
}
