package org.visitline.verification.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.schedule.Rota;

/**
 * A slot that a visit may take.
 *
 * @param rotasOwn the rota names this worker for it
 * @param distance how far the visit lies outside the time it was to begin (or, without an arrival,
 *     to end)
 * @param offset how far it lies from the earliest time it was to begin (or to end)
 */
record Candidate(
    CommissionedVisit commissioned,
    Visit visit,
    boolean rotasOwn,
    Duration distance,
    Duration offset) {

  /** The order in which pairs are listed: by commissioned visit, then visit. */
  static final Comparator<Candidate> BY_NAME =
      Comparator.comparing((Candidate candidate) -> candidate.commissioned().id())
          .thenComparing(candidate -> candidate.visit().id());

  /** The candidate, or null where the visit lies further off than the window. */
  static @Nullable Candidate within(
      Duration window, CommissionedVisit commissioned, Visit visit, Rota rota) {
    Instant at = visit.begins();
    Duration distance = distance(commissioned, visit.arrivedAt(), at);
    if (distance.compareTo(window) > 0) {
      return null;
    }
    Instant first = visit.arrivedAt() != null ? commissioned.start() : commissioned.earliestEnd();
    boolean rotasOwn = rota.workersOf(commissioned.id()).contains(visit.worker().id());
    return new Candidate(
        commissioned, visit, rotasOwn, distance, Duration.between(first, at).abs());
  }

  /** How far a visit lies outside the time it was to begin (or, without an arrival, to end). */
  static Duration distance(CommissionedVisit commissioned, @Nullable Instant arrival, Instant at) {
    Instant first = arrival != null ? commissioned.start() : commissioned.earliestEnd();
    Instant last = arrival != null ? commissioned.latestStart() : commissioned.latestEnd();
    return at.isBefore(first)
        ? Duration.between(at, first)
        : at.isAfter(last) ? Duration.between(last, at) : Duration.ZERO;
  }
}
