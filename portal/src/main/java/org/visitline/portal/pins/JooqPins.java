package org.visitline.portal.pins;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.JooqIds;
import org.visitline.schema.JooqPinSettings;
import org.visitline.schema.PinSettings;
import org.visitline.verification.store.JooqMarks;
import org.visitline.verification.store.RetriedTransaction;

/** Workers and since when their PINs are theirs. */
class JooqPins {

  private static final Field<LocalDate> SINCE =
      field(
          select(max(WORKER_PIN.VALID_FROM))
              .from(WORKER_PIN)
              .where(WORKER_PIN.CARE_WORKER_ID.eq(CARE_WORKER.CARE_WORKER_ID))
              .and(WORKER_PIN.VALID_TO.isNull()));

  private final DSLContext jooq;

  JooqPins(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * A care worker in the list.
   *
   * @param since when the PIN in force began; null: there is none
   */
  record Worker(
      String id,
      String name,
      String provider,
      @Nullable LocalDate leaves,
      @Nullable LocalDate since) {

    /** Whether the beginning of the PIN is known. */
    public boolean isDated() {
      return since != null && since.getYear() > 1000;
    }
  }

  /**
   * Those who have not left, by provider and name.
   *
   * @param named a part of the name, or the reference; empty: everybody
   */
  List<Worker> workers(Scope scope, LocalDate today, String named, int most, int past) {
    Condition wanted =
        named.isEmpty()
            ? noCondition()
            : CARE_WORKER.NAME.contains(named).or(JooqIds.named(CARE_WORKER.CARE_WORKER_ID, named));
    return active(scope, today)
        .and(wanted)
        .orderBy(PROVIDER.NAME, CARE_WORKER.NAME, CARE_WORKER.CARE_WORKER_ID)
        .limit(most)
        .offset(past)
        .fetch(JooqPins::worker);
  }

  /** Which PINs the phone service takes. */
  PinSettings atThePhone() {
    return new JooqPinSettings(() -> jooq).read();
  }

  /** One of the reader's. */
  Optional<Worker> find(String id, Scope scope, LocalDate today) {
    return active(scope, today)
        .and(JooqIds.named(CARE_WORKER.CARE_WORKER_ID, id))
        .fetchOptional(JooqPins::worker);
  }

  private SelectConditionStep<Record5<String, String, String, LocalDate, LocalDate>> active(
      Scope scope, LocalDate today) {
    return jooq.select(
            CARE_WORKER.CARE_WORKER_ID,
            CARE_WORKER.NAME,
            PROVIDER.NAME,
            CARE_WORKER.ACTIVE_TO,
            SINCE)
        .from(CARE_WORKER)
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(CARE_WORKER.PROVIDER_ID))
        .where(JooqScope.within(scope, CARE_WORKER.PROVIDER_ID))
        .and(CARE_WORKER.ACTIVE_TO.isNull().or(CARE_WORKER.ACTIVE_TO.ge(today)));
  }

  private static Worker worker(Record5<String, String, String, LocalDate, LocalDate> row) {
    return new Worker(row.value1(), row.value2(), row.value3(), row.value4(), row.value5());
  }

  /**
   * Gives a worker a PIN from today on. The former one stays good until the end of today, for they
   * may have come by it this morning.
   *
   * @return false if somebody has, or had, that PIN: it would name the wrong one of two, now or in
   *     what is derived again
   */
  boolean give(String workerId, byte[] hash, LocalDate today, Instant now) {
    return RetriedTransaction.result(
        jooq,
        sql -> {
          if (sql.fetchExists(WORKER_PIN, WORKER_PIN.PIN_HASH.eq(hash))) {
            return false;
          }
          sql.update(WORKER_PIN)
              .set(WORKER_PIN.VALID_TO, today)
              .where(WORKER_PIN.CARE_WORKER_ID.eq(workerId))
              .and(WORKER_PIN.VALID_TO.isNull())
              .execute();
          sql.insertInto(WORKER_PIN)
              .set(WORKER_PIN.PIN_HASH, hash)
              .set(WORKER_PIN.CARE_WORKER_ID, workerId)
              .set(WORKER_PIN.VALID_FROM, today)
              .execute();
          // Somebody may have mistyped just this PIN this morning: those calls are looked at again.
          JooqMarks marks = JooqMarks.at(now);
          marks.calls(sql, LOGGED_CALL.PIN_HASH.eq(hash));
          marks.directory(sql);
          return true;
        });
  }
}
