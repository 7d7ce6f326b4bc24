package org.visitline.portal.alertletters;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.visitline.schema.jooq.Tables.ALERT_CONTACT;
import static org.visitline.schema.jooq.Tables.ALERT_DECISION;
import static org.visitline.schema.jooq.Tables.ALERT_MESSAGE;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.alerttimes.Stage;
import org.visitline.portal.contacts.Contact;
import org.visitline.portal.contacts.JooqContacts;
import org.visitline.portal.contacts.LetterState;
import org.visitline.portal.contacts.Outbox;

/** What waits to go out. */
class JooqOutbox implements Outbox<Letter> {

  /** More than one letter should hold; the others follow in the next round. */
  private static final int MOST_MESSAGES = 500;

  private final DSLContext jooq;

  JooqOutbox(DSLContext jooq) {
    this.jooq = jooq;
  }

  @Override
  public List<Letter> due(Instant now) {
    var contacts =
        jooq.select(ALERT_MESSAGE.CONTACT_ID)
            .from(ALERT_MESSAGE)
            .where(ALERT_MESSAGE.STATE.eq(inline(LetterState.WAITING.name())))
            .groupBy(ALERT_MESSAGE.CONTACT_ID)
            // A letter that failed waits; so does everything behind it, for the same door is shut.
            .having(max(ALERT_MESSAGE.NEXT_TRY_AT).le(now));
    Map<Long, Contact> byId = new LinkedHashMap<>();
    Map<Long, List<Letter.Line>> lines = new LinkedHashMap<>();
    jooq.select(ALERT_MESSAGE.fields())
        .select(ALERT_DECISION.fields())
        .select(ALERT_CONTACT.fields())
        .select(PROVIDER.NAME, SERVICE_USER.POSTCODE, COMMISSIONED_VISIT.START_AT)
        .from(ALERT_MESSAGE)
        .join(ALERT_DECISION)
        .on(ALERT_DECISION.ALERT_ID.eq(ALERT_MESSAGE.ALERT_ID))
        .join(ALERT_CONTACT)
        .on(ALERT_CONTACT.CONTACT_ID.eq(ALERT_MESSAGE.CONTACT_ID))
        .leftJoin(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(ALERT_CONTACT.PROVIDER_ID))
        .leftJoin(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(ALERT_DECISION.SERVICE_USER_ID))
        .leftJoin(COMMISSIONED_VISIT)
        .on(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(ALERT_DECISION.COMMISSIONED_VISIT_ID))
        .where(ALERT_MESSAGE.STATE.eq(inline(LetterState.WAITING.name())))
        .and(ALERT_MESSAGE.CONTACT_ID.in(contacts))
        .orderBy(ALERT_MESSAGE.MESSAGE_ID)
        .limit(MOST_MESSAGES)
        .forEach(
            row -> {
              long contact = row.get(ALERT_CONTACT.CONTACT_ID);
              byId.computeIfAbsent(contact, id -> JooqContacts.contact(row));
              lines.computeIfAbsent(contact, id -> new ArrayList<>()).add(line(row));
            });
    return byId.values().stream()
        .map(contact -> new Letter(contact, lines.getOrDefault(contact.id(), List.of())))
        .toList();
  }

  @Override
  public void settle(
      Letter letter,
      LetterState state,
      String answer,
      @Nullable Instant settledAt,
      Instant nextTry) {
    jooq.update(ALERT_MESSAGE)
        .set(ALERT_MESSAGE.STATE, state.name())
        .set(ALERT_MESSAGE.TRIES, ALERT_MESSAGE.TRIES.plus(1))
        .set(ALERT_MESSAGE.NEXT_TRY_AT, nextTry)
        .set(ALERT_MESSAGE.SETTLED_AT, settledAt)
        .set(ALERT_MESSAGE.LAST_ANSWER, answer)
        .where(
            ALERT_MESSAGE.MESSAGE_ID.in(
                letter.lines().stream().map(Letter.Line::messageId).toList()))
        .execute();
  }

  private static Letter.Line line(Record row) {
    String postcode = row.get(SERVICE_USER.POSTCODE);
    Instant start = row.get(COMMISSIONED_VISIT.START_AT);
    Instant latest = row.get(ALERT_DECISION.LATEST_START_AT);
    return new Letter.Line(
        row.get(ALERT_MESSAGE.MESSAGE_ID),
        row.get(ALERT_DECISION.ALERT_ID),
        row.get(ALERT_MESSAGE.TRIES),
        Stage.valueOf(row.get(ALERT_DECISION.STAGE)),
        row.get(ALERT_DECISION.COMMISSIONED_VISIT_ID),
        row.get(ALERT_DECISION.SERVICE_USER_ID),
        postcode == null ? "" : postcode.replaceAll(" .*", ""),
        row.get(ALERT_DECISION.PROVIDER_ID),
        // No longer commissioned: what is known is when it was to begin at the latest.
        start == null ? latest : start,
        latest,
        row.get(ALERT_DECISION.TIME_CRITICAL),
        row.get(ALERT_DECISION.DECIDED_AT),
        row.get(ALERT_DECISION.REASON));
  }
}
