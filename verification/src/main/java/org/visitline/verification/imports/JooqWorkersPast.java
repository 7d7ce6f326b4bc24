package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.VISIT;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.jooq.tables.records.CareWorkerRecord;
import org.visitline.schema.jooq.tables.records.WorkerPinRecord;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.time.CivilZone;

/**
 * Leaves out rows that would rewrite what a care worker has done. Of a worker only today's provider
 * and first day are known, and every visit of theirs is derived by these, however long ago it was:
 * with another provider the old visits would be that one's, who never sent anybody; with a later
 * first day the calls before it would be nobody's.
 *
 * <p>The last day may be any: who keys the PIN of somebody who has left is to be found.
 */
final class JooqWorkersPast {

  /** Behind all. */
  private static final LocalDate DAY_OF_NO_CALL = LocalDate.of(9999, 12, 30);

  private final CivilZone zone;

  JooqWorkersPast(CivilZone zone) {
    this.zone = zone;
  }

  /** Leaves out workers whose past would be another. */
  List<Line<CareWorker>> asItWas(DSLContext sql, List<Line<CareWorker>> lines, Tally tally) {
    Map<String, CareWorkerRecord> known =
        sql.selectFrom(CARE_WORKER)
            .where(
                CARE_WORKER.CARE_WORKER_ID.in(
                    lines.stream().map(line -> line.row().id().value()).toList()))
            .fetchMap(CARE_WORKER.CARE_WORKER_ID);
    List<Line<CareWorker>> fine = new ArrayList<>();
    for (Line<CareWorker> line : lines) {
      CareWorkerRecord before = known.get(line.row().id().value());
      if (before == null
          || (staysWithProvider(sql, line, before, tally)
              && keepsCalls(sql, line, before, tally))) {
        fine.add(line);
      }
    }
    return fine;
  }

  /**
   * Also where two providers number alike: the one's worker must not become the other's. Of whom
   * nothing is logged, a wrong provider can be put right.
   */
  private boolean staysWithProvider(
      DSLContext sql, Line<CareWorker> line, CareWorkerRecord before, Tally tally) {
    if (before.getProviderId().equals(line.row().provider().value())
        || (!hasVisits(sql, before) && firstCall(sql, before, null) == null)) {
      return true;
    }
    tally.reject(
        line,
        "care_worker_id",
        before.getCareWorkerId(),
        "has logged visits as a worker of " + before.getProviderId(),
        "Give a worker who has moved to another provider, or is somebody else, a new reference"
            + " there");
    return false;
  }

  private static boolean hasVisits(DSLContext sql, CareWorkerRecord worker) {
    return sql.fetchExists(VISIT, VISIT.CARE_WORKER_ID.eq(worker.getCareWorkerId()));
  }

  private boolean keepsCalls(
      DSLContext sql, Line<CareWorker> line, CareWorkerRecord before, Tally tally) {
    LocalDate from = line.row().active().first();
    LocalDate was = before.getActiveFrom();
    if (from == null || (was != null && !from.isAfter(was))) {
      return true;
    }
    Instant lost = firstCall(sql, before, from);
    if (lost == null) {
      return true;
    }
    tally.reject(
        line,
        "active_from",
        from.toString(),
        "is after calls of care worker "
            + before.getCareWorkerId()
            + ", which are logged from "
            + zone.dateOf(lost)
            + " on",
        "Keep active_from at or before that day, or give somebody who has come back a new"
            + " reference");
    return false;
  }

  /**
   * The first call, before a day if one is given, on which the worker was named: by a PIN that was
   * theirs then, while they were employed.
   */
  private @Nullable Instant firstCall(
      DSLContext sql, CareWorkerRecord worker, @Nullable LocalDate before) {
    Instant first = null;
    for (WorkerPinRecord pin :
        sql.selectFrom(WORKER_PIN)
            .where(WORKER_PIN.CARE_WORKER_ID.eq(worker.getCareWorkerId()))
            .fetch()) {
      LocalDate begin = later(pin.getValidFrom(), worker.getActiveFrom());
      LocalDate last = earlier(earlier(DAY_OF_NO_CALL, pin.getValidTo()), worker.getActiveTo());
      LocalDate behind = earlier(last.plusDays(1), before);
      Instant call =
          sql.select(DSL.min(LOGGED_CALL.ANSWERED_AT))
              .from(LOGGED_CALL)
              .where(LOGGED_CALL.PIN_HASH.eq(pin.getPinHash()))
              .and(LOGGED_CALL.ANSWERED_AT.ge(zone.startOf(begin)))
              .and(LOGGED_CALL.ANSWERED_AT.lt(zone.startOf(behind)))
              .fetchSingle()
              .value1();
      if (call != null && (first == null || call.isBefore(first))) {
        first = call;
      }
    }
    return first;
  }

  private static LocalDate later(LocalDate date, @Nullable LocalDate other) {
    return other == null || other.isBefore(date) ? date : other;
  }

  private static LocalDate earlier(LocalDate date, @Nullable LocalDate other) {
    return other == null || other.isAfter(date) ? date : other;
  }
}
