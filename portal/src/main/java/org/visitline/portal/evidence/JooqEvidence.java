package org.visitline.portal.evidence;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.val;
import static org.visitline.portal.evidence.Sheet.Column.both;
import static org.visitline.portal.evidence.Sheet.Column.inFile;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.OUTAGE;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.SUSPENSION;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.furniture.JooqIds;
import org.visitline.portal.timesheets.StatusWords;

/** Reads what was commissioned for a person, who came, and what stopped either. */
class JooqEvidence {

  private final DSLContext jooq;
  private final CivilTime civil;

  JooqEvidence(DSLContext jooq, CivilTime civil) {
    this.jooq = jooq;
    this.civil = civil;
  }

  /** Whose pack it is. */
  record Person(
      String id, String code, String name, @Nullable String address, @Nullable String postcode) {}

  /** By reference, code or whole name; empty where none or more than one is called so. */
  Optional<Person> find(String asked, Scope scope) {
    List<Person> found =
        jooq.selectFrom(SERVICE_USER)
            .where(
                JooqIds.named(SERVICE_USER.SERVICE_USER_ID, asked)
                    .or(JooqIds.named(SERVICE_USER.CODE, asked))
                    .or(SERVICE_USER.NAME.eq(asked)))
            .and(JooqScope.withinAreas(scope, SERVICE_USER.SERVICE_USER_ID))
            .limit(2)
            .fetch(
                row ->
                    new Person(
                        row.getServiceUserId(),
                        row.getCode(),
                        row.getName(),
                        row.getAddress(),
                        row.getPostcode()));
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** The dates between which everything of the period lies. */
  Instant begins(PackRequest request) {
    return civil.startOf(request.from());
  }

  /** Exclusive. */
  Instant ends(PackRequest request) {
    return civil.startOf(request.to().plusDays(1));
  }

  /**
   * What was commissioned, visit by visit.
   *
   * @param states what has become of each, by its id
   */
  Sheet commissioned(PackRequest request, Map<String, CommissionedState> states) {
    Map<String, List<String>> rota =
        jooq.select(ROTA.COMMISSIONED_VISIT_ID, ROTA.CARE_WORKER_ID)
            .from(COMMISSIONED_VISIT)
            .join(ROTA)
            .on(ROTA.COMMISSIONED_VISIT_ID.eq(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID))
            .where(commissionedIn(request))
            .orderBy(ROTA.CARE_WORKER_ID)
            .fetchGroups(ROTA.COMMISSIONED_VISIT_ID, ROTA.CARE_WORKER_ID);
    return new Sheet(
        "commissioned_visits.csv",
        "Commissioned visits",
        "Each dated visit that was to take place, with what became of it by the time the pack was"
            + " made. ‘Nobody shown’ is said of a visit whose latest start has passed; ‘could not"
            + " be verified’ where the telephones were out of order and a call may have been lost.",
        List.of(
            inFile("commissioned_visit_id"),
            both("date", "Date", 28),
            both("start_at", "Start", 42),
            inFile("latest_start_at"),
            both("duration_minutes", "Min", 12),
            both("provider_id", "Provider", 40),
            both("workers", "Workers", 18),
            both("workers_who_came", "Came", 16),
            inFile("time_critical"),
            inFile("cancelled"),
            inFile("suspended"),
            both("state", "What became of it", 46, CommissionedState::said),
            inFile("rota_care_worker_ids")),
        jooq.selectFrom(COMMISSIONED_VISIT)
            .where(commissionedIn(request))
            .orderBy(COMMISSIONED_VISIT.START_AT, COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID)
            .fetch(
                row ->
                    Cells.of(
                        row.getCommissionedVisitId(),
                        row.getDate(),
                        row.getStartAt(),
                        row.getLatestStartAt(),
                        row.getDurationMinutes(),
                        row.getProviderId(),
                        row.getWorkers(),
                        row.getSlotsFilled(),
                        row.getTimeCritical(),
                        row.getCancelled(),
                        row.getSuspended(),
                        Objects.requireNonNull(states.get(row.getCommissionedVisitId())).name(),
                        String.join(
                            ";", rota.getOrDefault(row.getCommissionedVisitId(), List.of())))));
  }

  Sheet visits(PackRequest request) {
    return new Sheet(
        "visits.csv",
        "Visits that calls or amendments show",
        "How the calls were paired into visits, and which commissioned visit each one fills. This"
            + " is Visitline's opinion; the calls below are the evidence.",
        List.of(
            both("visit", "Visit", 50),
            both("date", "Date", 28),
            both("care_worker_id", "Worker", 28),
            inFile("provider_id"),
            both("arrived_at", "Arrived", 42),
            both("departed_at", "Left", 42),
            both("actual_minutes", "Min", 12),
            inFile("arrival_call"),
            inFile("departure_call"),
            inFile("extra_calls"),
            both("location_proof", "Place shown", 26, PaperWords::place),
            inFile("direction_inferred"),
            inFile("commissioned_visit_id"),
            inFile("payable_minutes"),
            both("status", "Timesheet", 36, StatusWords::of)),
        jooq.select()
            .from(VISIT)
            .leftJoin(TIMESHEET_LINE)
            .on(TIMESHEET_LINE.VISIT_ID.eq(VISIT.VISIT_ID))
            .where(visitIn(request))
            .orderBy(VISIT.BEGINS_AT, VISIT.VISIT_ID)
            .fetch(
                row ->
                    Cells.of(
                        row.get(VISIT.VISIT_ID),
                        row.get(VISIT.DATE),
                        row.get(VISIT.CARE_WORKER_ID),
                        row.get(VISIT.PROVIDER_ID),
                        row.get(VISIT.ARRIVED_AT),
                        row.get(VISIT.DEPARTED_AT),
                        row.get(TIMESHEET_LINE.ACTUAL_MINUTES),
                        row.get(VISIT.ARRIVAL_CALL),
                        row.get(VISIT.DEPARTURE_CALL),
                        row.get(VISIT.EXTRA_CALLS),
                        row.get(VISIT.LOCATION_PROOF),
                        row.get(VISIT.INFERRED),
                        row.get(VISIT.COMMISSIONED_VISIT_ID),
                        row.get(TIMESHEET_LINE.PAYABLE_MINUTES),
                        row.get(TIMESHEET_LINE.STATUS))));
  }

  Sheet suspensions(PackRequest request) {
    return new Sheet(
        "suspensions.csv",
        "Suspensions",
        "When care was stopped, and why. ‘To’ is the first moment after it.",
        List.of(both("from", "From", 42), both("to", "To", 42), both("reason", "Reason", 120)),
        jooq.selectFrom(SUSPENSION)
            .where(SUSPENSION.SERVICE_USER_ID.eq(request.serviceUser()))
            .and(SUSPENSION.FROM_AT.lt(ends(request)))
            .and(SUSPENSION.TO_AT.isNull().or(SUSPENSION.TO_AT.gt(begins(request))))
            .orderBy(SUSPENSION.FROM_AT)
            .fetch(row -> Cells.of(row.getFromAt(), row.getToAt(), row.getReason())));
  }

  Sheet outages(PackRequest request) {
    return new Sheet(
        "outages.csv",
        "Outages of the phone service",
        "When a call could not have been logged. A visit without calls in an outage is not a missed"
            + " visit.",
        List.of(both("from", "From", 42), both("to", "To", 42), both("note", "Note", 120)),
        jooq.selectFrom(OUTAGE)
            .where(OUTAGE.FROM_AT.lt(ends(request)))
            .and(OUTAGE.TO_AT.gt(begins(request)))
            .orderBy(OUTAGE.FROM_AT, OUTAGE.TO_AT)
            .fetch(row -> Cells.of(row.getFromAt(), row.getToAt(), row.getNote())));
  }

  /** Care workers' references and names, of those who came or were to come. */
  Map<String, String> workers(PackRequest request) {
    Map<String, String> came =
        jooq.selectDistinct(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME)
            .from(VISIT)
            .join(CARE_WORKER)
            .on(CARE_WORKER.CARE_WORKER_ID.eq(VISIT.CARE_WORKER_ID))
            .where(visitIn(request))
            .fetchMap(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME);
    came.putAll(
        jooq.selectDistinct(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME)
            .from(COMMISSIONED_VISIT)
            .join(ROTA)
            .on(ROTA.COMMISSIONED_VISIT_ID.eq(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID))
            .join(CARE_WORKER)
            .on(CARE_WORKER.CARE_WORKER_ID.eq(ROTA.CARE_WORKER_ID))
            .where(commissionedIn(request))
            .fetchMap(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME));
    return came;
  }

  /**
   * Names of the other service users whom a sentence about this one could mention: those whom the
   * same workers visited in the weeks around. A rule looks no further back than 28 days.
   */
  List<String> others(PackRequest request) {
    return jooq.selectDistinct(SERVICE_USER.NAME)
        .from(VISIT)
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(VISIT.SERVICE_USER_ID))
        .where(
            VISIT.CARE_WORKER_ID.in(
                selectDistinct(VISIT.CARE_WORKER_ID).from(VISIT).where(visitIn(request))))
        .and(VISIT.DATE.between(request.from().minusDays(28), request.to().plusDays(28)))
        .and(VISIT.SERVICE_USER_ID.ne(request.serviceUser()))
        .orderBy(SERVICE_USER.NAME)
        .fetch(SERVICE_USER.NAME);
  }

  static Condition visitIn(PackRequest request) {
    return VISIT
        .SERVICE_USER_ID
        .eq(request.serviceUser())
        .and(VISIT.DATE.between(request.from(), request.to()));
  }

  static Condition commissionedIn(PackRequest request) {
    return COMMISSIONED_VISIT
        .SERVICE_USER_ID
        .eq(request.serviceUser())
        .and(COMMISSIONED_VISIT.DATE.between(request.from(), request.to()));
  }

  /** The names by which visits that only an amendment shows are stored. */
  static org.jooq.Field<String> addedVisit(org.jooq.Field<Long> amendment) {
    return concat(val("amendment-"), amendment.cast(String.class));
  }
}
