package org.visitline.verification.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit as the opinion until now has it.
 *
 * @param calls when its calls were answered, as far as they were loaded
 * @param leftOpen it has an arrival call and no departure call: one may still have been counted in
 */
record StoredVisit(
    @Nullable Instant arrivedAt,
    @Nullable Instant departedAt,
    Instant begins,
    List<Instant> calls,
    boolean leftOpen) {

  void keepWhole(Cuts cuts, Reach reach) {
    if (departedAt != null) {
      cuts.keepWhole(begins, departedAt.plus(reach.extra()));
    }
    for (Instant call : calls) {
      cuts.keepWhole(begins, call.plus(leftOpen ? reach.open() : reach.extra()));
      cuts.keepWhole(begins, call);
    }
  }
}
