package org.visitline.ivr.spool;

import static org.visitline.schema.jooq.Tables.OFFICE_MESSAGE;

import java.util.function.Supplier;
import org.jooq.DSLContext;

/** Stores messages to the office, once each. */
public final class JooqOfficeMessages {

  private final Supplier<DSLContext> database;

  /**
   * On a database that may be away.
   *
   * @param database throws while it is
   */
  public JooqOfficeMessages(Supplier<DSLContext> database) {
    this.database = database;
  }

  /**
   * Stores a message that is not there yet.
   *
   * @return whether this very message is in the database now; not, if it holds another under the id
   */
  boolean store(OfficeMessage message) {
    DSLContext jooq = database.get();
    jooq.insertInto(
            OFFICE_MESSAGE,
            OFFICE_MESSAGE.TELEPHONE_CALL_ID,
            OFFICE_MESSAGE.LEFT_AT,
            OFFICE_MESSAGE.SECONDS,
            OFFICE_MESSAGE.SOUND)
        .values(message.telephoneCallId(), message.leftAt(), message.seconds(), message.sound())
        .onDuplicateKeyUpdate()
        .set(OFFICE_MESSAGE.TELEPHONE_CALL_ID, OFFICE_MESSAGE.TELEPHONE_CALL_ID)
        .execute();
    return jooq.fetchExists(
        OFFICE_MESSAGE,
        OFFICE_MESSAGE
            .TELEPHONE_CALL_ID
            .eq(message.telephoneCallId())
            .and(OFFICE_MESSAGE.SOUND.eq(message.sound())));
  }
}
