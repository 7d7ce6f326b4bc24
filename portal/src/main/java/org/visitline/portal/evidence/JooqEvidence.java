package org.visitline.portal.evidence;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.val;
import static org.visitline.portal.evidence.Sheet.Column.both;
import static org.visitline.portal.evidence.Sheet.Column.inFile;
import static org.visitline.portal.evidence.Sheet.Column.paperOnly;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.OUTAGE;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.SUSPENSION;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqKnownPeople;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.portal.timesheets.StatusWords;
import org.visitline.schema.jooq.tables.LoggedCall;
import org.visitline.verification.casework.Amendment;

/** Reads what was commissioned for a person, who came, and what stopped either. */
class JooqEvidence {

  /** A visit's own call on arriving, and on leaving. */
  static final LoggedCall ARRIVAL = LOGGED_CALL.as("arrival");

  static final LoggedCall DEPARTURE = LOGGED_CALL.as("departure");

  private final DSLContext jooq;
  private final CivilTime civil;

  JooqEvidence(DSLContext jooq, CivilTime civil) {
    this.jooq = jooq;
    this.civil = civil;
  }

  /** Whose pack it is. */
  record Person(
      String id, String code, String name, @Nullable String address, @Nullable String postcode) {}

  /** As wherever a page asks for a service user; empty where none, or more than one, is meant. */
  Optional<Person> find(String asked, Scope scope) {
    return new JooqKnownPeople(jooq)
        .findServiceUser(asked, scope)
        .flatMap(
            id ->
                jooq.selectFrom(SERVICE_USER)
                    .where(SERVICE_USER.SERVICE_USER_ID.eq(id))
                    .fetchOptional(
                        row ->
                            new Person(
                                row.getServiceUserId(),
                                row.getCode(),
                                row.getName(),
                                row.getAddress(),
                                row.getPostcode())));
  }

  /** What a page says where {@link #find} finds none. */
  String noPerson(String asked, Scope scope) {
    return new JooqKnownPeople(jooq).noServiceUser(asked, scope);
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
            inFile("start_at"),
            inFile("latest_start_at"),
            paperOnly("To begin", 42),
            both("duration_minutes", "Min", 12),
            both("provider", "Provider", 58),
            inFile("provider_id"),
            both("workers", "Workers", 18),
            both("workers_who_came", "Came", 16),
            inFile("time_critical"),
            inFile("cancelled"),
            inFile("suspended"),
            both("state", "What became of it", 46, CommissionedState::said),
            inFile("rota_care_worker_ids")),
        jooq.select(COMMISSIONED_VISIT.fields())
            .select(PROVIDER.NAME)
            .from(COMMISSIONED_VISIT)
            .join(PROVIDER)
            .on(PROVIDER.PROVIDER_ID.eq(COMMISSIONED_VISIT.PROVIDER_ID))
            .where(commissionedIn(request))
            .orderBy(COMMISSIONED_VISIT.START_AT, COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID)
            .fetch(
                row ->
                    Cells.of(
                        row.get(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID),
                        row.get(COMMISSIONED_VISIT.DATE),
                        row.get(COMMISSIONED_VISIT.START_AT),
                        row.get(COMMISSIONED_VISIT.LATEST_START_AT),
                        civil.window(
                            row.get(COMMISSIONED_VISIT.START_AT),
                            row.get(COMMISSIONED_VISIT.LATEST_START_AT)),
                        row.get(COMMISSIONED_VISIT.DURATION_MINUTES),
                        row.get(PROVIDER.NAME),
                        row.get(COMMISSIONED_VISIT.PROVIDER_ID),
                        row.get(COMMISSIONED_VISIT.WORKERS),
                        row.get(COMMISSIONED_VISIT.SLOTS_FILLED),
                        row.get(COMMISSIONED_VISIT.TIME_CRITICAL),
                        row.get(COMMISSIONED_VISIT.CANCELLED),
                        row.get(COMMISSIONED_VISIT.SUSPENDED),
                        Objects.requireNonNull(
                                states.get(row.get(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID)))
                            .name(),
                        String.join(
                            ";",
                            rota.getOrDefault(
                                row.get(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID), List.of())))));
  }

  /**
   * How the calls were paired.
   *
   * @param byHand visits whose times an amendment gave
   */
  Sheet visits(PackRequest request, Set<String> byHand) {
    return new Sheet(
        "visits.csv",
        "Visits that calls or amendments show",
        "How the calls were paired into visits, and which commissioned visit each one fills. This"
            + " is Visitline's opinion; the calls below are the evidence. ‘By hand’: the times are"
            + " those of an amendment, which is below too.",
        List.of(
            both("visit", "Visit", 42),
            both("date", "Date", 26),
            both("care_worker_id", "Worker", 24),
            inFile("provider_id"),
            both("arrived_at", "Arrived", 39),
            both("departed_at", "Left", 39),
            both("actual_minutes", "Min", 11),
            inFile("arrival_call"),
            inFile("departure_call"),
            inFile("extra_calls"),
            inFile("by_hand"),
            inFile("arrival_call_at"),
            inFile("departure_call_at"),
            paperOnly("Times", 31),
            both("location_proof", "Place shown", 24, PaperWords::place),
            inFile("direction_inferred"),
            inFile("commissioned_visit_id"),
            inFile("payable_minutes"),
            both("status", "Timesheet", 31, StatusWords::of)),
        jooq.select(VISIT.fields())
            .select(TIMESHEET_LINE.ACTUAL_MINUTES, TIMESHEET_LINE.PAYABLE_MINUTES)
            .select(TIMESHEET_LINE.STATUS)
            .select(ARRIVAL.ANSWERED_AT, DEPARTURE.ANSWERED_AT)
            .from(VISIT)
            .leftJoin(TIMESHEET_LINE)
            .on(TIMESHEET_LINE.VISIT_ID.eq(VISIT.VISIT_ID))
            .leftJoin(ARRIVAL)
            .on(ARRIVAL.CALL_ID.eq(VISIT.ARRIVAL_CALL))
            .leftJoin(DEPARTURE)
            .on(DEPARTURE.CALL_ID.eq(VISIT.DEPARTURE_CALL))
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
                        byHand.contains(row.get(VISIT.VISIT_ID)),
                        row.get(ARRIVAL.ANSWERED_AT),
                        row.get(DEPARTURE.ANSWERED_AT),
                        byHand.contains(row.get(VISIT.VISIT_ID))
                            ? "By hand; calls: " + callsSaid(row, civil)
                            : "As the calls",
                        row.get(VISIT.LOCATION_PROOF),
                        row.get(VISIT.INFERRED),
                        row.get(VISIT.COMMISSIONED_VISIT_ID),
                        row.get(TIMESHEET_LINE.PAYABLE_MINUTES),
                        row.get(TIMESHEET_LINE.STATUS))));
  }

  /**
   * When a visit's own calls came, whatever times an amendment gave it: {@code 21:22, 22:28}.
   *
   * @param row of a visit, with {@link #ARRIVAL} and {@link #DEPARTURE} joined
   */
  static String callsSaid(Record row, CivilTime civil) {
    Instant arrival = row.get(ARRIVAL.ANSWERED_AT);
    Instant departure = row.get(DEPARTURE.ANSWERED_AT);
    if (arrival == null && departure == null) {
      return "none";
    }
    LocalDate date = row.get(VISIT.DATE);
    return "%s, %s"
        .formatted(
            arrival == null ? "none" : civil.momentFrom(date, arrival),
            departure == null ? "none" : civil.momentFrom(date, departure));
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
  static Field<String> addedVisit(Field<Long> amendment) {
    return concat(val(Amendment.NAME_BEGINS), amendment.cast(String.class));
  }
}
