package org.visitline.portal.today;

import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.schema.jooq.tables.RegisteredNumber;
import org.visitline.schema.jooq.tables.Visit;

/**
 * Reads the visits that are open although their worker has arrived at somebody else since. The
 * worker was told on the telephone that the office knows; the finding comes hours later, when the
 * visit can no longer be closed.
 */
class JooqNotLoggedOut {

  private final DSLContext jooq;

  JooqNotLoggedOut(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * Those whose worker arrived elsewhere on a day, the latest news first.
   *
   * @param date the civil date of the arrival elsewhere; the open visit may be of the night before
   */
  List<Board.NotLoggedOut> list(LocalDate date, Scope scope) {
    Visit elsewhere = VISIT.as("elsewhere");
    Field<Instant> arrivedElsewhere = min(elsewhere.ARRIVED_AT);
    return jooq.select(
            VISIT.VISIT_ID,
            PROVIDER.NAME,
            SERVICE_USER.NAME,
            CARE_WORKER.NAME,
            VISIT.ARRIVED_AT,
            arrivedElsewhere)
        .from(VISIT)
        .join(elsewhere)
        .on(elsewhere.CARE_WORKER_ID.eq(VISIT.CARE_WORKER_ID))
        .and(elsewhere.DATE.eq(date))
        .and(elsewhere.ARRIVED_AT.gt(VISIT.ARRIVED_AT))
        .and(elsewhere.SERVICE_USER_ID.ne(VISIT.SERVICE_USER_ID))
        .andNotExists(oneLine(elsewhere))
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(VISIT.PROVIDER_ID))
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(VISIT.SERVICE_USER_ID))
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(VISIT.CARE_WORKER_ID))
        .where(VISIT.DATE.in(date.minusDays(1), date))
        .and(VISIT.STILL_OPEN)
        .and(JooqScope.within(scope, VISIT.PROVIDER_ID))
        .groupBy(
            VISIT.VISIT_ID, PROVIDER.NAME, SERVICE_USER.NAME, CARE_WORKER.NAME, VISIT.ARRIVED_AT)
        .orderBy(arrivedElsewhere.desc(), VISIT.VISIT_ID)
        .fetch(
            row ->
                new Board.NotLoggedOut(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6()));
  }

  /** A couple is visited by one worker from one telephone: there the other is not elsewhere. */
  private static Select<?> oneLine(Visit elsewhere) {
    RegisteredNumber there = REGISTERED_NUMBER.as("there");
    return selectOne()
        .from(REGISTERED_NUMBER)
        .join(there)
        .on(there.E164.eq(REGISTERED_NUMBER.E164))
        .where(REGISTERED_NUMBER.SERVICE_USER_ID.eq(VISIT.SERVICE_USER_ID))
        .and(there.SERVICE_USER_ID.eq(elsewhere.SERVICE_USER_ID))
        .and(inForce(REGISTERED_NUMBER, elsewhere.ARRIVED_AT))
        .and(inForce(there, elsewhere.ARRIVED_AT));
  }

  private static Condition inForce(RegisteredNumber line, Field<Instant> at) {
    return line.VALID_FROM.le(at).and(line.VALID_TO.isNull().or(line.VALID_TO.gt(at)));
  }
}
