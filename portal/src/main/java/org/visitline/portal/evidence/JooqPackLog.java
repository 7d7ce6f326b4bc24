package org.visitline.portal.evidence;

import static org.visitline.schema.jooq.Tables.EVIDENCE_PACK;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jooq.DSLContext;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.access.SignedIn;

/** Keeps who took whose record out, for whom and why. */
class JooqPackLog {

  private final DSLContext jooq;

  JooqPackLog(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** A pack that was made. */
  record Made(
      long number,
      String serviceUser,
      LocalDate from,
      LocalDate to,
      String askedBy,
      String reference,
      String reason,
      boolean workersNamed,
      String contentHash,
      String madeBy,
      Instant madeAt) {}

  /** The newest first. */
  List<Made> list(Scope scope, int page, int size) {
    return jooq.select()
        .from(EVIDENCE_PACK)
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(EVIDENCE_PACK.SERVICE_USER_ID))
        .where(JooqScope.withinAreas(scope, EVIDENCE_PACK.SERVICE_USER_ID))
        .orderBy(EVIDENCE_PACK.EVIDENCE_PACK_ID.desc())
        .limit(size)
        .offset((page - 1) * size)
        .fetch(
            row ->
                new Made(
                    row.get(EVIDENCE_PACK.EVIDENCE_PACK_ID),
                    row.get(SERVICE_USER.NAME),
                    row.get(EVIDENCE_PACK.FROM_DATE),
                    row.get(EVIDENCE_PACK.TO_DATE),
                    row.get(EVIDENCE_PACK.ASKED_BY),
                    row.get(EVIDENCE_PACK.REFERENCE),
                    row.get(EVIDENCE_PACK.REASON),
                    row.get(EVIDENCE_PACK.WORKERS_NAMED),
                    HexFormat.of().formatHex(row.get(EVIDENCE_PACK.CONTENT_SHA256)),
                    row.get(EVIDENCE_PACK.MADE_BY_NAME),
                    row.get(EVIDENCE_PACK.MADE_AT)));
  }

  /** Its number, which stands on the pack. */
  long write(PackRequest request, String contentHash, SignedIn who, Instant now) {
    return jooq.insertInto(EVIDENCE_PACK)
        .set(EVIDENCE_PACK.SERVICE_USER_ID, request.serviceUser())
        .set(EVIDENCE_PACK.FROM_DATE, request.from())
        .set(EVIDENCE_PACK.TO_DATE, request.to())
        .set(EVIDENCE_PACK.ASKED_BY, request.askedBy())
        .set(EVIDENCE_PACK.REFERENCE, request.reference())
        .set(EVIDENCE_PACK.REASON, request.reason())
        .set(EVIDENCE_PACK.WORKERS_NAMED, request.workersNamed())
        .set(EVIDENCE_PACK.CONTENT_SHA256, HexFormat.of().parseHex(contentHash))
        .set(EVIDENCE_PACK.MADE_BY, who.getUsername())
        .set(EVIDENCE_PACK.MADE_BY_NAME, who.displayName())
        .set(EVIDENCE_PACK.MADE_AT, now)
        .returningResult(EVIDENCE_PACK.EVIDENCE_PACK_ID)
        .fetchSingle()
        .value1();
  }
}
