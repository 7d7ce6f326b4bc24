package org.visitline.verification.discrepancy.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.matching.MatchedVisit;

/** The visits of a history of which both times are known, by arrival. */
final class CompleteVisits {

  private CompleteVisits() {}

  static List<MatchedVisit> of(List<MatchedVisit> visits) {
    return visits.stream().filter(matched -> matched.visit().isComplete()).toList();
  }

  static Instant in(MatchedVisit matched) {
    return Objects.requireNonNull(matched.visit().arrivedAt());
  }

  static Instant out(MatchedVisit matched) {
    return Objects.requireNonNull(matched.visit().departedAt());
  }

  /** From the end of one to the beginning of the next; less than zero where they overlap. */
  static Duration gap(MatchedVisit earlier, MatchedVisit later) {
    return Duration.between(out(earlier), in(later));
  }

  /** Whether two visits are to different people who do not share a telephone. */
  static boolean areApart(MatchedVisit earlier, MatchedVisit later) {
    ServiceUser one = earlier.visit().serviceUser();
    ServiceUser other = later.visit().serviceUser();
    return !one.id().equals(other.id()) && !one.sharesNumberWith(other, later.visit().begins());
  }
}
