package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.schema.jooq.tables.records.VisitRecord;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.calls.Placing;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.discrepancy.Rule;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.schedule.CommissionedVisit;

/**
 * Loads visits as they were stored, to look at what one worker or one telephone did elsewhere. As
 * much of each as {@link Rule.History} has, for weeks of them are read for each call.
 */
final class JooqHistories {

  private static final org.visitline.schema.jooq.tables.LoggedCall ARRIVAL =
      LOGGED_CALL.as("arrival");

  private static final org.visitline.schema.jooq.tables.LoggedCall DEPARTURE =
      LOGGED_CALL.as("departure");

  private static final List<Field<?>> OF_VISIT =
      List.of(
          VISIT.VISIT_ID,
          VISIT.SERVICE_USER_ID,
          VISIT.CARE_WORKER_ID,
          VISIT.DATE,
          VISIT.ARRIVED_AT,
          VISIT.DEPARTED_AT,
          VISIT.INFERRED);

  private static final List<Field<?>> OF_COMMISSIONED =
      List.of(
          COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID,
          COMMISSIONED_VISIT.SERVICE_USER_ID,
          COMMISSIONED_VISIT.PROVIDER_ID,
          COMMISSIONED_VISIT.SERVICE_TYPE,
          COMMISSIONED_VISIT.DATE,
          COMMISSIONED_VISIT.START_AT,
          COMMISSIONED_VISIT.LATEST_START_AT,
          COMMISSIONED_VISIT.DURATION_MINUTES,
          COMMISSIONED_VISIT.WORKERS,
          COMMISSIONED_VISIT.TIME_CRITICAL,
          COMMISSIONED_VISIT.CANCELLED);

  private final DSLContext sql;
  private final Directory directory;

  JooqHistories(DSLContext sql, Directory directory) {
    this.sql = sql;
    this.directory = directory;
  }

  /** The visits of some workers. */
  List<MatchedVisit> ofWorkers(JooqLook look) {
    return visits(look.visits(sql, VISIT.CARE_WORKER_ID), true);
  }

  /** The visits to some service users. */
  List<MatchedVisit> ofPeople(JooqLook look) {
    return visits(look.visits(sql, VISIT.SERVICE_USER_ID), false);
  }

  /** The visits to or from which somebody rang from one of these numbers. */
  List<MatchedVisit> ofNumbers(List<String> numbers) {
    List<String> calls =
        sql.select(LOGGED_CALL.CALL_ID)
            .from(LOGGED_CALL)
            .where(LOGGED_CALL.CALLER_E164.in(numbers))
            .fetch(LOGGED_CALL.CALL_ID);
    List<MatchedVisit> visits = new ArrayList<>();
    Set<VisitId> seen = new HashSet<>();
    Slices.each(
        calls,
        slice ->
            visits(VISIT.VISIT_ID.in(slice).or(VISIT.DEPARTURE_CALL.in(slice)), true).stream()
                .filter(matched -> seen.add(matched.visit().id()))
                .forEach(visits::add));
    return visits;
  }

  private List<MatchedVisit> visits(Condition which, boolean withCalls) {
    List<MatchedVisit> visits = new ArrayList<>();
    from(withCalls)
        .leftJoin(COMMISSIONED_VISIT)
        .on(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(VISIT.COMMISSIONED_VISIT_ID))
        .where(which)
        .forEach(
            row -> {
              Visit visit = visit(row, withCalls);
              // Whoever is gone from the directory is gone from its rules too, until derived again.
              if (visit != null) {
                visits.add(
                    new MatchedVisit(
                        visit,
                        row.get(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID) == null
                            ? null
                            : commissioned(row)));
              }
            });
    return visits;
  }

  private SelectJoinStep<Record> from(boolean withCalls) {
    List<Field<?>> fields = new ArrayList<>(OF_VISIT);
    fields.addAll(OF_COMMISSIONED);
    if (!withCalls) {
      return sql.select(fields).from(VISIT);
    }
    fields.addAll(JooqCalls.fields(ARRIVAL));
    fields.addAll(JooqCalls.fields(DEPARTURE));
    return sql.select(fields)
        .from(VISIT)
        .leftJoin(ARRIVAL)
        .on(ARRIVAL.CALL_ID.eq(VISIT.ARRIVAL_CALL))
        .leftJoin(DEPARTURE)
        .on(DEPARTURE.CALL_ID.eq(VISIT.DEPARTURE_CALL));
  }

  static Collection<String> callsOf(VisitRecord row) {
    List<String> calls =
        new ArrayList<>(
            row.getExtraCalls().isEmpty()
                ? List.of()
                : List.of(row.getExtraCalls().split(";", -1)));
    if (row.getArrivalCall() != null) {
      calls.add(row.getArrivalCall());
    }
    if (row.getDepartureCall() != null) {
      calls.add(row.getDepartureCall());
    }
    return calls;
  }

  private @Nullable Visit visit(Record row, boolean withCalls) {
    ServiceUser person =
        directory.find(new ServiceUserId(row.get(VISIT.SERVICE_USER_ID))).orElse(null);
    CareWorker worker =
        directory.find(new CareWorkerId(row.get(VISIT.CARE_WORKER_ID))).orElse(null);
    if (person == null || worker == null) {
      return null;
    }
    return new Visit(
        new VisitId(row.get(VISIT.VISIT_ID)),
        person,
        worker,
        row.get(VISIT.DATE),
        withCalls ? placed(JooqCalls.joined(row, ARRIVAL), worker, person) : null,
        withCalls ? placed(JooqCalls.joined(row, DEPARTURE), worker, person) : null,
        List.of(),
        row.get(VISIT.ARRIVED_AT),
        row.get(VISIT.DEPARTED_AT),
        null,
        row.get(VISIT.INFERRED),
        null);
  }

  private static @Nullable PlacedCall placed(
      @Nullable LoggedCall call, CareWorker worker, ServiceUser person) {
    return call == null
        ? null
        : new PlacedCall(call, worker, person, Placing.lineOf(call, person), false);
  }

  static CommissionedVisit commissioned(Record row) {
    return new CommissionedVisit(
        new CommissionedVisitId(row.get(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID)),
        new ServiceUserId(row.get(COMMISSIONED_VISIT.SERVICE_USER_ID)),
        new ProviderId(row.get(COMMISSIONED_VISIT.PROVIDER_ID)),
        row.get(COMMISSIONED_VISIT.SERVICE_TYPE),
        row.get(COMMISSIONED_VISIT.DATE),
        row.get(COMMISSIONED_VISIT.START_AT),
        row.get(COMMISSIONED_VISIT.LATEST_START_AT),
        Duration.ofMinutes(row.get(COMMISSIONED_VISIT.DURATION_MINUTES)),
        row.get(COMMISSIONED_VISIT.WORKERS),
        row.get(COMMISSIONED_VISIT.TIME_CRITICAL),
        row.get(COMMISSIONED_VISIT.CANCELLED));
  }
}
