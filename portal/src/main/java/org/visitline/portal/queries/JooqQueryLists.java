package org.visitline.portal.queries;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.when;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_FINDING;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SortField;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.Scope;
import org.visitline.schema.jooq.tables.ProviderQueryEntry;
import org.visitline.verification.casework.QueryState;
import org.visitline.verification.store.JooqVisitNames;

/** Reads lists of queries, within what the reader may see. */
public class JooqQueryLists {

  static final int PAGE = 50;

  /** About one visit there are a few; more than these somebody asks for sport. */
  private static final int MOST_ABOUT_ONE = 100;

  private static final ProviderQueryEntry QUESTION = PROVIDER_QUERY_ENTRY.as("question");
  private static final ProviderQueryEntry LAST_WORD = PROVIDER_QUERY_ENTRY.as("last_word");

  private final DSLContext jooq;

  /** Made by Spring. */
  public JooqQueryLists(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** Of the open ones that which is due first, of the others that which was asked last. */
  List<QueryLine> list(QueryShow show, Scope scope, Instant now, int page) {
    Condition wanted =
        JooqQueryPages.visible(scope)
            .and(PROVIDER_QUERY.STATE.in(show.states()))
            .and(show.isOverdue() ? PROVIDER_QUERY.DUE_AT.le(now) : noCondition());
    SortField<?> order =
        show.isLatestFirst() ? PROVIDER_QUERY.ASKED_AT.desc() : PROVIDER_QUERY.DUE_AT.asc();
    return lines(wanted, order, PAGE, (page - 1) * PAGE, now);
  }

  /** How many wait, and for whom. */
  public Waiting waiting(Scope scope, Instant now) {
    Field<Integer> overdue = count(when(PROVIDER_QUERY.DUE_AT.le(now), 1));
    Map<QueryState, Record> open =
        jooq.select(PROVIDER_QUERY.STATE, count(), overdue)
            .from(PROVIDER_QUERY)
            .where(PROVIDER_QUERY.STATE.in(QueryShow.OPEN.states()))
            .and(JooqQueryPages.visible(scope))
            .groupBy(PROVIDER_QUERY.STATE)
            .fetchMap(row -> QueryState.valueOf(row.value1()), row -> row);
    return new Waiting(
        number(open.get(QueryState.ASKED), 1),
        number(open.get(QueryState.ASKED), 2),
        number(open.get(QueryState.ANSWERED), 1),
        number(open.get(QueryState.ESCALATED), 1));
  }

  private static int number(@Nullable Record row, int column) {
    return row == null ? 0 : Objects.requireNonNull(row.get(column, Integer.class));
  }

  /** Those that ask about a visit or a commissioned visit. */
  public List<QueryLine> about(
      Optional<String> commissionedVisit, Collection<String> visits, Scope scope, Instant now) {
    Condition asked = PROVIDER_QUERY_FINDING.VISIT_ID.in(JooqVisitNames.of(jooq, visits));
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
        : lines(
            PROVIDER_QUERY.QUERY_ID.in(ids).and(JooqQueryPages.visible(scope)),
            PROVIDER_QUERY.QUERY_ID.desc(),
            MOST_ABOUT_ONE,
            0,
            now);
  }

  private List<QueryLine> lines(
      Condition which, SortField<?> order, int most, int past, Instant now) {
    List<? extends Record> rows =
        jooq.select()
            .from(PROVIDER_QUERY)
            .join(PROVIDER)
            .on(PROVIDER.PROVIDER_ID.eq(PROVIDER_QUERY.PROVIDER_ID))
            .where(which)
            .orderBy(order, PROVIDER_QUERY.QUERY_ID.desc())
            .limit(most)
            .offset(past)
            .fetch(row -> row);
    List<Long> ids = rows.stream().map(row -> row.get(PROVIDER_QUERY.QUERY_ID)).toList();
    Map<Long, Words> words = words(ids);
    Map<Long, Integer> findings =
        jooq.select(PROVIDER_QUERY_FINDING.QUERY_ID, count())
            .from(PROVIDER_QUERY_FINDING)
            .where(PROVIDER_QUERY_FINDING.QUERY_ID.in(ids))
            .groupBy(PROVIDER_QUERY_FINDING.QUERY_ID)
            .fetchMap(row -> row.value1(), row -> row.value2());
    return rows.stream()
        .map(
            row -> {
              long id = row.get(PROVIDER_QUERY.QUERY_ID);
              Words said = Objects.requireNonNull(words.get(id), "a query without its question");
              QueryState state = QueryState.valueOf(row.get(PROVIDER_QUERY.STATE));
              return new QueryLine(
                  id,
                  row.get(PROVIDER.NAME),
                  said.question(),
                  row.get(PROVIDER_QUERY.ASKED_AT),
                  row.get(PROVIDER_QUERY.DUE_AT),
                  said.lastWordAt(),
                  state,
                  findings.getOrDefault(id, 0),
                  state == QueryState.ASKED && !now.isBefore(row.get(PROVIDER_QUERY.DUE_AT)));
            })
        .toList();
  }

  /** The question, and when the last word of all was written. */
  private record Words(String question, Instant lastWordAt) {}

  private Map<Long, Words> words(List<Long> ids) {
    Field<Long> first = min(PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID).as("first_entry");
    Field<Long> last = max(PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID).as("last_entry");
    var ends =
        jooq.select(PROVIDER_QUERY_ENTRY.QUERY_ID, first, last)
            .from(PROVIDER_QUERY_ENTRY)
            .where(PROVIDER_QUERY_ENTRY.QUERY_ID.in(ids))
            .groupBy(PROVIDER_QUERY_ENTRY.QUERY_ID)
            .asTable("ends");
    return jooq.select(QUESTION.QUERY_ID, QUESTION.TEXT, LAST_WORD.WRITTEN_AT)
        .from(ends)
        .join(QUESTION)
        .on(QUESTION.QUERY_ENTRY_ID.eq(ends.field(first)))
        .join(LAST_WORD)
        .on(LAST_WORD.QUERY_ENTRY_ID.eq(ends.field(last)))
        .fetchMap(row -> row.value1(), row -> new Words(row.value2(), row.value3()));
  }
}
