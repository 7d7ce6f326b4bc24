package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.store.ChangedDates;
import org.visitline.verification.store.JooqMarks;

/** Of whom something is said in which a worker or a provider stands by name. */
final class JooqNamed {

  /** The findings that say whose visit it was to be. */
  private static final List<String> NAME_PROVIDERS =
      List.of(DiscrepancyCode.MISSED_VISIT.name(), DiscrepancyCode.UNVERIFIED_VISIT.name());

  private JooqNamed() {}

  /**
   * The people whom these workers visited, or were to visit by the rota: of whoever came in their
   * place it is said for whom the visit was planned.
   */
  static Set<String> peopleOf(DSLContext sql, Collection<String> workers) {
    Set<String> people = new HashSet<>();
    people.addAll(
        sql.selectDistinct(VISIT.SERVICE_USER_ID)
            .from(VISIT)
            .where(VISIT.CARE_WORKER_ID.in(workers))
            .fetchSet(VISIT.SERVICE_USER_ID));
    people.addAll(
        sql.selectDistinct(COMMISSIONED_VISIT.SERVICE_USER_ID)
            .from(ROTA)
            .join(COMMISSIONED_VISIT)
            .on(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(ROTA.COMMISSIONED_VISIT_ID))
            .where(ROTA.CARE_WORKER_ID.in(workers))
            .fetchSet(COMMISSIONED_VISIT.SERVICE_USER_ID));
    return people;
  }

  /** Marks the days of which it is said that nobody from these providers came. */
  static void providers(DSLContext sql, Collection<String> providers, JooqMarks marks) {
    ChangedDates said = new ChangedDates();
    sql.select(DISCREPANCY.SERVICE_USER_ID, DISCREPANCY.DATE)
        .from(DISCREPANCY)
        .where(DISCREPANCY.PROVIDER_ID.in(providers))
        .and(DISCREPANCY.CODE.in(NAME_PROVIDERS))
        .and(DISCREPANCY.SERVICE_USER_ID.isNotNull())
        .forEach(row -> said.add(row.value1(), row.value2()));
    marks.serviceUsers(sql, said);
  }
}
