package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.PinKey;
import org.visitline.schema.jooq.tables.records.WorkerPinRecord;
import org.visitline.verification.directory.CareWorker;

/**
 * PINs, as keyed hashes only, with the days on which each named its worker. A worker's former PIN
 * stays good until the end of today, for they may have used it this morning.
 */
final class JooqWorkerPins {

  private static final LocalDate UNKNOWN_BEGINNING = LocalDate.of(1000, 1, 1);

  private final PinKey key;
  private final LocalDate today;

  JooqWorkerPins(PinKey key, LocalDate today) {
    this.key = key;
    this.today = today;
  }

  /**
   * Leaves out workers whose PIN another holds on a day that both are employed: it would name
   * neither.
   */
  List<Line<CareWorker>> withPinOfTheirOwn(
      DSLContext sql, List<Line<CareWorker>> lines, Tally tally) {
    Map<String, List<Holder>> holders = new HashMap<>();
    sql.select(
            WORKER_PIN.PIN_HASH,
            WORKER_PIN.CARE_WORKER_ID,
            WORKER_PIN.VALID_TO,
            CARE_WORKER.ACTIVE_FROM,
            CARE_WORKER.ACTIVE_TO)
        .from(WORKER_PIN)
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(WORKER_PIN.CARE_WORKER_ID))
        .where(WORKER_PIN.PIN_HASH.in(lines.stream().map(line -> hash(line.row())).toList()))
        .and(WORKER_PIN.VALID_TO.isNull().or(WORKER_PIN.VALID_TO.ge(today)))
        .forEach(
            row ->
                holders
                    .computeIfAbsent(
                        HexFormat.of().formatHex(row.value1()), pin -> new ArrayList<>())
                    .add(
                        new Holder(
                            row.value2(), row.value4(), earlier(row.value3(), row.value5()))));
    List<Line<CareWorker>> fine = new ArrayList<>();
    for (Line<CareWorker> line : lines) {
      CareWorker worker = line.row();
      Holder holder = Holder.of(worker);
      List<Holder> others =
          holders.computeIfAbsent(HexFormat.of().formatHex(hash(worker)), pin -> new ArrayList<>());
      Holder rival =
          others.stream().filter(other -> other.isRivalOf(holder)).findFirst().orElse(null);
      if (rival == null) {
        others.add(holder);
        fine.add(line);
      } else {
        tally.reject(
            line,
            "pin",
            "",
            "is also the PIN of care worker " + rival.worker,
            "Give each worker a PIN that nobody else holds at the time");
      }
    }
    return fine;
  }

  /**
   * Stores the PINs of some workers.
   *
   * @param fresh who of them was not known before
   * @return whose PIN changed
   */
  Set<String> take(DSLContext sql, List<CareWorker> workers, Set<String> fresh) {
    Map<String, List<byte[]>> inForce =
        sql.select(WORKER_PIN.CARE_WORKER_ID, WORKER_PIN.PIN_HASH)
            .from(WORKER_PIN)
            .where(WORKER_PIN.CARE_WORKER_ID.in(workers.stream().map(w -> w.id().value()).toList()))
            .and(WORKER_PIN.VALID_TO.isNull())
            .fetchGroups(WORKER_PIN.CARE_WORKER_ID, WORKER_PIN.PIN_HASH);
    Set<String> changed = new HashSet<>();
    List<WorkerPinRecord> begun = new ArrayList<>();
    for (CareWorker worker : workers) {
      String id = worker.id().value();
      byte[] wanted = hash(worker);
      List<byte[]> before = inForce.getOrDefault(id, List.of());
      if (before.stream().anyMatch(pin -> Arrays.equals(pin, wanted))) {
        continue;
      }
      changed.add(id);
      if (!before.isEmpty()) {
        sql.update(WORKER_PIN)
            .set(WORKER_PIN.VALID_TO, today)
            .where(WORKER_PIN.CARE_WORKER_ID.eq(id))
            .and(WORKER_PIN.VALID_TO.isNull())
            .execute();
      }
      begun.add(
          new WorkerPinRecord(wanted, id, fresh.contains(id) ? UNKNOWN_BEGINNING : today, null));
    }
    begin(sql, begun);
    return changed;
  }

  private static void begin(DSLContext sql, List<WorkerPinRecord> pins) {
    for (WorkerPinRecord pin : pins) {
      // Taken back and given again on one day: the row of this morning goes on.
      sql.insertInto(WORKER_PIN)
          .set(pin)
          .onDuplicateKeyUpdate()
          .setNull(WORKER_PIN.VALID_TO)
          .execute();
    }
  }

  private byte[] hash(CareWorker worker) {
    return key.hash(worker.pins().getFirst().token());
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  /** Who holds a PIN on which days; null: no known limit. */
  private record Holder(String worker, @Nullable LocalDate first, @Nullable LocalDate last) {

    static Holder of(CareWorker worker) {
      return new Holder(worker.id().value(), worker.active().first(), worker.active().last());
    }

    boolean isRivalOf(Holder other) {
      return !worker.equals(other.worker)
          && !endsBefore(last, other.first)
          && !endsBefore(other.last, first);
    }

    private static boolean endsBefore(@Nullable LocalDate last, @Nullable LocalDate first) {
      return last != null && first != null && last.isBefore(first);
    }
  }
}
