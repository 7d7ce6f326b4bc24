package org.visitline.e2e;

import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.util.List;
import org.visitline.schema.Database;

/** What MariaDB holds, as lines of text. */
record JooqEvidence(Database database) {

  /** Caller number, how the call ended, whether a PIN was kept; in order of answer. */
  List<String> calls() {
    return database
        .jooq()
        .selectFrom(LOGGED_CALL)
        .orderBy(LOGGED_CALL.ANSWERED_AT)
        .fetch(
            call ->
                "%s %s %s"
                    .formatted(
                        call.getCallerNumber().isEmpty() ? "withheld" : call.getCallerNumber(),
                        call.getEnding(),
                        call.getPinHash() == null ? "no PIN" : "PIN"));
  }

  /** Service user, worker, whether arrived and departed, and the commissioned visit. */
  List<String> visits() {
    return database
        .jooq()
        .selectFrom(VISIT)
        .orderBy(VISIT.BEGINS_AT)
        .fetch(
            visit ->
                "%s %s %s %s %s"
                    .formatted(
                        visit.getServiceUserId(),
                        visit.getCareWorkerId(),
                        visit.getArrivedAt() == null ? "-" : "arrived",
                        visit.getDepartedAt() == null ? "-" : "departed",
                        visit.getCommissionedVisitId()));
  }

  /** Codes, in alphabetical order. */
  List<String> findings() {
    return database
        .jooq()
        .select(DISCREPANCY.CODE)
        .from(DISCREPANCY)
        .orderBy(DISCREPANCY.CODE)
        .fetch(DISCREPANCY.CODE);
  }
}
