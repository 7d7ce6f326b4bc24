package org.visitline.benchmarks.phone;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.visitline.app.sample.borough.Dice;
import org.visitline.app.sample.borough.FictionalNumbers;
import org.visitline.ivr.handset.Ring;
import org.visitline.schema.Database;
import org.visitline.schema.PinKey;

/**
 * Ten thousand care workers, each with a PIN, and as many people with a telephone; and what became
 * of the calls that they made.
 */
final class JooqBorough {

  private static final int PEOPLE = 10_000;
  private static final int FIRST_PIN = 100_000;
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private final Database database;
  private final List<String> landlines;

  /** In an empty database. */
  JooqBorough(Database database) {
    this.database = database;
    FictionalNumbers numbers = new FictionalNumbers(Dice.of(20260601, "numbers"));
    this.landlines = IntStream.range(0, PEOPLE).mapToObj(_ -> numbers.landline()).toList();
  }

  /** Makes the tables, and everybody who lives and works here. */
  void settle(Path pinKey) {
    database.migrate();
    PinKey key = PinKey.at(pinKey);
    DSLContext jooq = database.jooq();
    jooq.transaction(
        transaction -> {
          DSLContext here = transaction.dsl();
          here.insertInto(PROVIDER, PROVIDER.PROVIDER_ID, PROVIDER.NAME)
              .values("P1", "Kind Hands")
              .execute();
          List<Query> people = new ArrayList<>(4 * PEOPLE);
          for (int n = 0; n < PEOPLE; n++) {
            people.addAll(serviceUser(here, n));
            people.addAll(careWorker(here, n, key));
          }
          here.batch(people).execute();
        });
  }

  /** The call of this number: worker after worker, each at a home of their own. */
  FakeAsterisk.Caller atOnce(String run, int number) {
    return new FakeAsterisk.Caller(ring(run, number), Manner.atOnce(pin(number)));
  }

  /** The same, taking the time that people take. */
  FakeAsterisk.Caller asInLife(String run, int number, RandomGenerator chance) {
    return new FakeAsterisk.Caller(ring(run, number), Manner.asInLife(pin(number), chance));
  }

  static String pin(int number) {
    return Integer.toString(FIRST_PIN + number % PEOPLE);
  }

  /** As the trunk presents it. */
  Ring ring(String run, int number) {
    return new Ring(
        landlines.get(number % PEOPLE), FictionalNumbers.FREEPHONE.getFirst(), run + "." + number);
  }

  /** How many calls of a run are in the database. */
  int shipped(String run) {
    return database
        .jooq()
        .fetchCount(LOGGED_CALL, LOGGED_CALL.TELEPHONE_CALL_ID.startsWith(id(run)));
  }

  /** The numbers of a run's calls that are in the database; each can be there only once. */
  BitSet logged(String run) {
    BitSet logged = new BitSet();
    database
        .jooq()
        .select(LOGGED_CALL.CALL_ID)
        .from(LOGGED_CALL)
        .where(LOGGED_CALL.TELEPHONE_CALL_ID.startsWith(id(run)))
        .forEach(
            row -> {
              String callId = row.value1();
              int number = Integer.parseInt(callId.substring(callId.lastIndexOf('.') + 1));
              if (logged.get(number)) {
                throw new IllegalStateException(callId + " is logged twice");
              }
              logged.set(number);
            });
    return logged;
  }

  private static String id(String run) {
    return Service.NODE + "-" + run + ".";
  }

  private List<Query> serviceUser(DSLContext jooq, int n) {
    String id = "S" + n;
    return List.of(
        jooq.insertInto(
                SERVICE_USER, SERVICE_USER.SERVICE_USER_ID, SERVICE_USER.CODE, SERVICE_USER.NAME)
            .values(id, Integer.toString(FIRST_PIN + n), "Mrs " + n),
        jooq.insertInto(
                REGISTERED_NUMBER,
                REGISTERED_NUMBER.SERVICE_USER_ID,
                REGISTERED_NUMBER.E164,
                REGISTERED_NUMBER.VALID_FROM)
            .values(id, "+44" + landlines.get(n).substring(1), LONG_AGO));
  }

  private static List<Query> careWorker(DSLContext jooq, int n, PinKey key) {
    String id = "W" + n;
    return List.of(
        jooq.insertInto(
                CARE_WORKER,
                CARE_WORKER.CARE_WORKER_ID,
                CARE_WORKER.PROVIDER_ID,
                CARE_WORKER.NAME,
                CARE_WORKER.LANGUAGE)
            .values(id, "P1", "Worker " + n, "en-GB"),
        jooq.insertInto(
                WORKER_PIN, WORKER_PIN.PIN_HASH, WORKER_PIN.CARE_WORKER_ID, WORKER_PIN.VALID_FROM)
            .values(key.hash(pin(n)), id, LocalDate.of(2020, 1, 1)));
  }
}
