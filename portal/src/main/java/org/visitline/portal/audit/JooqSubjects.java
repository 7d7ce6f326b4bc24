package org.visitline.portal.audit;

import static org.visitline.schema.jooq.Tables.AMENDMENT;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_FINDING;
import static org.visitline.schema.jooq.Tables.VISIT;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Says in the log whom it is about that somebody looks at or changes by another name. */
public class JooqSubjects {

  private final DSLContext jooq;

  JooqSubjects(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** Those of a visit: who is cared for, and who came. */
  public void ofVisit(String visitId) {
    ofVisits(VISIT.VISIT_ID.eq(visitId));
  }

  /** Those of an amendment: of the visit that it changes, or of the one that it adds. */
  public void ofAmendment(long number) {
    jooq.selectFrom(AMENDMENT)
        .where(AMENDMENT.AMENDMENT_NO.eq(number))
        .forEach(
            row -> {
              if (row.getVisitId() != null) {
                ofVisit(row.getVisitId());
              }
              are(row.getServiceUserId(), row.getCareWorkerId());
            });
  }

  /** Those of all findings that a query asks about. */
  public void ofQuery(long id) {
    ofVisits(
        VISIT.VISIT_ID.in(
            jooq.select(PROVIDER_QUERY_FINDING.VISIT_ID)
                .from(PROVIDER_QUERY_FINDING)
                .where(PROVIDER_QUERY_FINDING.QUERY_ID.eq(id))));
    jooq.select(COMMISSIONED_VISIT.SERVICE_USER_ID, PROVIDER_QUERY_FINDING.CARE_WORKER_ID)
        .from(PROVIDER_QUERY_FINDING)
        .leftJoin(COMMISSIONED_VISIT)
        .on(
            COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(
                PROVIDER_QUERY_FINDING.COMMISSIONED_VISIT_ID))
        .where(PROVIDER_QUERY_FINDING.QUERY_ID.eq(id))
        .forEach(row -> are(row.value1(), row.value2()));
  }

  private void ofVisits(Condition which) {
    jooq.select(VISIT.SERVICE_USER_ID, VISIT.CARE_WORKER_ID)
        .from(VISIT)
        .where(which)
        .forEach(row -> are(row.value1(), row.value2()));
  }

  private static void are(@Nullable String serviceUserId, @Nullable String careWorkerId) {
    if (serviceUserId != null && !serviceUserId.isEmpty()) {
      Audit.serviceUser(serviceUserId);
    }
    if (careWorkerId != null && !careWorkerId.isEmpty()) {
      Audit.careWorker(careWorkerId);
    }
  }
}
