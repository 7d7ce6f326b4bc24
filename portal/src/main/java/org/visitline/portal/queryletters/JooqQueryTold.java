package org.visitline.portal.queryletters;

import static org.visitline.schema.jooq.Tables.ALERT_CONTACT;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.QUERY_LETTER;

import java.util.List;
import org.jooq.DSLContext;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.contacts.LetterState;

/** Reads who was told of a query, and when. */
public class JooqQueryTold {

  private final DSLContext jooq;

  /** Made by Spring. */
  public JooqQueryTold(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** As it came about; a provider's reader sees what went to its own contacts. */
  public List<QueryTold> list(long query, Scope scope) {
    return jooq.select(QUERY_LETTER.fields())
        .select(ALERT_CONTACT.ADDRESS, PROVIDER.NAME)
        .from(QUERY_LETTER)
        .join(ALERT_CONTACT)
        .on(ALERT_CONTACT.CONTACT_ID.eq(QUERY_LETTER.CONTACT_ID))
        .leftJoin(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(ALERT_CONTACT.PROVIDER_ID))
        .where(QUERY_LETTER.QUERY_ID.eq(query))
        .and(JooqScope.within(scope, ALERT_CONTACT.PROVIDER_ID))
        .orderBy(QUERY_LETTER.LETTER_ID)
        .fetch(
            row ->
                new QueryTold(
                    QueryNews.valueOf(row.get(QUERY_LETTER.NEWS)),
                    row.get(PROVIDER.NAME),
                    row.get(ALERT_CONTACT.ADDRESS),
                    row.get(QUERY_LETTER.NOTED_AT),
                    LetterState.valueOf(row.get(QUERY_LETTER.STATE)),
                    row.get(QUERY_LETTER.TRIES),
                    row.get(QUERY_LETTER.SETTLED_AT),
                    row.get(QUERY_LETTER.LAST_ANSWER)));
  }
}
