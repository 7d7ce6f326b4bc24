package org.visitline.ivr;

import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PIN_SETTING;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.visitline.schema.PinKey;

/** Two workers of one provider, and a service user with a telephone. */
final class TestBorough {

  private final DSLContext jooq;
  private final PinKey key;

  TestBorough(DSLContext jooq, Path pinKey) {
    this.jooq = jooq;
    this.key = PinKey.at(pinKey);
  }

  void fill() {
    for (var table :
        new org.jooq.Table<?>[] {
          CALL_TO_PLACE,
          LOGGED_CALL,
          WORKER_PIN,
          PIN_SETTING,
          REGISTERED_NUMBER,
          CARE_WORKER,
          SERVICE_USER,
          PROVIDER
        }) {
      jooq.deleteFrom(table).execute();
    }
    jooq.insertInto(PROVIDER, PROVIDER.PROVIDER_ID, PROVIDER.NAME)
        .values("P1", "Kind Hands")
        .execute();
    serviceUser("A", "4711", "+442079460123");
    serviceUser("B", "4712", "+442079460456");
    worker("W1", "en-GB", "141207");
    worker("W2", "pl", "222222");
  }

  byte[] hash(String pin) {
    return key.hash(pin);
  }

  void serviceUser(String id, String code, String number) {
    jooq.insertInto(
            SERVICE_USER, SERVICE_USER.SERVICE_USER_ID, SERVICE_USER.CODE, SERVICE_USER.NAME)
        .values(id, code, "Mrs " + id)
        .execute();
    jooq.insertInto(
            REGISTERED_NUMBER,
            REGISTERED_NUMBER.SERVICE_USER_ID,
            REGISTERED_NUMBER.E164,
            REGISTERED_NUMBER.VALID_FROM)
        .values(id, number, Instant.parse("2020-01-01T00:00:00Z"))
        .execute();
  }

  void worker(String id, String language, String pin) {
    jooq.insertInto(
            CARE_WORKER,
            CARE_WORKER.CARE_WORKER_ID,
            CARE_WORKER.PROVIDER_ID,
            CARE_WORKER.NAME,
            CARE_WORKER.LANGUAGE)
        .values(id, "P1", "Worker " + id, language)
        .execute();
    jooq.insertInto(
            WORKER_PIN, WORKER_PIN.PIN_HASH, WORKER_PIN.CARE_WORKER_ID, WORKER_PIN.VALID_FROM)
        .values(hash(pin), id, LocalDate.of(2020, 1, 1))
        .execute();
  }

  /** A call that another node took. */
  void call(String id, String pin, String e164, Instant answeredAt) {
    jooq.insertInto(
            LOGGED_CALL,
            LOGGED_CALL.CALL_ID,
            LOGGED_CALL.TELEPHONE_CALL_ID,
            LOGGED_CALL.NODE,
            LOGGED_CALL.ANSWERED_AT,
            LOGGED_CALL.CALLER_NUMBER,
            LOGGED_CALL.CALLER_E164,
            LOGGED_CALL.PIN_HASH,
            LOGGED_CALL.ENDING)
        .values(id, id, "ivr2", answeredAt, e164, e164, hash(pin), "LOGGED")
        .execute();
  }
}
