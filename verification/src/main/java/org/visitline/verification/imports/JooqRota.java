package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DATED_VISIT;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.store.ChangedDates;
import org.visitline.verification.store.JooqMarks;

/**
 * The rota. What the files say of a commissioned visit replaces what was said of it before, so that
 * a worker who was exchanged is gone; of visits that they do not name, nothing changes.
 *
 * <p>The rows of one visit may stand anywhere in two files, so they are gathered in a temporary
 * table of this connection and compared at the end.
 */
final class JooqRota implements Target<RotaEntry> {

  private static final Table<Record> GIVEN = DSL.table(DSL.name("rota_given"));
  private static final Field<String> VISIT =
      DSL.field(DSL.name("rota_given", "commissioned_visit_id"), SQLDataType.VARCHAR(64));
  private static final Field<String> WORKER =
      DSL.field(DSL.name("rota_given", "care_worker_id"), SQLDataType.VARCHAR(64));

  /** {@code @2026-10-25} behind the order's id. */
  private static final int DATE_SUFFIX = 11;

  private static final int LOT = 900;

  private final JooqMarks marks;

  JooqRota(JooqMarks marks) {
    this.marks = marks;
  }

  static void open(DSLContext sql) {
    close(sql);
    sql.execute(
        """
        CREATE TEMPORARY TABLE rota_given (
          commissioned_visit_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
          care_worker_id         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
          PRIMARY KEY (commissioned_visit_id, care_worker_id)
        )
        """);
  }

  static void close(DSLContext sql) {
    sql.execute("DROP TEMPORARY TABLE IF EXISTS rota_given");
  }

  @Override
  public void take(DSLContext sql, List<Line<RotaEntry>> lines, Tally tally) {
    List<Line<RotaEntry>> known =
        JooqKnown.workers(
            sql,
            ofKnownVisits(sql, lines, tally),
            entry -> List.of(entry.worker()),
            "care_worker_id",
            tally);
    List<RotaEntry> entries = known.stream().map(Line::row).toList();
    Set<RotaEntry> before = storedFor(sql, entries);
    long there = entries.stream().filter(before::contains).count();
    tally.unchanged(there);
    tally.added(entries.size() - there);
    given(sql, entries);
  }

  /** Gathers what the files say of visits. */
  void given(DSLContext sql, List<RotaEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    var insert = sql.insertInto(GIVEN, VISIT, WORKER);
    for (RotaEntry entry : entries) {
      insert = insert.values(entry.visit().value(), entry.worker().value());
    }
    insert.onDuplicateKeyUpdate().set(WORKER, WORKER).execute();
  }

  /** Brings the rota to what was gathered. */
  @Override
  public void finish(DSLContext sql, Tally tally) {
    Condition same = ROTA.COMMISSIONED_VISIT_ID.eq(VISIT).and(ROTA.CARE_WORKER_ID.eq(WORKER));
    Condition named = ROTA.COMMISSIONED_VISIT_ID.in(DSL.select(VISIT).from(GIVEN));
    Condition gone = named.and(DSL.notExists(DSL.selectOne().from(GIVEN).where(same)));
    Condition missing = DSL.notExists(DSL.selectOne().from(ROTA).where(same));
    Set<String> touched =
        new HashSet<>(
            sql.selectDistinct(ROTA.COMMISSIONED_VISIT_ID)
                .from(ROTA)
                .where(gone)
                .fetchSet(0, String.class));
    touched.addAll(sql.selectDistinct(VISIT).from(GIVEN).where(missing).fetchSet(VISIT));
    long removed = sql.deleteFrom(ROTA).where(gone).execute();
    sql.insertInto(ROTA, ROTA.COMMISSIONED_VISIT_ID, ROTA.CARE_WORKER_ID, ROTA.DATE)
        .select(
            DSL.select(VISIT, WORKER, COMMISSIONED_VISIT.DATE)
                .from(GIVEN)
                .leftJoin(COMMISSIONED_VISIT)
                .on(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(VISIT))
                .where(missing))
        .execute();
    tally.updated(removed);
    List<String> visits = List.copyOf(touched);
    for (int from = 0; from < visits.size(); from += LOT) {
      marks.serviceUsers(
          sql, changed(sql, visits.subList(from, Math.min(from + LOT, visits.size()))));
    }
  }

  private static ChangedDates changed(DSLContext sql, List<String> visits) {
    ChangedDates changed = new ChangedDates();
    sql.select(DATED_VISIT.SERVICE_USER_ID, DATED_VISIT.DATE)
        .from(DATED_VISIT)
        .where(DATED_VISIT.COMMISSIONED_VISIT_ID.in(visits))
        .forEach(row -> changed.add(row.value1(), row.value2()));
    Map<String, String> people =
        sql.select(SERVICE_ORDER.SERVICE_ORDER_ID, SERVICE_ORDER.SERVICE_USER_ID)
            .from(SERVICE_ORDER)
            .where(SERVICE_ORDER.SERVICE_ORDER_ID.in(orders(visits.stream()).toList()))
            .fetchMap(SERVICE_ORDER.SERVICE_ORDER_ID, SERVICE_ORDER.SERVICE_USER_ID);
    for (String visit : visits) {
      orders(Stream.of(visit))
          .map(people::get)
          .filter(Objects::nonNull)
          .forEach(
              person -> OccurrenceDate.find(visit).ifPresent(date -> changed.add(person, date)));
    }
    return changed;
  }

  private static List<Line<RotaEntry>> ofKnownVisits(
      DSLContext sql, List<Line<RotaEntry>> lines, Tally tally) {
    List<String> named = lines.stream().map(line -> line.row().visit().value()).toList();
    Set<String> dated =
        sql.select(DATED_VISIT.COMMISSIONED_VISIT_ID)
            .from(DATED_VISIT)
            .where(DATED_VISIT.COMMISSIONED_VISIT_ID.in(named))
            .fetchSet(DATED_VISIT.COMMISSIONED_VISIT_ID);
    Set<String> ordered =
        sql.select(SERVICE_ORDER.SERVICE_ORDER_ID)
            .from(SERVICE_ORDER)
            .where(SERVICE_ORDER.SERVICE_ORDER_ID.in(orders(named.stream()).toList()))
            .fetchSet(SERVICE_ORDER.SERVICE_ORDER_ID);
    List<Line<RotaEntry>> fine = new ArrayList<>();
    for (Line<RotaEntry> line : lines) {
      String visit = line.row().visit().value();
      if (dated.contains(visit) || orders(Stream.of(visit)).anyMatch(ordered::contains)) {
        fine.add(line);
      } else {
        tally.reject(
            line,
            "commissioned_visit_id",
            visit,
            "is not known",
            "Correct it, or import the visit or its order first");
      }
    }
    return fine;
  }

  /** The orders whose occurrences these are, going by their names. */
  private static Stream<String> orders(Stream<String> visits) {
    return visits
        .filter(visit -> visit.length() > DATE_SUFFIX)
        .filter(visit -> visit.charAt(visit.length() - DATE_SUFFIX) == '@')
        .map(visit -> visit.substring(0, visit.length() - DATE_SUFFIX))
        .distinct();
  }

  private static Set<RotaEntry> storedFor(DSLContext sql, List<RotaEntry> entries) {
    return Set.copyOf(
        sql.select(ROTA.COMMISSIONED_VISIT_ID, ROTA.CARE_WORKER_ID)
            .from(ROTA)
            .where(
                ROTA.COMMISSIONED_VISIT_ID.in(
                    entries.stream().map(entry -> entry.visit().value()).toList()))
            .fetch(
                row ->
                    new RotaEntry(
                        new CommissionedVisitId(row.value1()), new CareWorkerId(row.value2()))));
  }
}
