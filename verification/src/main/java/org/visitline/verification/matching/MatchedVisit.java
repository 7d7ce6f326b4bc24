package org.visitline.verification.matching;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.schedule.CommissionedVisit;

/**
 * A visit with the slot it took, if any.
 *
 * @param commissioned null where it took none
 */
public record MatchedVisit(Visit visit, @Nullable CommissionedVisit commissioned) {

  /** By when they begin, then name. */
  public static final Comparator<MatchedVisit> IN_ORDER =
      Comparator.comparing(MatchedVisit::visit, Visit.IN_ORDER);
}
