package org.visitline.portal.queries;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_FINDING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record5;
import org.visitline.portal.access.Scope;
import org.visitline.verification.casework.QueryEntryKind;
import org.visitline.verification.casework.QueryState;

/** Reads lists of queries, within what the reader may see. */
public class JooqQueryLists {

  /** Older ones are found by the visit's story. */
  static final int MOST = 300;

  private final DSLContext jooq;

  /** Made by Spring. */
  public JooqQueryLists(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** The latest first; those that nobody has ended before all others. */
  List<QueryLine> list(Scope scope, Instant now) {
    return lines(JooqQueryPages.visible(scope), now).stream()
        .sorted(
            Comparator.comparing((QueryLine line) -> !line.state().isOpen())
                .thenComparing(line -> !line.overdue())
                .thenComparing(QueryLine::lastWordAt, Comparator.reverseOrder()))
        .toList();
  }

  /** Those in which it is the reader's turn: a provider's to answer, an officer's to judge. */
  public List<QueryLine> waiting(Scope scope, Instant now) {
    QueryState turn = scope.isOfficer() ? QueryState.ANSWERED : QueryState.ASKED;
    return list(scope, now).stream().filter(line -> line.state() == turn).toList();
  }

  /** Those that ask about a visit or a commissioned visit. */
  public List<QueryLine> about(
      Optional<String> commissionedVisit, Collection<String> visits, Scope scope, Instant now) {
    Condition asked = PROVIDER_QUERY_FINDING.VISIT_ID.in(visits);
    if (commissionedVisit.isPresent()) {
      asked = asked.or(PROVIDER_QUERY_FINDING.COMMISSIONED_VISIT_ID.eq(commissionedVisit.get()));
    }
    List<Long> ids =
        jooq.selectDistinct(PROVIDER_QUERY_FINDING.QUERY_ID)
            .from(PROVIDER_QUERY_FINDING)
            .where(asked)
            .fetch(PROVIDER_QUERY_FINDING.QUERY_ID);
    return ids.isEmpty()
        ? List.of()
        : lines(PROVIDER_QUERY.QUERY_ID.in(ids).and(JooqQueryPages.visible(scope)), now);
  }

  private List<QueryLine> lines(Condition which, Instant now) {
    List<Record> rows =
        new ArrayList<>(
            jooq.select()
                .from(PROVIDER_QUERY)
                .join(PROVIDER)
                .on(PROVIDER.PROVIDER_ID.eq(PROVIDER_QUERY.PROVIDER_ID))
                .where(which)
                .orderBy(PROVIDER_QUERY.QUERY_ID.desc())
                .limit(MOST)
                .fetch());
    List<Long> ids = rows.stream().map(row -> row.get(PROVIDER_QUERY.QUERY_ID)).toList();
    Map<Long, List<Record5<Long, String, String, Instant, Long>>> words =
        jooq
            .select(
                PROVIDER_QUERY_ENTRY.QUERY_ID,
                PROVIDER_QUERY_ENTRY.KIND,
                PROVIDER_QUERY_ENTRY.TEXT,
                PROVIDER_QUERY_ENTRY.WRITTEN_AT,
                PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID)
            .from(PROVIDER_QUERY_ENTRY)
            .where(PROVIDER_QUERY_ENTRY.QUERY_ID.in(ids))
            .orderBy(PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID)
            .fetch()
            .stream()
            .collect(groupingBy(row -> row.value1(), TreeMap::new, toList()));
    Map<Long, Integer> findings =
        jooq.fetch(PROVIDER_QUERY_FINDING, PROVIDER_QUERY_FINDING.QUERY_ID.in(ids)).stream()
            .collect(
                groupingBy(
                    row -> row.getQueryId(),
                    TreeMap::new,
                    mapping(row -> 1, java.util.stream.Collectors.summingInt(one -> one))));
    return rows.stream()
        .map(
            row -> {
              long id = row.get(PROVIDER_QUERY.QUERY_ID);
              var history = Objects.requireNonNull(words.get(id), "a query without its question");
              QueryState state =
                  QueryState.of(
                      history.stream().map(word -> QueryEntryKind.valueOf(word.value2())).toList());
              return new QueryLine(
                  id,
                  row.get(PROVIDER.NAME),
                  history.getFirst().value3(),
                  row.get(PROVIDER_QUERY.ASKED_AT),
                  row.get(PROVIDER_QUERY.DUE_AT),
                  history.getLast().value4(),
                  state,
                  findings.getOrDefault(id, 0),
                  state == QueryState.ASKED && !now.isBefore(row.get(PROVIDER_QUERY.DUE_AT)));
            })
        .toList();
  }
}
