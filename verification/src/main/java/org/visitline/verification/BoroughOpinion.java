package org.visitline.verification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.visitline.schema.ServiceUserId;
import org.visitline.verification.calls.Placement;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Findings;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/**
 * What follows from everything that is known of a borough.
 *
 * @param serviceUsers by id
 * @param beyond findings that no home shows by itself: of calls that belong to none, and of what a
 *     worker or a telephone did at several
 * @param callsRead calls that had rung by 'now'
 * @param callsPlaced those with a worker and a service user
 * @param unmatched those that wait in the unmatched queue
 */
public record BoroughOpinion(
    List<ServiceUserOpinion> serviceUsers,
    Findings beyond,
    long callsRead,
    long callsPlaced,
    List<Placement> unmatched) {

  /** All visits. */
  public Stream<Visit> visits() {
    return serviceUsers.stream()
        .flatMap(opinion -> opinion.visits().stream())
        .map(MatchedVisit::visit);
  }

  /** How many wait in the unmatched queue. */
  public long callsUnmatched() {
    return unmatched.size();
  }

  /** All findings, those of the homes too. */
  public Findings findings() {
    Findings all = new Findings();
    all.addAll(beyond);
    serviceUsers.forEach(opinion -> all.addAll(opinion.findings()));
    return all;
  }

  /** The findings about each home's visits, looked up when a home is looked at. */
  public ByHome byHome() {
    Map<ServiceUserId, List<Finding>> further = new HashMap<>();
    for (Finding finding : beyond.found()) {
      if (finding.serviceUser() != null) {
        further.computeIfAbsent(finding.serviceUser(), id -> new ArrayList<>()).add(finding);
      }
    }
    return opinion -> {
      List<Finding> about = new ArrayList<>(opinion.findings().found());
      about.addAll(further.getOrDefault(opinion.serviceUser().id(), List.of()));
      return new FindingsBySubject(about, opinion.findings().failures());
    };
  }

  /** Looks up what was found about one home's visits. */
  @FunctionalInterface
  public interface ByHome {
    /** What was found there, and elsewhere about the visits there. */
    FindingsBySubject about(ServiceUserOpinion opinion);
  }
}
