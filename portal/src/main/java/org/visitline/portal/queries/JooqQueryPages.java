package org.visitline.portal.queries;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.AMENDMENT;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PORTAL_USER;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_FINDING;
import static org.visitline.schema.jooq.Tables.QUERY_DOCUMENT;
import static org.visitline.schema.jooq.Tables.REASON_CODE;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.discrepancies.FindingClass;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.furniture.NoSuchPage;
import org.visitline.portal.queries.Query.About;
import org.visitline.portal.queries.Query.Document;
import org.visitline.portal.queries.Query.Entry;
import org.visitline.portal.queries.Query.Given;
import org.visitline.portal.queries.Query.Waits;
import org.visitline.schema.jooq.tables.records.VisitRecord;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.casework.QueryEntryKind;
import org.visitline.verification.casework.QueryState;
import org.visitline.verification.casework.ReasonCode;
import org.visitline.verification.decisions.JooqQueryStanding;
import org.visitline.verification.store.JooqVisitNames;

/** Reads queries with their histories, within what the reader may see. */
public class JooqQueryPages {

  private static final Field<Integer> BYTES =
      field("octet_length({0})", Integer.class, QUERY_DOCUMENT.CONTENT);

  private final DSLContext jooq;

  /** Made by Spring. */
  public JooqQueryPages(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** One of the reader's, or the page that says that there is none. */
  Query get(long id, Scope scope) {
    return find(id, scope).orElseThrow(() -> new NoSuchPage("no query " + id + " for this reader"));
  }

  /** Empty where there is none, or none of the reader's. */
  Optional<Query> find(long id, Scope scope) {
    return jooq.select()
        .from(PROVIDER_QUERY)
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(PROVIDER_QUERY.PROVIDER_ID))
        .where(PROVIDER_QUERY.QUERY_ID.eq(id))
        .and(visible(scope))
        .fetchOptional(
            row ->
                new Query(
                    id,
                    row.get(PROVIDER.PROVIDER_ID),
                    row.get(PROVIDER.NAME),
                    QueryState.valueOf(row.get(PROVIDER_QUERY.STATE)),
                    row.get(PROVIDER_QUERY.ASKED_AT),
                    row.get(PROVIDER_QUERY.DUE_AT),
                    about(id, scope),
                    entries(id)));
  }

  /** Whether it is there, the reader's, and not over. */
  public boolean isOpen(long id, Scope scope) {
    return find(id, scope).filter(query -> query.state().isOpen()).isPresent();
  }

  /** How many findings of one of the reader's the provider has not answered yet. */
  public long unanswered(long id, Scope scope) {
    return get(id, scope).unanswered();
  }

  /** Whether one of the reader's waits for an answer, though all that the reader sees has one. */
  public boolean wantsWords(long id, Scope scope) {
    Query query = get(id, scope);
    return query.state() == QueryState.ASKED && query.unanswered() == 0;
  }

  /** The reader's provider's; of an officer kept to some areas those about people there. */
  static Condition visible(Scope scope) {
    Condition own = JooqScope.within(scope, PROVIDER_QUERY.PROVIDER_ID);
    if (scope.areas().isEmpty()) {
      return own;
    }
    return own.and(
        exists(
            selectOne()
                .from(PROVIDER_QUERY_FINDING)
                .where(PROVIDER_QUERY_FINDING.QUERY_ID.eq(PROVIDER_QUERY.QUERY_ID))
                .and(JooqScope.withinAreas(scope, PROVIDER_QUERY_FINDING.SERVICE_USER_ID))));
  }

  /** A risk indicator that an officer asks about is told to the provider by the question alone. */
  private List<About> about(long query, Scope scope) {
    Set<Long> answered = JooqQueryStanding.read(jooq, query).answered();
    return jooq
        .select(PROVIDER_QUERY_FINDING.fields())
        .select(COMMISSIONED_VISIT.DATE, VISIT.DATE)
        .select(DISCREPANCY.DISCREPANCY_ID)
        .from(PROVIDER_QUERY_FINDING)
        .leftJoin(COMMISSIONED_VISIT)
        .on(
            COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(
                PROVIDER_QUERY_FINDING.COMMISSIONED_VISIT_ID))
        .leftJoin(VISIT)
        .on(VISIT.VISIT_ID.eq(PROVIDER_QUERY_FINDING.VISIT_ID))
        // By what it is about, for the finding's row is made again. Where a late call has given the
        // visit another name, what waits is not told here; it stands in the queue.
        .leftJoin(DISCREPANCY)
        .on(DISCREPANCY.CODE.eq(PROVIDER_QUERY_FINDING.CODE))
        .and(DISCREPANCY.VISIT_ID.eq(PROVIDER_QUERY_FINDING.VISIT_ID))
        .and(DISCREPANCY.COMMISSIONED_VISIT_ID.eq(PROVIDER_QUERY_FINDING.COMMISSIONED_VISIT_ID))
        .and(DISCREPANCY.CARE_WORKER_ID.eq(PROVIDER_QUERY_FINDING.CARE_WORKER_ID))
        .and(DISCREPANCY.CALL_ID.eq(PROVIDER_QUERY_FINDING.CALL_ID))
        .and(DISCREPANCY.OTHER_VISIT_ID.eq(PROVIDER_QUERY_FINDING.OTHER_VISIT_ID))
        .and(DISCREPANCY.AMENDMENT_ID.eq(PROVIDER_QUERY_FINDING.AMENDMENT_ID))
        .and(DISCREPANCY.ACKNOWLEDGED.isFalse())
        .where(PROVIDER_QUERY_FINDING.QUERY_ID.eq(query))
        // What is found once for each number of a call is about one visit all the same.
        .groupBy(PROVIDER_QUERY_FINDING.QUERY_FINDING_ID)
        .orderBy(PROVIDER_QUERY_FINDING.QUERY_FINDING_ID)
        .fetch()
        .stream()
        .filter(row -> scope.isOfficer() || kind(row).findingClass() != FindingClass.R)
        .map(row -> about(row, answered.contains(row.get(PROVIDER_QUERY_FINDING.QUERY_FINDING_ID))))
        .toList();
  }

  private static About about(Record row, boolean answered) {
    LocalDate ordered = row.get(COMMISSIONED_VISIT.DATE);
    return new About(
        kind(row).title(),
        ordered == null ? row.get(VISIT.DATE) : ordered,
        row.get(PROVIDER_QUERY_FINDING.EXPLANATION),
        row.get(PROVIDER_QUERY_FINDING.COMMISSIONED_VISIT_ID),
        row.get(PROVIDER_QUERY_FINDING.VISIT_ID),
        answered,
        waits(row));
  }

  /** A notice and a risk indicator wait for nobody. */
  private static @Nullable Waits waits(Record row) {
    Long finding = row.get(DISCREPANCY.DISCREPANCY_ID);
    FindingClass toDo = kind(row).findingClass();
    return finding != null && (toDo == FindingClass.A || toDo == FindingClass.F)
        ? new Waits(finding, toDo)
        : null;
  }

  private static FindingKind kind(Record row) {
    return FindingKind.valueOf(row.get(PROVIDER_QUERY_FINDING.CODE));
  }

  private List<Entry> entries(long query) {
    Map<Long, List<Document>> documents =
        jooq
            .select(QUERY_DOCUMENT.QUERY_ENTRY_ID, QUERY_DOCUMENT.QUERY_DOCUMENT_ID)
            .select(QUERY_DOCUMENT.FILE_NAME, QUERY_DOCUMENT.MEDIA_TYPE, BYTES)
            .from(QUERY_DOCUMENT)
            .join(PROVIDER_QUERY_ENTRY)
            .on(PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID.eq(QUERY_DOCUMENT.QUERY_ENTRY_ID))
            .where(PROVIDER_QUERY_ENTRY.QUERY_ID.eq(query))
            .fetch()
            .stream()
            .collect(
                groupingBy(
                    row -> row.get(QUERY_DOCUMENT.QUERY_ENTRY_ID),
                    mapping(JooqQueryPages::document, toList())));
    return jooq.select()
        .from(PROVIDER_QUERY_ENTRY)
        .leftJoin(PORTAL_USER)
        .on(PORTAL_USER.USERNAME.eq(PROVIDER_QUERY_ENTRY.AUTHOR))
        .leftJoin(AMENDMENT)
        .on(AMENDMENT.AMENDMENT_NO.eq(PROVIDER_QUERY_ENTRY.AMENDMENT_NO))
        .leftJoin(REASON_CODE)
        .on(REASON_CODE.REASON_CODE_.eq(AMENDMENT.REASON_CODE))
        .where(PROVIDER_QUERY_ENTRY.QUERY_ID.eq(query))
        .orderBy(PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID)
        .fetch(
            row ->
                new Entry(
                    QueryEntryKind.valueOf(row.get(PROVIDER_QUERY_ENTRY.KIND)),
                    row.get(PROVIDER_QUERY_ENTRY.TEXT),
                    JooqNames.joined(row, PORTAL_USER, PROVIDER_QUERY_ENTRY.AUTHOR),
                    row.get(PROVIDER_QUERY_ENTRY.WRITTEN_AT),
                    given(row),
                    documents.getOrDefault(
                        row.get(PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID), List.of())));
  }

  private @Nullable Given given(Record row) {
    Long amendment = row.get(PROVIDER_QUERY_ENTRY.AMENDMENT_NO);
    if (amendment == null) {
      return null;
    }
    String visit = row.get(AMENDMENT.VISIT_ID);
    Optional<VisitRecord> now =
        JooqVisitNames.findHolding(jooq, visit == null ? Amendment.nameOf(amendment) : visit);
    String serviceUser =
        now.map(VisitRecord::getServiceUserId).orElse(row.get(AMENDMENT.SERVICE_USER_ID));
    return new Given(
        serviceUser == null
            ? null
            : jooq.fetchValue(SERVICE_USER.NAME, SERVICE_USER.SERVICE_USER_ID.eq(serviceUser)),
        now.map(VisitRecord::getDate).orElse(null),
        visit == null,
        row.get(AMENDMENT.ARRIVED_AT),
        row.get(AMENDMENT.DEPARTED_AT),
        ReasonCode.OTHER.equals(row.get(AMENDMENT.REASON_CODE))
            ? ""
            : row.get(REASON_CODE.WORDING));
  }

  private static Document document(Record row) {
    return new Document(
        row.get(QUERY_DOCUMENT.QUERY_DOCUMENT_ID),
        row.get(QUERY_DOCUMENT.FILE_NAME),
        row.get(QUERY_DOCUMENT.MEDIA_TYPE),
        row.get(BYTES));
  }
}
