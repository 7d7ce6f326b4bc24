package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT;
import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT_WITHDRAWAL;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_FINDING;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.casework.FindingFacts;
import org.visitline.verification.casework.QueryEntryKind;
import org.visitline.verification.casework.QueryState;
import org.visitline.verification.pairing.VisitId;

/** Loads what officers said of findings. */
final class JooqDecisions {

  private final DSLContext sql;
  private final Set<FindingFacts> acknowledged = new HashSet<>();
  private final Map<Long, List<FindingFacts>> asked = new HashMap<>();

  private JooqDecisions(DSLContext sql) {
    this.sql = sql;
  }

  /** Those about visits, and about commissioned visits as a whole. */
  static Decisions of(DSLContext sql, Collection<String> visits, Collection<String> commissioned) {
    JooqDecisions loading = new JooqDecisions(sql);
    Slices.each(
        visits,
        slice ->
            loading.load(
                ACKNOWLEDGEMENT.VISIT_ID.in(slice), PROVIDER_QUERY_FINDING.VISIT_ID.in(slice)));
    Slices.each(
        commissioned,
        slice ->
            loading.load(
                ACKNOWLEDGEMENT
                    .COMMISSIONED_VISIT_ID
                    .in(slice)
                    .and(ACKNOWLEDGEMENT.VISIT_ID.eq("")),
                PROVIDER_QUERY_FINDING
                    .COMMISSIONED_VISIT_ID
                    .in(slice)
                    .and(PROVIDER_QUERY_FINDING.VISIT_ID.eq(""))));
    return new Decisions(loading.acknowledged, loading.queried());
  }

  /** Those about visits as they are stored. */
  static Decisions ofStored(DSLContext sql, Collection<String> visits) {
    Map<VisitId, VisitId> now = new HashMap<>();
    Slices.each(
        visits,
        slice ->
            sql.selectFrom(VISIT)
                .where(VISIT.VISIT_ID.in(slice))
                .forEach(
                    row ->
                        JooqHistories.callsOf(row)
                            .forEach(
                                call ->
                                    now.put(new VisitId(call), new VisitId(row.getVisitId())))));
    Set<String> names = new HashSet<>(visits);
    now.keySet().forEach(name -> names.add(name.value()));
    return of(sql, names, List.of()).named(now);
  }

  /** All of them. */
  static Decisions all(DSLContext sql) {
    JooqDecisions loading = new JooqDecisions(sql);
    loading.load(DSL.noCondition(), DSL.noCondition());
    return new Decisions(loading.acknowledged, loading.queried());
  }

  private void load(Condition ofAcknowledgement, Condition ofQuery) {
    sql.select(ACKNOWLEDGEMENT.fields())
        .from(ACKNOWLEDGEMENT)
        .leftAntiJoin(ACKNOWLEDGEMENT_WITHDRAWAL)
        .on(ACKNOWLEDGEMENT_WITHDRAWAL.ACKNOWLEDGEMENT_ID.eq(ACKNOWLEDGEMENT.ACKNOWLEDGEMENT_ID))
        .where(ofAcknowledgement)
        .forEach(row -> acknowledged.add(JooqFindingFacts.of(row.into(ACKNOWLEDGEMENT))));
    sql.selectFrom(PROVIDER_QUERY_FINDING)
        .where(ofQuery)
        .forEach(
            row ->
                asked
                    .computeIfAbsent(row.getQueryId(), q -> new ArrayList<>())
                    .add(JooqFindingFacts.of(row)));
  }

  private Set<FindingFacts> queried() {
    Map<Long, List<QueryEntryKind>> entries = new HashMap<>();
    Slices.each(
        asked.keySet(),
        slice ->
            sql.selectFrom(PROVIDER_QUERY_ENTRY)
                .where(PROVIDER_QUERY_ENTRY.QUERY_ID.in(slice))
                .orderBy(PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID)
                .forEach(
                    row ->
                        entries
                            .computeIfAbsent(row.getQueryId(), query -> new ArrayList<>())
                            .add(QueryEntryKind.valueOf(row.getKind()))));
    Set<FindingFacts> open = new HashSet<>();
    asked.forEach(
        (query, facts) -> {
          if (QueryState.of(entries.getOrDefault(query, List.of())).isOpen()) {
            open.addAll(facts);
          }
        });
    return open;
  }
}
