package org.visitline.verification.discrepancy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.schedule.CommissionedVisit;

/** Findings looked up by what they are about. */
public final class FindingsBySubject {

  private final Map<VisitId, List<Finding>> byVisit = new HashMap<>();
  private final Map<CommissionedVisitId, List<Finding>> byCommissionedVisit = new HashMap<>();

  /** Looks these up. */
  public FindingsBySubject(Collection<Finding> findings) {
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

  /** About a commissioned visit as a whole, not about one of the visits that fill it. */
  public List<Finding> aboutTheWhole(CommissionedVisit commissioned) {
    return byCommissionedVisit.getOrDefault(commissioned.id(), List.of());
  }
}
