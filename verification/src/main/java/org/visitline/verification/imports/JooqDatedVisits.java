package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.DATED_VISIT;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.jooq.tables.records.DatedVisitRecord;
import org.visitline.verification.files.DatedVisitRow;
import org.visitline.verification.schedule.DatedVisit;
import org.visitline.verification.schedule.RotaEntry;
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
    Set<String> touched = new TreeSet<>();
    comparison.touched().forEach(record -> touched.add(record.getServiceUserId()));
    touched.addAll(peopleOfReplacedOrders(sql, comparison.touched()));
    marks.serviceUsers(sql, touched);
    rota.given(sql, assignments(known));
  }

  /** An occurrence may be replaced by a visit to somebody else: then both people's care changed. */
  private static Set<String> peopleOfReplacedOrders(DSLContext sql, List<DatedVisitRecord> visits) {
    Set<String> orders = new TreeSet<>();
    for (DatedVisitRecord visit : visits) {
      int at = visit.getCommissionedVisitId().lastIndexOf('@');
      if (at > 0) {
        orders.add(visit.getCommissionedVisitId().substring(0, at));
      }
    }
    return orders.isEmpty()
        ? Set.of()
        : sql.select(SERVICE_ORDER.SERVICE_USER_ID)
            .from(SERVICE_ORDER)
            .where(SERVICE_ORDER.SERVICE_ORDER_ID.in(orders))
            .fetchSet(SERVICE_ORDER.SERVICE_USER_ID);
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
