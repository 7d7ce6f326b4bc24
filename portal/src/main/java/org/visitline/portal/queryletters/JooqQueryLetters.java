package org.visitline.portal.queryletters;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.visitline.schema.jooq.Tables.ALERT_CONTACT;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_FINDING;
import static org.visitline.schema.jooq.Tables.QUERY_LETTER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.contacts.Concern;
import org.visitline.portal.contacts.Contact;
import org.visitline.portal.contacts.JooqContacts;
import org.visitline.portal.contacts.LetterState;
import org.visitline.portal.contacts.Outbox;
import org.visitline.verification.casework.QueryState;

/** What is told about queries, to whom: noted once, and kept when it has gone. */
class JooqQueryLetters implements Outbox<QueryLetter> {

  /** More than one letter should hold; the others follow in the next round. */
  private static final int MOST_LINES = 200;

  private static final Field<Integer> FINDINGS =
      field(
          select(count())
              .from(PROVIDER_QUERY_FINDING)
              .where(PROVIDER_QUERY_FINDING.QUERY_ID.eq(PROVIDER_QUERY.QUERY_ID)));

  /** E-mail only: who takes posts has a program that knows alerts. */
  private static final Condition WANTS_QUERIES =
      ALERT_CONTACT
          .TOLD_OF
          .in(Concern.QUERIES.name(), Concern.BOTH.name())
          .and(ALERT_CONTACT.CHANNEL.eq(Contact.Channel.EMAIL.name()))
          .and(ALERT_CONTACT.ENDED_AT.isNull());

  private static final Condition OF_THE_PROVIDER =
      ALERT_CONTACT.PROVIDER_ID.eq(PROVIDER_QUERY.PROVIDER_ID);

  private final DSLContext jooq;

  JooqQueryLetters(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** Words written since then. A contact is told of nothing from before it was one. */
  void noteWords(Instant since, Instant now) {
    Condition concerned =
        PROVIDER_QUERY_ENTRY
            .KIND
            .in(QueryNews.wordsToProvider())
            .and(OF_THE_PROVIDER)
            .or(
                PROVIDER_QUERY_ENTRY
                    .KIND
                    .in(QueryNews.wordsToCouncil())
                    .and(ALERT_CONTACT.PROVIDER_ID.isNull()));
    note(
        PROVIDER_QUERY_ENTRY
            .join(PROVIDER_QUERY)
            .on(PROVIDER_QUERY.QUERY_ID.eq(PROVIDER_QUERY_ENTRY.QUERY_ID))
            .join(ALERT_CONTACT)
            .on(WANTS_QUERIES.and(concerned)),
        PROVIDER_QUERY_ENTRY
            .WRITTEN_AT
            .gt(since)
            .and(PROVIDER_QUERY_ENTRY.WRITTEN_AT.ge(ALERT_CONTACT.ADDED_AT)),
        PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID,
        PROVIDER_QUERY_ENTRY.KIND,
        PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID,
        now);
  }

  /** Unanswered ones that are due by then. Asked with less time than that, they need no word. */
  void noteDueSoon(Instant now, Instant until) {
    note(
        PROVIDER_QUERY.join(ALERT_CONTACT).on(WANTS_QUERIES.and(OF_THE_PROVIDER)),
        isUnanswered()
            .and(PROVIDER_QUERY.DUE_AT.gt(now))
            .and(PROVIDER_QUERY.DUE_AT.le(until))
            .and(
                field("{0} - interval 2 day", Instant.class, PROVIDER_QUERY.DUE_AT)
                    .ge(PROVIDER_QUERY.ASKED_AT)),
        inline(0L),
        inline(QueryNews.DUE_SOON.name()),
        PROVIDER_QUERY.QUERY_ID,
        now);
  }

  /** Unanswered ones whose day has passed since then. */
  void noteOverdue(Instant since, Instant now) {
    note(
        PROVIDER_QUERY
            .join(ALERT_CONTACT)
            .on(WANTS_QUERIES.and(OF_THE_PROVIDER.or(ALERT_CONTACT.PROVIDER_ID.isNull()))),
        isUnanswered()
            .and(PROVIDER_QUERY.DUE_AT.gt(since))
            .and(PROVIDER_QUERY.DUE_AT.le(now))
            .and(PROVIDER_QUERY.DUE_AT.ge(ALERT_CONTACT.ADDED_AT)),
        inline(0L),
        inline(QueryNews.OVERDUE.name()),
        PROVIDER_QUERY.QUERY_ID,
        now);
  }

  private static Condition isUnanswered() {
    return PROVIDER_QUERY.STATE.eq(inline(QueryState.ASKED.name()));
  }

  private void note(
      Table<?> from,
      Condition which,
      Field<Long> entry,
      Field<String> news,
      Field<Long> order,
      Instant now) {
    jooq.insertInto(
            QUERY_LETTER,
            QUERY_LETTER.QUERY_ID,
            QUERY_LETTER.QUERY_ENTRY_ID,
            QUERY_LETTER.NEWS,
            QUERY_LETTER.CONTACT_ID,
            QUERY_LETTER.NOTED_AT,
            QUERY_LETTER.NEXT_TRY_AT)
        .select(
            select(
                    PROVIDER_QUERY.QUERY_ID,
                    entry,
                    news,
                    ALERT_CONTACT.CONTACT_ID,
                    val(now, QUERY_LETTER.NOTED_AT),
                    val(now, QUERY_LETTER.NEXT_TRY_AT))
                .from(from)
                .where(which)
                .and(
                    notExists(
                        selectOne()
                            .from(QUERY_LETTER)
                            .where(QUERY_LETTER.QUERY_ID.eq(PROVIDER_QUERY.QUERY_ID))
                            .and(QUERY_LETTER.QUERY_ENTRY_ID.eq(entry))
                            .and(QUERY_LETTER.NEWS.eq(news))
                            .and(QUERY_LETTER.CONTACT_ID.eq(ALERT_CONTACT.CONTACT_ID))))
                .orderBy(order))
        .execute();
  }

  @Override
  public List<QueryLetter> due(Instant now) {
    List<Long> contacts =
        jooq.select(QUERY_LETTER.CONTACT_ID)
            .from(QUERY_LETTER)
            .where(QUERY_LETTER.STATE.eq(inline(LetterState.WAITING.name())))
            .groupBy(QUERY_LETTER.CONTACT_ID)
            // What failed waits; so does everything behind it, for the same door is shut.
            .having(max(QUERY_LETTER.NEXT_TRY_AT).le(now))
            .fetch(QUERY_LETTER.CONTACT_ID);
    Map<Long, List<QueryLetter.Line>> lines = new LinkedHashMap<>();
    Map<Long, Contact> byId = new LinkedHashMap<>();
    jooq.select(QUERY_LETTER.fields())
        .select(ALERT_CONTACT.fields())
        .select(PROVIDER.NAME, PROVIDER_QUERY.DUE_AT, FINDINGS)
        .from(QUERY_LETTER)
        .join(ALERT_CONTACT)
        .on(ALERT_CONTACT.CONTACT_ID.eq(QUERY_LETTER.CONTACT_ID))
        .join(PROVIDER_QUERY)
        .on(PROVIDER_QUERY.QUERY_ID.eq(QUERY_LETTER.QUERY_ID))
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(PROVIDER_QUERY.PROVIDER_ID))
        .where(QUERY_LETTER.STATE.eq(inline(LetterState.WAITING.name())))
        .and(QUERY_LETTER.CONTACT_ID.in(contacts))
        .orderBy(QUERY_LETTER.LETTER_ID)
        .limit(MOST_LINES)
        .forEach(
            row -> {
              Contact contact = JooqContacts.contact(row);
              byId.putIfAbsent(contact.id(), contact);
              lines.computeIfAbsent(contact.id(), id -> new ArrayList<>()).add(line(row));
            });
    return byId.values().stream()
        .map(contact -> new QueryLetter(contact, lines.getOrDefault(contact.id(), List.of())))
        .toList();
  }

  private static QueryLetter.Line line(Record row) {
    return new QueryLetter.Line(
        row.get(QUERY_LETTER.LETTER_ID),
        row.get(QUERY_LETTER.TRIES),
        row.get(QUERY_LETTER.NOTED_AT),
        QueryNews.valueOf(row.get(QUERY_LETTER.NEWS)),
        row.get(QUERY_LETTER.QUERY_ID),
        row.get(PROVIDER.NAME),
        row.get(PROVIDER_QUERY.DUE_AT),
        row.get(FINDINGS));
  }

  @Override
  public void settle(
      QueryLetter letter,
      LetterState state,
      String answer,
      @Nullable Instant settledAt,
      Instant nextTry) {
    jooq.update(QUERY_LETTER)
        .set(QUERY_LETTER.STATE, state.name())
        .set(QUERY_LETTER.TRIES, QUERY_LETTER.TRIES.plus(1))
        .set(QUERY_LETTER.NEXT_TRY_AT, nextTry)
        .set(QUERY_LETTER.SETTLED_AT, settledAt)
        .set(QUERY_LETTER.LAST_ANSWER, answer)
        .where(
            QUERY_LETTER.LETTER_ID.in(
                letter.lines().stream().map(QueryLetter.Line::letterId).toList()))
        .execute();
  }
}
