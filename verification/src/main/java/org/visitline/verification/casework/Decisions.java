package org.visitline.verification.casework;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.pairing.VisitId;

/** What officers said of findings, as far as payment hangs on it. */
public final class Decisions {

  /** Nobody has said anything yet. */
  public static final Decisions NONE = new Decisions(Set.of(), Set.of());

  private final Set<FindingFacts> acknowledged;
  private final Set<FindingFacts> queried;
  private final Set<VisitId> queriedVisits = new HashSet<>();
  private final Set<CommissionedVisitId> queriedWholes = new HashSet<>();

  /**
   * These decisions.
   *
   * @param acknowledged the facts of the findings that were acknowledged; a finding whose facts
   *     have changed since is open again
   * @param queried the facts of the findings about which a question to the provider is open
   */
  public Decisions(Collection<FindingFacts> acknowledged, Collection<FindingFacts> queried) {
    this.acknowledged = Set.copyOf(acknowledged);
    this.queried = Set.copyOf(queried);
    for (FindingFacts facts : queried) {
      if (facts.visit() != null) {
        queriedVisits.add(facts.visit());
      } else if (facts.commissionedVisit() != null) {
        queriedWholes.add(facts.commissionedVisit());
      }
    }
  }

  /**
   * These decisions, with visits named as they are now. A decision names a visit by one of its
   * calls; another call that came in since may have given the visit its own name.
   */
  public Decisions on(Stream<Visit> visits) {
    Set<VisitId> named = new HashSet<>();
    Stream.concat(acknowledged.stream(), queried.stream())
        .map(FindingFacts::visit)
        .filter(Objects::nonNull)
        .forEach(named::add);
    if (named.isEmpty()) {
      return this;
    }
    Map<VisitId, VisitId> now = new HashMap<>();
    visits.forEach(
        visit -> {
          for (PlacedCall call : visit.calls()) {
            VisitId name = VisitId.of(call.id());
            if (!name.equals(visit.id()) && named.contains(name)) {
              now.put(name, visit.id());
            }
          }
        });
    return named(now);
  }

  /** These decisions, with other names for some visits. */
  public Decisions named(Map<VisitId, VisitId> now) {
    return now.isEmpty()
        ? this
        : new Decisions(
            acknowledged.stream().map(facts -> facts.named(now)).toList(),
            queried.stream().map(facts -> facts.named(now)).toList());
  }

  /** Whether a finding was acknowledged as it stands now. */
  public boolean isAcknowledged(Finding finding) {
    return !acknowledged.isEmpty() && isAcknowledged(FindingFacts.of(finding));
  }

  /** Whether a finding with these facts was acknowledged. */
  public boolean isAcknowledged(FindingFacts facts) {
    return acknowledged.contains(facts) || acknowledged.contains(facts.byTheNumberAlone());
  }

  /** Whether a question is open about a finding with these facts. */
  public boolean isQueried(FindingFacts facts) {
    return queried.contains(facts) || queried.contains(facts.byTheNumberAlone());
  }

  /**
   * Whether a question is open about a visit, or about the commissioned visit that it fills as a
   * whole. It holds the pay also where the finding has changed or gone since: an answer that mends
   * the finding is for the officer to accept.
   */
  public boolean isQueried(MatchedVisit matched) {
    return queriedVisits.contains(matched.visit().id())
        || (matched.commissioned() != null && queriedWholes.contains(matched.commissioned().id()));
  }
}
