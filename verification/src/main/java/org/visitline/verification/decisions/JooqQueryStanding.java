package org.visitline.verification.decisions;

import static org.visitline.schema.jooq.Tables.AMENDMENT;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_FINDING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.AmendmentRecord;
import org.visitline.schema.jooq.tables.records.ProviderQueryEntryRecord;
import org.visitline.schema.jooq.tables.records.ProviderQueryFindingRecord;
import org.visitline.schema.jooq.tables.records.VisitRecord;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.casework.QueryEntryKind;
import org.visitline.verification.casework.QueryState;
import org.visitline.verification.store.JooqVisitNames;

/**
 * Where a query stands, as its entries tell. Words answer all that it asks about; an amendment
 * answers what was found of the visit that it amends, and the query is answered once nothing is
 * left.
 *
 * @param state what follows from the last word
 * @param answered which findings have an answer since the query was asked, or given back: ids of
 *     {@code provider_query_finding}
 */
public record JooqQueryStanding(QueryState state, Set<Long> answered) {

  /** Reads it in the transaction that is at hand. */
  public static JooqQueryStanding read(DSLContext sql, long query) {
    List<ProviderQueryFindingRecord> about =
        sql.selectFrom(PROVIDER_QUERY_FINDING)
            .where(PROVIDER_QUERY_FINDING.QUERY_ID.eq(query))
            .fetch();
    List<QueryEntryKind> words = new ArrayList<>();
    Set<Long> answered = new HashSet<>();
    for (ProviderQueryEntryRecord entry :
        sql.selectFrom(PROVIDER_QUERY_ENTRY)
            .where(PROVIDER_QUERY_ENTRY.QUERY_ID.eq(query))
            .orderBy(PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID)) {
      QueryEntryKind kind = QueryEntryKind.valueOf(entry.getKind());
      switch (kind) {
        case QUESTION, REJECTED -> answered.clear();
        case ANSWER -> about.forEach(finding -> answered.add(finding.getQueryFindingId()));
        case AMENDED -> answered.addAll(answeredBy(sql, entry.getAmendmentNo(), about));
        case ACCEPTED, ESCALATED, REMINDER, CLOSED -> {}
      }
      if (kind != QueryEntryKind.AMENDED || answered.size() == about.size()) {
        words.add(kind);
      }
    }
    return new JooqQueryStanding(QueryState.of(words), Set.copyOf(answered));
  }

  private static List<Long> answeredBy(
      DSLContext sql, Long amendment, List<ProviderQueryFindingRecord> about) {
    AmendmentRecord written = sql.fetchSingle(AMENDMENT, AMENDMENT.AMENDMENT_NO.eq(amendment));
    String name =
        Objects.requireNonNullElseGet(written.getVisitId(), () -> Amendment.nameOf(amendment));
    Optional<VisitRecord> visit = JooqVisitNames.findHolding(sql, name);
    Set<String> names = new HashSet<>(Set.of(name));
    visit.ifPresent(one -> names.addAll(JooqVisitNames.of(sql, List.of(one.getVisitId()))));
    // What was added is no visit before the verification has come to it.
    Optional<String> commissioned =
        visit.isPresent()
            ? visit.map(VisitRecord::getCommissionedVisitId)
            : nearest(sql, written, about);
    return about.stream()
        .filter(
            finding ->
                finding.getVisitId().isEmpty()
                    ? commissioned.filter(finding.getCommissionedVisitId()::equals).isPresent()
                    : names.contains(finding.getVisitId())
                        || names.contains(finding.getOtherVisitId()))
        .map(ProviderQueryFindingRecord::getQueryFindingId)
        .toList();
  }

  /** Of the person's commissioned visits that are asked about, the one begun nearest to then. */
  private static Optional<String> nearest(
      DSLContext sql, AmendmentRecord added, List<ProviderQueryFindingRecord> about) {
    Optional<Instant> at =
        Stream.of(added.getArrivedAt(), added.getDepartedAt()).filter(Objects::nonNull).findFirst();
    if (added.getServiceUserId() == null || at.isEmpty()) {
      return Optional.empty();
    }
    return sql
        .select(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID, COMMISSIONED_VISIT.START_AT)
        .from(COMMISSIONED_VISIT)
        .where(COMMISSIONED_VISIT.SERVICE_USER_ID.eq(added.getServiceUserId()))
        .and(
            COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.in(
                about.stream().map(ProviderQueryFindingRecord::getCommissionedVisitId).toList()))
        .fetchMap(row -> row.value1(), row -> Duration.between(row.value2(), at.get()).abs())
        .entrySet()
        .stream()
        .min(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }
}
