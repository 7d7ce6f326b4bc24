package org.visitline.portal.discrepancies;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.verification.store.JooqFindingFacts;

/** Reads discrepancies with the names of those they are about. */
public class JooqFindings {

  private final DSLContext jooq;

  /** Made by Spring. */
  public JooqFindings(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** One page of what the filter asks for, within what the reader may see. */
  FindingPage page(FindingFilter filter, Scope scope) {
    JooqFindingIds ids = new JooqFindingIds(jooq, filter, scope);
    List<Long> page = ids.page();
    Map<Long, Finding> findings =
        withNames()
            .where(DISCREPANCY.DISCREPANCY_ID.in(page))
            .fetchMap(DISCREPANCY.DISCREPANCY_ID, JooqFindings::finding);
    return new FindingPage(
        page.stream().map(findings::get).filter(Objects::nonNull).toList(), filter, ids.count());
  }

  /** The findings about a commissioned visit or any of the visits that belong to its story. */
  public List<Finding> list(Optional<String> commissionedVisit, List<String> visits, Scope scope) {
    Condition about =
        commissionedVisit
            .map(id -> DISCREPANCY.COMMISSIONED_VISIT_ID.eq(id))
            .orElse(DISCREPANCY.VISIT_ID.in(visits));
    if (commissionedVisit.isPresent() && !visits.isEmpty()) {
      about = about.or(DISCREPANCY.VISIT_ID.in(visits));
    }
    return withNames()
        .where(about)
        .and(visible(scope))
        .orderBy(DISCREPANCY.CLASS, DISCREPANCY.CODE, DISCREPANCY.DISCREPANCY_ID)
        .fetch(JooqFindings::finding);
  }

  /** Some findings by their ids, within what the reader may see. */
  public List<Finding> list(Collection<Long> ids, Scope scope) {
    return withNames()
        .where(DISCREPANCY.DISCREPANCY_ID.in(ids))
        .and(visible(scope))
        .orderBy(DISCREPANCY.DATE, DISCREPANCY.DISCREPANCY_ID)
        .fetch(JooqFindings::finding);
  }

  /**
   * Risk indicators are for the council's officers alone: they ask for a human's judgement first,
   * and one may name another provider's worker or service user.
   */
  static Condition visible(Scope scope) {
    Condition own = JooqScope.within(scope, DISCREPANCY.PROVIDER_ID);
    return scope.isOfficer() ? own : own.and(DISCREPANCY.CLASS.ne(FindingClass.R.name()));
  }

  private SelectOnConditionStep<Record> withNames() {
    return jooq.select()
        .from(DISCREPANCY)
        .leftJoin(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(DISCREPANCY.SERVICE_USER_ID))
        .leftJoin(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(DISCREPANCY.PROVIDER_ID))
        .leftJoin(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(DISCREPANCY.CARE_WORKER_ID));
  }

  private static Finding finding(Record row) {
    return new Finding(
        row.get(DISCREPANCY.DISCREPANCY_ID),
        FindingKind.valueOf(row.get(DISCREPANCY.CODE)),
        row.get(DISCREPANCY.COMMISSIONED_VISIT_ID),
        row.get(DISCREPANCY.VISIT_ID),
        row.get(DISCREPANCY.CALL_ID),
        row.get(DISCREPANCY.DATE),
        row.get(DISCREPANCY.PROVISIONAL),
        row.get(DISCREPANCY.ACKNOWLEDGED),
        row.get(DISCREPANCY.QUERIED),
        row.get(DISCREPANCY.MEASURED),
        row.get(DISCREPANCY.THRESHOLD),
        row.get(DISCREPANCY.POLICY_VERSION),
        row.get(DISCREPANCY.EXPLANATION),
        row.get(DISCREPANCY.FIRST_FOUND_AT),
        row.get(DISCREPANCY.SERVICE_USER_ID),
        row.get(SERVICE_USER.NAME),
        row.get(DISCREPANCY.PROVIDER_ID),
        row.get(PROVIDER.NAME),
        row.get(CARE_WORKER.NAME),
        JooqFindingFacts.of(row.into(DISCREPANCY)).digest());
  }
}
