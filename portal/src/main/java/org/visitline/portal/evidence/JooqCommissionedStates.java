package org.visitline.portal.evidence;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.evidence.CommissionedState.Plan;

/** Reads what has become of the visits that were commissioned for a person. */
class JooqCommissionedStates {

  private final DSLContext jooq;

  JooqCommissionedStates(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** By the commissioned visits' ids. */
  Map<String, CommissionedState> of(PackRequest request, Instant now) {
    Set<String> unverified =
        jooq.select(DISCREPANCY.COMMISSIONED_VISIT_ID)
            .from(DISCREPANCY)
            .where(DISCREPANCY.SERVICE_USER_ID.eq(request.serviceUser()))
            .and(DISCREPANCY.DATE.between(request.from(), request.to()))
            .and(DISCREPANCY.CODE.eq(FindingKind.UNVERIFIED_VISIT.name()))
            .fetchSet(DISCREPANCY.COMMISSIONED_VISIT_ID);
    return jooq.selectFrom(COMMISSIONED_VISIT)
        .where(JooqEvidence.commissionedIn(request))
        .fetchMap(
            COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID,
            row ->
                CommissionedState.of(
                    new Plan(
                        row.getLatestStartAt(),
                        row.getWorkers(),
                        row.getSlotsFilled(),
                        row.getCancelled(),
                        row.getSuspended()),
                    unverified.contains(row.getCommissionedVisitId()),
                    now));
  }
}
