package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CommissionedVisitId;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.schema.jooq.tables.records.CommissionedVisitRecord;
import org.visitline.schema.jooq.tables.records.VisitRecord;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.calls.Placing;
import org.visitline.verification.directory.CareWorker;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.schedule.CommissionedVisit;

/** Loads visits as they were stored, to look at what one worker or one telephone did elsewhere. */
final class JooqHistories {

  private final DSLContext sql;
  private final Directory directory;
  private final Map<String, LoggedCall> known;

  /**
   * Loads visits.
   *
   * @param known calls that are at hand already; filled up with those that were not
   */
  JooqHistories(DSLContext sql, Directory directory, Map<String, LoggedCall> known) {
    this.sql = sql;
    this.directory = directory;
    this.known = known;
  }

  /** The visits of some workers. */
  List<MatchedVisit> ofWorkers(JooqLook look) {
    return visits(look.visits(sql, VISIT.CARE_WORKER_ID));
  }

  /** The visits to some service users. */
  List<MatchedVisit> ofPeople(JooqLook look) {
    return visits(look.visits(sql, VISIT.SERVICE_USER_ID));
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
            visits(VISIT.VISIT_ID.in(slice).or(VISIT.DEPARTURE_CALL.in(slice))).stream()
                .filter(matched -> seen.add(matched.visit().id()))
                .forEach(visits::add));
    return visits;
  }

  private List<MatchedVisit> visits(Condition which) {
    List<VisitRecord> rows = sql.selectFrom(VISIT).where(which).fetch();
    Set<String> calls = new HashSet<>();
    Set<String> slots = new HashSet<>();
    for (VisitRecord row : rows) {
      calls.addAll(callsOf(row));
      if (row.getCommissionedVisitId() != null) {
        slots.add(row.getCommissionedVisitId());
      }
    }
    calls.removeIf(known::containsKey);
    known.putAll(JooqCalls.byId(sql, calls));
    Map<String, CommissionedVisit> commissioned = commissioned(slots);
    List<MatchedVisit> visits = new ArrayList<>();
    for (VisitRecord row : rows) {
      Visit visit = visit(row);
      // Whoever is gone from the directory is gone from its rules too, until derived again.
      if (visit != null) {
        visits.add(new MatchedVisit(visit, commissioned.get(row.getCommissionedVisitId())));
      }
    }
    return visits;
  }

  static Collection<String> callsOf(VisitRecord row) {
    List<String> calls = new ArrayList<>(extraCalls(row));
    if (row.getArrivalCall() != null) {
      calls.add(row.getArrivalCall());
    }
    if (row.getDepartureCall() != null) {
      calls.add(row.getDepartureCall());
    }
    return calls;
  }

  private static List<String> extraCalls(VisitRecord row) {
    return row.getExtraCalls().isEmpty() ? List.of() : List.of(row.getExtraCalls().split(";", -1));
  }

  private Map<String, CommissionedVisit> commissioned(Collection<String> ids) {
    Map<String, CommissionedVisit> visits = new HashMap<>();
    Slices.each(
        ids,
        slice ->
            sql.selectFrom(COMMISSIONED_VISIT)
                .where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.in(slice))
                .forEach(row -> visits.put(row.getCommissionedVisitId(), commissioned(row))));
    return visits;
  }

  static CommissionedVisit commissioned(CommissionedVisitRecord row) {
    return new CommissionedVisit(
        new CommissionedVisitId(row.getCommissionedVisitId()),
        new ServiceUserId(row.getServiceUserId()),
        new ProviderId(row.getProviderId()),
        row.getServiceType(),
        row.getDate(),
        row.getStartAt(),
        row.getLatestStartAt(),
        Duration.ofMinutes(row.getDurationMinutes()),
        row.getWorkers(),
        row.getTimeCritical(),
        row.getCancelled());
  }

  private @Nullable Visit visit(VisitRecord row) {
    ServiceUser person = directory.find(new ServiceUserId(row.getServiceUserId())).orElse(null);
    CareWorker worker = directory.find(new CareWorkerId(row.getCareWorkerId())).orElse(null);
    if (person == null || worker == null) {
      return null;
    }
    return new Visit(
        new VisitId(row.getVisitId()),
        person,
        worker,
        row.getDate(),
        placed(row.getArrivalCall(), worker, person),
        placed(row.getDepartureCall(), worker, person),
        extraCalls(row).stream()
            .map(id -> placed(id, worker, person))
            .filter(Objects::nonNull)
            .toList(),
        row.getArrivedAt(),
        row.getDepartedAt(),
        null,
        row.getInferred(),
        null);
  }

  private @Nullable PlacedCall placed(@Nullable String id, CareWorker worker, ServiceUser person) {
    LoggedCall call = id == null ? null : known.get(id);
    return call == null
        ? null
        : new PlacedCall(call, worker, person, Placing.lineOf(call, person), false);
  }
}
