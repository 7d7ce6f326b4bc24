package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.VERIFY_AGAIN;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.jooq.tables.records.CommissionedVisitRecord;
import org.visitline.schema.jooq.tables.records.TimesheetLineRecord;
import org.visitline.schema.jooq.tables.records.VerifyAgainRecord;
import org.visitline.schema.jooq.tables.records.VisitRecord;
import org.visitline.verification.ServiceUserOpinion;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.discrepancy.FindingsBySubject;
import org.visitline.verification.matching.Fulfilment;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.timesheet.Timesheet;
import org.visitline.verification.timesheet.TimesheetLine;

/** Puts the opinion of some people in the place of the one before, touching only what differs. */
final class JooqOpinions {

  private final DSLContext sql;
  private final Timesheet timesheet;
  private final Instant now;

  JooqOpinions(DSLContext sql, Policies policies, Decisions decisions, Instant now) {
    this.sql = sql;
    this.timesheet = new Timesheet(policies, decisions);
    this.now = now;
  }

  /**
   * Stores opinions.
   *
   * @param part where what they stand in the place of was loaded
   * @return visits that came, went or changed, as they were and as they are
   */
  List<ChangedVisit> store(List<Derived> all, JooqPart part) {
    List<String> people = new ArrayList<>();
    List<String> toTheEnd = new ArrayList<>();
    List<CommissionedVisitRecord> commissioned = new ArrayList<>();
    List<VisitRecord> visits = new ArrayList<>();
    List<TimesheetLineRecord> lines = new ArrayList<>();
    List<VerifyAgainRecord> again = new ArrayList<>();
    for (Derived derived : all) {
      for (ServiceUserOpinion opinion : derived.opinions()) {
        String person = opinion.serviceUser().id().value();
        people.add(person);
        opinion.fulfilments().forEach(fulfilment -> commissioned.add(row(fulfilment)));
        opinion.visits().forEach(visit -> visits.add(row(visit)));
        lines(opinion, lines);
        if (derived.isToTheEnd()) {
          toTheEnd.add(person);
          again.add(new VerifyAgainRecord(person, opinion.changesAt()));
        }
      }
    }
    JooqReplacement<VisitRecord> attended = new JooqReplacement<>(VISIT, VISIT.SERVICE_USER_ID);
    List<VisitRecord> before = attended.withThoseOfOthers(sql, part.visitsIn(all), visits);
    List<CommissionedVisitRecord> plans =
        new JooqReplacement<>(COMMISSIONED_VISIT, COMMISSIONED_VISIT.SERVICE_USER_ID)
            .store(sql, people, part.commissionedIn(all), commissioned);
    Set<String> changedPlans = new HashSet<>();
    plans.forEach(plan -> changedPlans.add(plan.getCommissionedVisitId()));
    JooqReplacement<TimesheetLineRecord> timesheets =
        new JooqReplacement<>(
            TIMESHEET_LINE, TIMESHEET_LINE.SERVICE_USER_ID, TIMESHEET_LINE.DISCREPANCIES);
    timesheets.store(sql, people, timesheets.rowsNamed(sql, ids(before, visits)), lines);
    JooqReplacement<VerifyAgainRecord> due =
        new JooqReplacement<>(VERIFY_AGAIN, VERIFY_AGAIN.SERVICE_USER_ID);
    due.store(sql, toTheEnd, due.rowsOf(sql, toTheEnd), again);
    List<ChangedVisit> touched = new ArrayList<>();
    attended.store(sql, people, before, visits).forEach(row -> touched.add(changed(row)));
    // What was commissioned may be another though the visit is the same: its share of it changed.
    visits.stream()
        .filter(row -> changedPlans.contains(row.getCommissionedVisitId()))
        .forEach(row -> touched.add(changed(row)));
    return touched;
  }

  private static ChangedVisit changed(VisitRecord row) {
    return new ChangedVisit(
        row.getVisitId(),
        row.getServiceUserId(),
        row.getCareWorkerId(),
        row.getDate(),
        Stream.of(row.getArrivalCall(), row.getDepartureCall()).filter(Objects::nonNull).toList());
  }

  private static Set<String> ids(List<VisitRecord> before, List<VisitRecord> visits) {
    Set<String> ids = new HashSet<>();
    before.forEach(row -> ids.add(row.getVisitId()));
    visits.forEach(row -> ids.add(row.getVisitId()));
    return ids;
  }

  private static CommissionedVisitRecord row(Fulfilment fulfilment) {
    CommissionedVisit visit = fulfilment.commissioned();
    return new CommissionedVisitRecord(
        visit.id().value(),
        visit.serviceUser().value(),
        visit.provider().value(),
        visit.serviceType(),
        visit.date(),
        visit.start(),
        visit.latestStart(),
        minutes(visit.duration()),
        visit.workers(),
        visit.timeCritical(),
        visit.cancelled(),
        fulfilment.suspended(),
        fulfilment.visits().size());
  }

  private VisitRecord row(MatchedVisit matched) {
    Visit visit = matched.visit();
    return new VisitRecord(
        visit.id().value(),
        visit.serviceUser().id().value(),
        visit.worker().id().value(),
        visit.provider().value(),
        visit.arrival() == null ? null : visit.arrival().id().value(),
        visit.departure() == null ? null : visit.departure().id().value(),
        visit.extraCalls().stream().map(call -> call.id().value()).collect(Collectors.joining(";")),
        visit.arrivedAt(),
        visit.departedAt(),
        visit.begins(),
        visit.date(),
        visit.locationProof().name(),
        visit.inferred(),
        visit.isOpenAt(now),
        matched.commissioned() == null ? null : matched.commissioned().id().value());
  }

  private void lines(ServiceUserOpinion opinion, List<TimesheetLineRecord> into) {
    FindingsBySubject subjects = new FindingsBySubject(opinion.findings());
    for (MatchedVisit matched : opinion.visits()) {
      into.add(row(timesheet.line(matched, subjects)));
    }
  }

  /** Its codes are filled in by {@link JooqTimesheetCodes}, for other looks find more of them. */
  private static TimesheetLineRecord row(TimesheetLine line) {
    Visit visit = line.matched().visit();
    CommissionedVisit commissioned = line.matched().commissioned();
    return new TimesheetLineRecord()
        .with(TIMESHEET_LINE.VISIT_ID, visit.id().value())
        .with(TIMESHEET_LINE.PROVIDER_ID, visit.provider().value())
        .with(TIMESHEET_LINE.SERVICE_USER_ID, visit.serviceUser().id().value())
        .with(TIMESHEET_LINE.CARE_WORKER_ID, visit.worker().id().value())
        .with(TIMESHEET_LINE.DATE, visit.date())
        .with(TIMESHEET_LINE.SERVICE_TYPE, commissioned == null ? "" : commissioned.serviceType())
        .with(
            TIMESHEET_LINE.COMMISSIONED_VISIT_ID,
            commissioned == null ? null : commissioned.id().value())
        .with(TIMESHEET_LINE.COMMISSIONED_START, commissioned == null ? null : commissioned.start())
        .with(
            TIMESHEET_LINE.COMMISSIONED_MINUTES,
            commissioned == null ? null : minutes(commissioned.duration()))
        .with(TIMESHEET_LINE.ARRIVED_AT, visit.arrivedAt())
        .with(TIMESHEET_LINE.DEPARTED_AT, visit.departedAt())
        .with(TIMESHEET_LINE.ACTUAL_MINUTES, toInt(line.actualMinutes()))
        .with(TIMESHEET_LINE.PAYABLE_MINUTES, Math.toIntExact(line.payableMinutes()))
        .with(TIMESHEET_LINE.STATUS, line.status().name())
        .with(TIMESHEET_LINE.DISCREPANCIES, "");
  }

  private static int minutes(Duration duration) {
    return Math.toIntExact(duration.toMinutes());
  }

  private static @Nullable Integer toInt(@Nullable Long minutes) {
    return minutes == null ? null : Math.toIntExact(minutes);
  }
}
