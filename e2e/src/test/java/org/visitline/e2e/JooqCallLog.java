package org.visitline.e2e;

import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.OFFICE_MESSAGE;

import java.util.Arrays;
import java.util.List;
import org.visitline.schema.Database;

/** The call log, as far as these tests ask. */
record JooqCallLog(Database database) {

  int calls() {
    return database.jooq().fetchCount(LOGGED_CALL);
  }

  int noted() {
    return database.jooq().fetchCount(LOGGED_CALL, LOGGED_CALL.ENDING.eq("NOTED"));
  }

  /** The WAV files. */
  List<byte[]> messages() {
    return database
        .jooq()
        .select(OFFICE_MESSAGE.SOUND)
        .from(OFFICE_MESSAGE)
        .fetch(OFFICE_MESSAGE.SOUND);
  }

  /** Whether the last call from a number has that PIN. */
  boolean lastPinOf(String e164, byte[] hash) {
    byte[] kept =
        database
            .jooq()
            .select(LOGGED_CALL.PIN_HASH)
            .from(LOGGED_CALL)
            .where(LOGGED_CALL.CALLER_E164.eq(e164))
            .orderBy(LOGGED_CALL.ANSWERED_AT.desc())
            .limit(1)
            .fetchOne(LOGGED_CALL.PIN_HASH);
    return Arrays.equals(hash, kept);
  }
}
