package org.visitline.benchmarks.store;

import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jooq.DSLContext;
import org.visitline.verification.store.RetriedTransaction;

/** Calls from people's lines with workers' PINs, written as the phone service ships them. */
final class JooqTraffic {

  private final DSLContext sql;
  private final Random random = new Random(1);
  private final Map<String, Long> waiting = new ConcurrentHashMap<>();
  private List<String> numbers = List.of();
  private List<byte[]> pins = List.of();

  JooqTraffic(DSLContext sql) {
    this.sql = sql;
  }

  String behind() {
    return String.format(
        "%,d calls, %,d visits, %,d people, %,d workers",
        sql.fetchCount(LOGGED_CALL),
        sql.fetchCount(VISIT),
        sql.fetchCount(SERVICE_USER),
        sql.fetchCount(CARE_WORKER));
  }

  void warmUp(InstantSource clock, int rate, int seconds) throws InterruptedException {
    numbers =
        sql.selectDistinct(REGISTERED_NUMBER.E164)
            .from(REGISTERED_NUMBER)
            .fetch(REGISTERED_NUMBER.E164);
    pins = sql.select(WORKER_PIN.PIN_HASH).from(WORKER_PIN).fetch(WORKER_PIN.PIN_HASH);
    run(clock, rate, seconds, new Histogram(3));
  }

  /**
   * Rings at a steady rate, one call after the other as they fall due, and watches the marks go.
   */
  void run(InstantSource clock, int rate, int seconds, Histogram seen) throws InterruptedException {
    Thread watcher = Thread.ofPlatform().start(() -> watch(seen, rate * seconds));
    long start = System.nanoTime();
    for (int call = 0; call < rate * seconds; call++) {
      long due = start + TimeUnit.SECONDS.toNanos(call) / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      ring(clock);
    }
    watcher.join();
  }

  private void ring(InstantSource clock) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String id = "bench-" + Long.toHexString(random.nextLong());
    long received = System.nanoTime();
    String number = numbers.get(random.nextInt(numbers.size()));
    byte[] pin = pins.get(random.nextInt(pins.size()));
    // As the phone service's shipper does: what the database broke off, it sends once more.
    RetriedTransaction.run(
        sql,
        transaction -> {
          transaction
              .insertInto(LOGGED_CALL)
              .set(LOGGED_CALL.CALL_ID, id)
              .set(LOGGED_CALL.TELEPHONE_CALL_ID, id)
              .set(LOGGED_CALL.NODE, "bench")
              .set(LOGGED_CALL.ANSWERED_AT, at)
              .set(LOGGED_CALL.CALLER_NUMBER, number)
              .set(LOGGED_CALL.CALLER_E164, number)
              .set(LOGGED_CALL.PIN_HASH, pin)
              .set(LOGGED_CALL.ENDING, "LOGGED")
              .execute();
          transaction.insertInto(CALL_TO_PLACE).set(CALL_TO_PLACE.CALL_ID, id).execute();
        });
    waiting.put(id, received);
  }

  /** A call's mark goes in the transaction that stores what follows from the call. */
  private void watch(Histogram seen, int calls) {
    int left = calls;
    while (left > 0) {
      Set<String> before = new HashSet<>(waiting.keySet());
      Set<String> marked =
          sql.select(CALL_TO_PLACE.CALL_ID).from(CALL_TO_PLACE).fetchSet(CALL_TO_PLACE.CALL_ID);
      long now = System.nanoTime();
      for (String call : before) {
        if (!marked.contains(call)) {
          seen.recordValue(Math.max(0, now - waiting.remove(call)));
          left--;
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
