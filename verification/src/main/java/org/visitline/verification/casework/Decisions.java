package org.visitline.verification.casework;

import java.util.Set;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.pairing.VisitId;

/**
 * What officers said of findings and visits, as far as payment hangs on it.
 *
 * @param acknowledged the facts of the findings that were acknowledged; a finding whose facts have
 *     changed since is open again
 * @param queried visits with an open question to the provider
 */
public record Decisions(Set<FindingFacts> acknowledged, Set<VisitId> queried) {

  /** Nobody has said anything yet. */
  public static final Decisions NONE = new Decisions(Set.of(), Set.of());

  /** Whether a finding was acknowledged as it stands now. */
  public boolean isAcknowledged(Finding finding) {
    return !acknowledged.isEmpty() && acknowledged.contains(FindingFacts.of(finding));
  }

  /** Whether a visit has an open question. */
  public boolean isQueried(VisitId visit) {
    return queried.contains(visit);
  }
}
