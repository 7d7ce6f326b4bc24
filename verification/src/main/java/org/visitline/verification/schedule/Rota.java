package org.visitline.verification.schedule;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;

/** Whom the providers meant to send; most commissioned visits have nobody named. */
public final class Rota {

  private final Map<CommissionedVisitId, Set<CareWorkerId>> workers = new HashMap<>();

  /** A rota of these entries; one given twice counts once. */
  public Rota(Collection<RotaEntry> entries) {
    for (RotaEntry entry : entries) {
      // Nearly always one and the only one, which needs no more room than itself.
      workers.merge(entry.visit(), Set.of(entry.worker()), Rota::both);
    }
  }

  private static Set<CareWorkerId> both(Set<CareWorkerId> some, Set<CareWorkerId> others) {
    Set<CareWorkerId> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  /** The workers named for a commissioned visit, by id; none where the rota is silent. */
  public Set<CareWorkerId> workersOf(CommissionedVisitId visit) {
    return workers.getOrDefault(visit, Set.of());
  }
}
