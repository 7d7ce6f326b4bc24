package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.FORMER_CONTACT_NUMBER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.visitline.schema.jooq.tables.records.CareWorkerRecord;
import org.visitline.schema.jooq.tables.records.FormerContactNumberRecord;
import org.visitline.verification.time.Period;

/**
 * The telephones that were care workers' own before the one that they have now. The first that is
 * known of a worker is taken to have been theirs all along.
 */
final class JooqContactNumbers {

  private final Instant now;

  JooqContactNumbers(Instant now) {
    this.now = now;
  }

  /** Keeps the numbers that are about to be overwritten. */
  void keepFormer(DSLContext sql, List<CareWorkerRecord> updated) {
    List<String> workers = updated.stream().map(CareWorkerRecord::getCareWorkerId).toList();
    Map<String, String> numbers =
        sql.select(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.CONTACT_NUMBER)
            .from(CARE_WORKER)
            .where(CARE_WORKER.CARE_WORKER_ID.in(workers))
            .and(CARE_WORKER.CONTACT_NUMBER.isNotNull())
            .fetchMap(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.CONTACT_NUMBER);
    Map<String, Instant> since = since(sql, workers);
    List<FormerContactNumberRecord> former = new ArrayList<>();
    for (CareWorkerRecord worker : updated) {
      String id = worker.getCareWorkerId();
      String before = numbers.get(id);
      Instant from = since.getOrDefault(id, Period.UNKNOWN_BEGINNING);
      boolean changes = before != null && !Objects.equals(before, worker.getContactNumber());
      if (changes && from.isBefore(now)) {
        former.add(new FormerContactNumberRecord(id, before, from, now));
      }
    }
    if (!former.isEmpty()) {
      sql.batchInsert(former).execute();
    }
  }

  private static Map<String, Instant> since(DSLContext sql, List<String> workers) {
    return sql.select(FORMER_CONTACT_NUMBER.CARE_WORKER_ID, DSL.max(FORMER_CONTACT_NUMBER.VALID_TO))
        .from(FORMER_CONTACT_NUMBER)
        .where(FORMER_CONTACT_NUMBER.CARE_WORKER_ID.in(workers))
        .groupBy(FORMER_CONTACT_NUMBER.CARE_WORKER_ID)
        .fetchMap(FORMER_CONTACT_NUMBER.CARE_WORKER_ID, DSL.max(FORMER_CONTACT_NUMBER.VALID_TO));
  }
}
