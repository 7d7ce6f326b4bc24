package org.visitline.verification.files;

import java.util.List;
import org.visitline.schema.CareWorkerId;
import org.visitline.verification.schedule.DatedVisit;

/**
 * A row of {@code commissioned_visits.csv}.
 *
 * @param visit what was commissioned
 * @param assigned the workers whom the provider means to send; empty where the row names none
 */
public record DatedVisitRow(DatedVisit visit, List<CareWorkerId> assigned) {

  /** Keeps the workers from changing under us. */
  public DatedVisitRow {
    assigned = List.copyOf(assigned);
  }
}
