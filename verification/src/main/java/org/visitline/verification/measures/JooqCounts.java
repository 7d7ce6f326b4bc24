package org.visitline.verification.measures;

import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The counts of one subject; of whom there is no row, nothing was counted. */
record JooqCounts(@Nullable Record row) {

  static final JooqCounts NONE = new JooqCounts(null);

  long of(String column) {
    Long count = row == null ? null : row.get(column, Long.class);
    return count == null ? 0 : count;
  }
}
