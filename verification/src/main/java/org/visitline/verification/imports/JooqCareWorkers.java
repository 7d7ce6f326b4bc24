package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.visitline.schema.jooq.tables.records.CareWorkerRecord;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.store.JooqMarks;

/**
 * Care workers, and through {@link JooqWorkerPins} their PINs, as far as they are {@link
 * KeyablePins}, {@link JooqContactNumbers} the telephones that were theirs.
 */
final class JooqCareWorkers implements Target<CareWorker> {

  private final JooqWorkersPast past;
  private final KeyablePins keyable;
  private final JooqWorkerPins pins;
  private final JooqContactNumbers numbers;
  private final JooqMarks marks;

  JooqCareWorkers(
      JooqWorkersPast past,
      KeyablePins keyable,
      JooqWorkerPins pins,
      JooqContactNumbers numbers,
      JooqMarks marks) {
    this.past = past;
    this.keyable = keyable;
    this.pins = pins;
    this.numbers = numbers;
    this.marks = marks;
  }

  @Override
  public void take(DSLContext sql, List<Line<CareWorker>> lines, Tally tally) {
    List<Line<CareWorker>> known = JooqKnown.providers(sql, lines, CareWorker::provider, tally);
    List<CareWorker> workers =
        pins
            .withPinOfTheirOwn(sql, past.asItWas(sql, keyable.of(known, tally), tally), tally)
            .stream()
            .map(Line::row)
            .toList();
    JooqComparison<CareWorkerRecord> comparison =
        JooqComparison.of(sql, CARE_WORKER, workers.stream().map(w -> record(w)).toList());
    Set<String> fresh = ids(comparison.added());
    Set<String> touched = ids(comparison.touched());
    Set<String> contacts = contacts(sql, touched);
    if (!comparison.added().isEmpty()) {
      sql.batchInsert(comparison.added()).execute();
    }
    if (!comparison.updated().isEmpty()) {
      numbers.keepFormer(sql, comparison.updated());
      sql.batchUpdate(comparison.updated()).execute();
    }
    touched.addAll(pins.take(sql, workers, fresh));

    tally.added(fresh.size());
    tally.updated(touched.size() - fresh.size());
    tally.unchanged(workers.size() - touched.size());
    if (!touched.isEmpty()) {
      marks.directory(sql);
      contacts.addAll(contacts(sql, touched));
      marks.calls(sql, LOGGED_CALL.CALLER_E164.in(contacts));
      marks.serviceUsers(sql, JooqNamed.peopleOf(sql, touched));
      // Every call on which one of their PINs was keyed: it may name somebody else now, or nobody.
      marks.calls(
          sql,
          LOGGED_CALL.PIN_HASH.in(
              DSL.select(WORKER_PIN.PIN_HASH)
                  .from(WORKER_PIN)
                  .where(WORKER_PIN.CARE_WORKER_ID.in(touched))));
    }
  }

  /** The workers' own telephones: a call from one of them is asked about. */
  private static Set<String> contacts(DSLContext sql, Set<String> workers) {
    return sql.select(CARE_WORKER.CONTACT_NUMBER)
        .from(CARE_WORKER)
        .where(CARE_WORKER.CARE_WORKER_ID.in(workers))
        .and(CARE_WORKER.CONTACT_NUMBER.isNotNull())
        .fetchSet(CARE_WORKER.CONTACT_NUMBER);
  }

  private static Set<String> ids(List<CareWorkerRecord> records) {
    return records.stream().map(CareWorkerRecord::getCareWorkerId).collect(Collectors.toSet());
  }

  private static CareWorkerRecord record(CareWorker worker) {
    return new CareWorkerRecord()
        .with(CARE_WORKER.CARE_WORKER_ID, worker.id().value())
        .with(CARE_WORKER.PROVIDER_ID, worker.provider().value())
        .with(CARE_WORKER.NAME, worker.name())
        .with(CARE_WORKER.CONTACT_NUMBER, worker.contactNumber())
        .with(CARE_WORKER.LANGUAGE, worker.language())
        .with(CARE_WORKER.ACTIVE_FROM, worker.active().first())
        .with(CARE_WORKER.ACTIVE_TO, worker.active().last());
  }
}
