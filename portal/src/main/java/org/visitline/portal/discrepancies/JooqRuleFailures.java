package org.visitline.portal.discrepancies;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.visitline.schema.jooq.Tables.RULE_FAILURE;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;

import java.util.List;
import org.jooq.DSLContext;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.discrepancies.RuleFailures.On;
import org.visitline.portal.timesheets.StatusWords;
import org.visitline.schema.jooq.tables.TimesheetLine;

/** Reads which rules failed, and what waits for them. */
class JooqRuleFailures {

  /** Of one rule: more than these have one cause, and it is not found by reading on. */
  private static final int MOST = 100;

  private static final TimesheetLine OF_VISIT = TIMESHEET_LINE.as("of_visit");

  private final DSLContext jooq;

  JooqRuleFailures(DSLContext jooq) {
    this.jooq = jooq;
  }

  boolean any() {
    return jooq.fetchExists(RULE_FAILURE);
  }

  List<RuleFailures> list() {
    return jooq.select(RULE_FAILURE.CODE, min(RULE_FAILURE.SINCE), count())
        .from(RULE_FAILURE)
        .groupBy(RULE_FAILURE.CODE)
        .orderBy(min(RULE_FAILURE.SINCE), RULE_FAILURE.CODE)
        .fetch(
            row ->
                new RuleFailures(
                    FindingKind.valueOf(row.value1()),
                    row.value2(),
                    failedOn(row.value1()),
                    row.value3()));
  }

  private List<On> failedOn(String code) {
    return jooq.select(RULE_FAILURE.fields())
        .select(coalesce(OF_VISIT.STATUS, inline("")).as("status"))
        .from(RULE_FAILURE)
        .leftJoin(OF_VISIT)
        .on(OF_VISIT.VISIT_ID.eq(RULE_FAILURE.VISIT_ID))
        .where(RULE_FAILURE.CODE.eq(code))
        .orderBy(RULE_FAILURE.SINCE, RULE_FAILURE.RULE_FAILURE_ID)
        .limit(MOST)
        .fetch(
            row -> {
              String status = row.get("status", String.class);
              return new On(
                  row.get(RULE_FAILURE.SUBJECT),
                  row.get(RULE_FAILURE.COMMISSIONED_VISIT_ID),
                  row.get(RULE_FAILURE.VISIT_ID),
                  row.get(RULE_FAILURE.SINCE),
                  status,
                  StatusWords.of(status));
            });
  }

  /** How many of the reader's service users have a home without coordinates. */
  int homesWithoutCoordinates(Scope scope) {
    return jooq.fetchCount(
        SERVICE_USER,
        SERVICE_USER
            .LATITUDE
            .isNull()
            .or(SERVICE_USER.LONGITUDE.isNull())
            .and(JooqScope.withinAreas(scope, SERVICE_USER.SERVICE_USER_ID)));
  }
}
