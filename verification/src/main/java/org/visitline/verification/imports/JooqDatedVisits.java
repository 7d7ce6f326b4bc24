package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.DATED_VISIT;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.jooq.tables.records.DatedVisitRecord;
import org.visitline.verification.files.DatedVisitRow;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.RotaEntry;
import org.visitline.verification.store.ChangedDates;
import org.visitline.verification.store.JooqMarks;

/** Visits commissioned by date, and the workers that their rows assign. */
final class JooqDatedVisits implements Target<DatedVisitRow> {

  private final JooqRota rota;
  private final JooqMarks marks;

  JooqDatedVisits(JooqRota rota, JooqMarks marks) {
    this.rota = rota;
    this.marks = marks;
  }

  @Override
  public void take(DSLContext sql, List<Line<DatedVisitRow>> lines, Tally tally) {
    List<Line<DatedVisitRow>> known = lines;
    known = JooqKnown.serviceUsers(sql, known, row -> row.visit().serviceUser(), tally);
    known = JooqKnown.providers(sql, known, row -> row.visit().provider(), tally);
    known = JooqKnown.workers(sql, known, DatedVisitRow::assigned, "assigned_workers", tally);
    JooqComparison<DatedVisitRecord> comparison =
        JooqComparison.of(
            sql, DATED_VISIT, known.stream().map(line -> record(line.row().visit())).toList());
    comparison.store(sql, DATED_VISIT, tally);
    ChangedDates changed = new ChangedDates();
    comparison.touched().forEach(visit -> changed.add(visit.getServiceUserId(), visit.getDate()));
    addPeopleOfReplacedOrders(sql, comparison.touched(), changed);
    marks.serviceUsers(sql, changed);
    rota.given(sql, assignments(known));
  }

  /** An occurrence may be replaced by a visit to somebody else: then both people's care changed. */
  private static void addPeopleOfReplacedOrders(
      DSLContext sql, List<DatedVisitRecord> visits, ChangedDates changed) {
    Map<String, List<LocalDate>> replaced = new TreeMap<>();
    for (DatedVisitRecord visit : visits) {
      String name = visit.getCommissionedVisitId();
      int at = name.lastIndexOf('@');
      if (at > 0) {
        replaced
            .computeIfAbsent(name.substring(0, at), order -> new ArrayList<>())
            .add(OccurrenceDate.find(name).orElse(visit.getDate()));
      }
    }
    if (!replaced.isEmpty()) {
      sql.select(SERVICE_ORDER.SERVICE_ORDER_ID, SERVICE_ORDER.SERVICE_USER_ID)
          .from(SERVICE_ORDER)
          .where(SERVICE_ORDER.SERVICE_ORDER_ID.in(replaced.keySet()))
          .forEach(
              row ->
                  replaced
                      .getOrDefault(row.value1(), List.of())
                      .forEach(date -> changed.add(row.value2(), date)));
    }
  }

  private static List<RotaEntry> assignments(List<Line<DatedVisitRow>> lines) {
    List<RotaEntry> entries = new ArrayList<>();
    for (Line<DatedVisitRow> line : lines) {
      for (CareWorkerId worker : line.row().assigned()) {
        entries.add(new RotaEntry(line.row().visit().id(), worker));
      }
    }
    return entries;
  }

  private static DatedVisitRecord record(DatedVisit visit) {
    return new DatedVisitRecord()
        .with(DATED_VISIT.COMMISSIONED_VISIT_ID, visit.id().value())
        .with(DATED_VISIT.SERVICE_USER_ID, visit.serviceUser().value())
        .with(DATED_VISIT.PROVIDER_ID, visit.provider().value())
        .with(DATED_VISIT.SERVICE_TYPE, visit.serviceType())
        .with(DATED_VISIT.DATE, visit.date())
        .with(DATED_VISIT.START, visit.terms().start())
        .with(DATED_VISIT.LATEST_START, visit.terms().latestStart())
        .with(DATED_VISIT.DURATION_MINUTES, Math.toIntExact(visit.terms().duration().toMinutes()))
        .with(DATED_VISIT.WORKERS, visit.terms().workers())
        .with(DATED_VISIT.TIME_CRITICAL, visit.terms().timeCritical())
        .with(DATED_VISIT.CANCELLED, visit.cancelled());
  }
}
