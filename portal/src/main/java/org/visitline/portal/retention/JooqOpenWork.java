package org.visitline.portal.retention;

import static org.jooq.impl.DSL.select;
import static org.visitline.schema.jooq.Tables.CARE_CASE;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;

import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.cases.JooqCases;
import org.visitline.verification.casework.QueryState;

/**
 * Whom the cases that are open and the queries that have not ended are about. Few are open at a
 * time, however many people's records are past their period: so it is asked of the cases and
 * queries, not of the people.
 */
final class JooqOpenWork {

  /**
   * What they are about: findings as they were gathered or asked about, and lines of the log book.
   * A finding on two visits is about both. One that names a visit may name it by a call that has
   * become another visit's since.
   */
  private static final String FINDINGS =
      """
      with open_finding as (
        select case_id, null as query_id, null as service_user_id, care_worker_id,
               commissioned_visit_id, visit_id, '' as other_visit_id, call_id
        from care_case_finding where case_id in (%1$s)
        union all
        select case_id, null, null, '', commissioned_visit_id, visit_id, '', ''
        from log_book_line where case_id in (%1$s)
        union all
        select null, query_id, service_user_id, care_worker_id,
               commissioned_visit_id, visit_id, other_visit_id, call_id
        from provider_query_finding where query_id in (%2$s)
      ),
      open_name as (
        select case_id, query_id, visit_id as name from open_finding where visit_id <> ''
        union select case_id, query_id, other_visit_id from open_finding where other_visit_id <> ''
        union select case_id, query_id, call_id from open_finding where call_id <> ''
      )
      """;

  private static final String PEOPLE =
      """
      select case_id, null as query_id, service_user_id from care_case
        where service_user_id is not null and case_id in (%1$s)
      union select case_id, query_id, service_user_id from open_finding
        where service_user_id is not null
      union select o.case_id, o.query_id, c.service_user_id
        from open_finding o
        join commissioned_visit c on c.commissioned_visit_id = o.commissioned_visit_id
      union select o.case_id, o.query_id, d.service_user_id
        from open_finding o
        join dated_visit d on d.commissioned_visit_id = o.commissioned_visit_id
      union select o.case_id, o.query_id, v.service_user_id
        from open_name o
        join visit v on v.visit_id = o.name
      union select o.case_id, o.query_id, v.service_user_id
        from open_name o
        join visit v on v.departure_call = o.name
      -- A call within minutes of another is an extra one of the visit; no index has those.
      union select o.case_id, o.query_id, v.service_user_id
        from open_name o
        join logged_call c on c.call_id = o.name
        left join visit arriving on arriving.visit_id = o.name
        left join visit leaving on leaving.departure_call = o.name
        join visit v on v.date between date(c.answered_at) - interval 1 day
                                   and date(c.answered_at) + interval 1 day
          and find_in_set(o.name, replace(v.extra_calls, ';', ','))
        where arriving.visit_id is null and leaving.visit_id is null
      union select o.case_id, o.query_id, q.service_user_id
        from open_finding o
        join queue_decision q on q.call_id = o.call_id
        where o.call_id <> '' and q.service_user_id is not null
      union select o.case_id, o.query_id, d.service_user_id
        from open_finding o
        join discrepancy d on d.call_id = o.call_id
        where o.call_id <> '' and d.service_user_id is not null
      union select o.case_id, o.query_id, n.service_user_id
        from open_finding o
        join logged_call c on c.call_id = o.call_id
        join registered_number n on n.e164 = c.caller_e164 and n.valid_from <= c.answered_at
          and (n.valid_to is null or c.answered_at < n.valid_to)
        where o.call_id <> ''
      """;

  private static final String WORKERS =
      """
      select case_id, query_id, care_worker_id from open_finding where care_worker_id <> ''
      """;

  private static final String CALLS =
      """
      select case_id, query_id, name from open_name
      """;

  private final DSLContext sql;
  private final String openCases;
  private final String openQueries;

  /** Cases and queries as they are when it is asked. */
  JooqOpenWork(DSLContext sql) {
    this.sql = sql;
    this.openCases =
        sql.renderInlined(select(CARE_CASE.CASE_ID).from(CARE_CASE).where(JooqCases.isOpen()));
    this.openQueries =
        sql.renderInlined(
            select(PROVIDER_QUERY.QUERY_ID)
                .from(PROVIDER_QUERY)
                .where(
                    PROVIDER_QUERY.STATE.in(
                        Stream.of(QueryState.values())
                            .filter(QueryState::isOpen)
                            .map(state -> DSL.inline(state.name()))
                            .toList())));
  }

  /** One case and one query, or one of them; null: none. */
  record About(@Nullable Long caseId, @Nullable Long queryId) {

    static final About NONE = new About(null, null);

    About and(About other) {
      return new About(
          caseId == null ? other.caseId : caseId, queryId == null ? other.queryId : queryId);
    }
  }

  /** By service user. */
  Map<String, About> people() {
    return about(PEOPLE, "service_user_id");
  }

  /** By care worker whom a finding names. */
  Map<String, About> workers() {
    return about(WORKERS, "care_worker_id");
  }

  /** By call; names of visits, which are those of calls, are among them. */
  Map<String, About> calls() {
    return about(CALLS, "name");
  }

  /** The service users, as a subselect. */
  String peopleSql() {
    return "select service_user_id from (%s) as open_person".formatted(with(PEOPLE));
  }

  /** The care workers, as a subselect. */
  String workersSql() {
    return "select care_worker_id from (%s) as open_worker".formatted(with(WORKERS));
  }

  private Map<String, About> about(String rows, String whom) {
    return sql.fetch(
            "select %1$s, min(case_id), min(query_id) from (%2$s) as about group by %1$s"
                .formatted(whom, with(rows)))
        .intoMap(
            row -> row.get(0, String.class),
            row -> new About(row.get(1, Long.class), row.get(2, Long.class)));
  }

  private String with(String rows) {
    return (FINDINGS + rows).formatted(openCases, openQueries);
  }
}
