package org.visitline.portal.discrepancies;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PROVIDER;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;

/** Reads the calls that wait for a person to say where they belong. */
class JooqUnmatchedCalls {

  /** A queue longer than this is a fault of an import, not a morning's work. */
  static final int MOST = 500;

  private final DSLContext jooq;

  JooqUnmatchedCalls(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** The latest first. Officers only: most of these calls belong to no provider yet. */
  List<UnmatchedCall> list(LocalDate from, LocalDate to) {
    return jooq.select()
        .from(DISCREPANCY)
        .join(LOGGED_CALL)
        .on(LOGGED_CALL.CALL_ID.eq(DISCREPANCY.CALL_ID))
        .leftJoin(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(DISCREPANCY.CARE_WORKER_ID))
        .leftJoin(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(DISCREPANCY.PROVIDER_ID))
        .where(DISCREPANCY.DATE.between(from, to))
        .and(
            DISCREPANCY.CODE.in(
                FindingKind.UNKNOWN_WORKER.name(), FindingKind.UNKNOWN_SERVICE_USER.name()))
        .orderBy(LOGGED_CALL.ANSWERED_AT.desc(), LOGGED_CALL.CALL_ID)
        .limit(MOST)
        .fetch(
            row ->
                new UnmatchedCall(
                    row.get(LOGGED_CALL.CALL_ID),
                    row.get(LOGGED_CALL.ANSWERED_AT),
                    row.get(LOGGED_CALL.CALLER_NUMBER),
                    row.get(LOGGED_CALL.DIALLED_NUMBER),
                    row.get(LOGGED_CALL.PIN_MASKED),
                    row.get(LOGGED_CALL.SERVICE_USER_CODE),
                    FindingKind.valueOf(row.get(DISCREPANCY.CODE)),
                    row.get(DISCREPANCY.EXPLANATION),
                    row.get(CARE_WORKER.NAME),
                    row.get(PROVIDER.NAME)));
  }
}
