package org.visitline.portal.contacts;

import static org.visitline.schema.jooq.Tables.ALERT_CONTACT;
import static org.visitline.schema.jooq.Tables.PROVIDER;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.contacts.Contact.Channel;

/** Where people are told. An ended contact is kept: messages went there. */
public class JooqContacts {

  private static final Field<String> ADDED_BY =
      JooqNames.of(ALERT_CONTACT.ADDED_BY).as("added_by_name");

  private final DSLContext jooq;

  JooqContacts(DSLContext jooq) {
    this.jooq = jooq;
  }

  /** Those in use, the council's first. */
  List<Contact> list() {
    return jooq.select(ALERT_CONTACT.fields())
        .select(PROVIDER.NAME, ADDED_BY)
        .from(ALERT_CONTACT)
        .leftJoin(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(ALERT_CONTACT.PROVIDER_ID))
        .where(ALERT_CONTACT.ENDED_AT.isNull())
        .orderBy(PROVIDER.NAME, ALERT_CONTACT.ADDRESS)
        .fetch(row -> contact(row).withAddedBy(row.get(ADDED_BY)));
  }

  /** Of a row with the contact's columns and its provider's name. */
  public static Contact contact(Record row) {
    return new Contact(
        row.get(ALERT_CONTACT.CONTACT_ID),
        row.get(ALERT_CONTACT.PROVIDER_ID),
        row.get(PROVIDER.NAME),
        Channel.valueOf(row.get(ALERT_CONTACT.CHANNEL)),
        row.get(ALERT_CONTACT.ADDRESS),
        Concern.valueOf(row.get(ALERT_CONTACT.TOLD_OF)),
        row.get(ALERT_CONTACT.SECRET),
        row.get(ALERT_CONTACT.ADDED_BY),
        row.get(ALERT_CONTACT.ADDED_AT));
  }

  void add(
      @Nullable String provider,
      Channel channel,
      String address,
      Concern toldOf,
      @Nullable String sealedSecret,
      String by,
      Instant at) {
    jooq.insertInto(ALERT_CONTACT)
        .set(ALERT_CONTACT.PROVIDER_ID, provider)
        .set(ALERT_CONTACT.CHANNEL, channel.name())
        .set(ALERT_CONTACT.ADDRESS, address)
        .set(ALERT_CONTACT.TOLD_OF, toldOf.name())
        .set(ALERT_CONTACT.SECRET, sealedSecret)
        .set(ALERT_CONTACT.ADDED_BY, by)
        .set(ALERT_CONTACT.ADDED_AT, at)
        .execute();
  }

  void end(long id, Instant at) {
    jooq.update(ALERT_CONTACT)
        .set(ALERT_CONTACT.ENDED_AT, at)
        .where(ALERT_CONTACT.CONTACT_ID.eq(id))
        .and(ALERT_CONTACT.ENDED_AT.isNull())
        .execute();
  }
}
