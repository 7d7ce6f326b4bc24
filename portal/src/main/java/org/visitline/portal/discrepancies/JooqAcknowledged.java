package org.visitline.portal.discrepancies;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT;
import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT_WITHDRAWAL;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;
import static org.visitline.schema.jooq.Tables.REASON_CODE;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.schema.jooq.tables.Acknowledgement;
import org.visitline.verification.casework.ReasonCode;

/** Reads who accepted findings, and why. */
public class JooqAcknowledged {

  private static final Acknowledgement OTHERS = ACKNOWLEDGEMENT.as("others");

  private final DSLContext jooq;

  /** Made by Spring. */
  public JooqAcknowledged(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** Whether an acknowledgement is about somebody whom the reader may see. */
  boolean isOwn(long acknowledgement, Scope scope) {
    return jooq.fetchExists(
        jooq.selectOne()
            .from(ACKNOWLEDGEMENT)
            .leftJoin(VISIT)
            .on(VISIT.VISIT_ID.eq(ACKNOWLEDGEMENT.VISIT_ID))
            .leftJoin(COMMISSIONED_VISIT)
            .on(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(ACKNOWLEDGEMENT.COMMISSIONED_VISIT_ID))
            .where(ACKNOWLEDGEMENT.ACKNOWLEDGEMENT_ID.eq(acknowledgement))
            .and(
                JooqScope.withinAreas(
                    scope, coalesce(VISIT.SERVICE_USER_ID, COMMISSIONED_VISIT.SERVICE_USER_ID))));
  }

  /** The acknowledgement in force of each finding that has one, by the finding's id. */
  public Map<Long, Acknowledged> of(Collection<Finding> findings) {
    Field<Integer> together =
        field(selectCount().from(OTHERS).where(OTHERS.BULK_ID.eq(ACKNOWLEDGEMENT.BULK_ID)));
    Map<Long, Acknowledged> found = new HashMap<>();
    // Laid beside each other by the facts, for the finding's row is made again and they stay.
    jooq.select(DISCREPANCY.DISCREPANCY_ID, REASON_CODE.WORDING, PORTAL_USER.DISPLAY_NAME, together)
        .select(ACKNOWLEDGEMENT.fields())
        .from(DISCREPANCY)
        .join(ACKNOWLEDGEMENT)
        .on(ACKNOWLEDGEMENT.VISIT_ID.eq(DISCREPANCY.VISIT_ID))
        .and(ACKNOWLEDGEMENT.COMMISSIONED_VISIT_ID.eq(DISCREPANCY.COMMISSIONED_VISIT_ID))
        .and(ACKNOWLEDGEMENT.CODE.eq(DISCREPANCY.CODE))
        .and(ACKNOWLEDGEMENT.CARE_WORKER_ID.eq(DISCREPANCY.CARE_WORKER_ID))
        .and(ACKNOWLEDGEMENT.CALL_ID.eq(DISCREPANCY.CALL_ID))
        .and(ACKNOWLEDGEMENT.OTHER_VISIT_ID.eq(DISCREPANCY.OTHER_VISIT_ID))
        .and(ACKNOWLEDGEMENT.AMENDMENT_ID.eq(DISCREPANCY.AMENDMENT_ID))
        .and(ACKNOWLEDGEMENT.MEASURED.isNotDistinctFrom(DISCREPANCY.MEASURED))
        .and(ACKNOWLEDGEMENT.FACTS.isNull().or(ACKNOWLEDGEMENT.FACTS.eq(DISCREPANCY.FACTS)))
        .join(REASON_CODE)
        .on(REASON_CODE.REASON_CODE_.eq(ACKNOWLEDGEMENT.REASON_CODE))
        .leftJoin(PORTAL_USER)
        .on(PORTAL_USER.USERNAME.eq(ACKNOWLEDGEMENT.AUTHOR))
        .where(
            DISCREPANCY.DISCREPANCY_ID.in(
                findings.stream().filter(Finding::acknowledged).map(Finding::id).toList()))
        .and(
            notExists(
                selectOne()
                    .from(ACKNOWLEDGEMENT_WITHDRAWAL)
                    .where(
                        ACKNOWLEDGEMENT_WITHDRAWAL.ACKNOWLEDGEMENT_ID.eq(
                            ACKNOWLEDGEMENT.ACKNOWLEDGEMENT_ID))))
        .orderBy(ACKNOWLEDGEMENT.ACKNOWLEDGEMENT_ID)
        .forEach(
            row ->
                found.put(
                    row.get(DISCREPANCY.DISCREPANCY_ID),
                    new Acknowledged(
                        row.get(ACKNOWLEDGEMENT.ACKNOWLEDGEMENT_ID),
                        ReasonCode.said(
                            row.get(ACKNOWLEDGEMENT.REASON_CODE), row.get(REASON_CODE.WORDING)),
                        row.get(ACKNOWLEDGEMENT.NOTE),
                        JooqNames.joined(row, PORTAL_USER, ACKNOWLEDGEMENT.AUTHOR),
                        row.get(ACKNOWLEDGEMENT.WRITTEN_AT),
                        Math.max(1, row.get(together)))));
    return found;
  }
}
