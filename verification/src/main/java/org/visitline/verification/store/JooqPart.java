package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.visitline.schema.CallId;
import org.visitline.schema.ServiceUserId;
import org.visitline.schema.jooq.tables.records.CommissionedVisitRecord;
import org.visitline.schema.jooq.tables.records.DiscrepancyRecord;
import org.visitline.schema.jooq.tables.records.VisitRecord;
import org.visitline.verification.calls.LoggedCall;
import org.visitline.verification.calls.QueueDecision;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.directory.ServiceUser;
import org.visitline.verification.schedule.CommissionedVisit;
import org.visitline.verification.time.CivilZone;

/** A part of the history of some people: the evidence, and what was thought of it until now. */
final class JooqPart {

  final Touch time;
  final Map<String, LoggedCall> calls;
  final JooqSchedules schedules;
  final Map<CallId, QueueDecision> queue;
  final List<Amendment> amendments;
  final Map<String, List<VisitRecord>> visits = new HashMap<>();
  final Map<String, List<CommissionedVisitRecord>> commissioned = new HashMap<>();

  private JooqPart(
      Touch time,
      Map<String, LoggedCall> calls,
      JooqSchedules schedules,
      Map<CallId, QueueDecision> queue,
      List<Amendment> amendments) {
    this.time = time;
    this.calls = calls;
    this.schedules = schedules;
    this.queue = queue;
    this.amendments = amendments;
  }

  /**
   * Loads it.
   *
   * @param time between which moments; everything where it has no ends
   */
  static JooqPart load(
      DSLContext sql, Map<ServiceUserId, ServiceUser> people, Touch time, CivilZone zone) {
    JooqPart part = evidence(sql, people, time, zone);
    List<String> ids = people.keySet().stream().map(ServiceUserId::value).toList();
    Slices.each(ids, slice -> part.loadOpinion(sql, slice, zone));
    return part;
  }

  /** Loads it without what was thought of it. */
  static JooqPart evidence(
      DSLContext sql, Map<ServiceUserId, ServiceUser> people, Touch time, CivilZone zone) {
    Map<String, LoggedCall> calls = JooqCalls.around(sql, people.values(), time);
    JooqCalls.byId(sql, JooqPeoplesWords.callsLinkedTo(sql, people.keySet()))
        .forEach(
            (id, call) -> {
              if (time.contains(call.answeredAt())) {
                calls.put(id, call);
              }
            });
    return new JooqPart(
        time,
        calls,
        JooqSchedules.of(sql, people.keySet(), time, zone),
        JooqPeoplesWords.onCalls(sql, calls.keySet()),
        JooqPeoplesWords.amendments(sql, people.keySet(), calls.keySet()));
  }

  private void loadOpinion(DSLContext sql, List<String> people, CivilZone zone) {
    sql.selectFrom(VISIT)
        .where(VISIT.SERVICE_USER_ID.in(people))
        .and(JooqSchedules.within(VISIT.DATE, time, zone))
        .forEach(row -> listAt(visits, row.getServiceUserId()).add(row));
    sql.selectFrom(COMMISSIONED_VISIT)
        .where(COMMISSIONED_VISIT.SERVICE_USER_ID.in(people))
        .and(JooqSchedules.within(COMMISSIONED_VISIT.DATE, time, zone))
        .forEach(row -> listAt(commissioned, row.getServiceUserId()).add(row));
  }

  /** One person's visits as they were thought of. */
  List<StoredVisit> visitsOf(ServiceUserId person) {
    return visits.getOrDefault(person.value(), List.of()).stream()
        .map(
            row ->
                new StoredVisit(
                    row.getArrivedAt(),
                    row.getDepartedAt(),
                    row.getBeginsAt(),
                    JooqHistories.callsOf(row).stream()
                        .filter(calls::containsKey)
                        .map(id -> Objects.requireNonNull(calls.get(id)).answeredAt())
                        .toList(),
                    row.getArrivalCall() != null && row.getDepartureCall() == null))
        .toList();
  }

  /** What was taken to be commissioned for one person. */
  List<CommissionedVisit> commissionedOf(ServiceUserId person) {
    return commissioned.getOrDefault(person.value(), List.of()).stream()
        .map(JooqHistories::commissioned)
        .toList();
  }

  /** The stored visits in whose place these opinions stand. */
  List<VisitRecord> visitsIn(List<Derived> all) {
    List<VisitRecord> rows = new ArrayList<>();
    for (Derived derived : all) {
      for (ServiceUserId person : derived.people()) {
        visits.getOrDefault(person.value(), List.of()).stream()
            .filter(row -> derived.time().contains(row.getBeginsAt()))
            .forEach(rows::add);
      }
    }
    return rows;
  }

  /** The stored commissioned visits in whose place these opinions stand. */
  List<CommissionedVisitRecord> commissionedIn(List<Derived> all) {
    List<CommissionedVisitRecord> rows = new ArrayList<>();
    for (Derived derived : all) {
      for (ServiceUserId person : derived.people()) {
        commissioned.getOrDefault(person.value(), List.of()).stream()
            .filter(row -> derived.time().contains(row.getStartAt()))
            .forEach(rows::add);
      }
    }
    return rows;
  }

  /**
   * Whether a finding is about what is no longer this person's: somebody else has it since, and
   * nobody looks there any more.
   */
  boolean hasNoOwner(DiscrepancyRecord finding, CivilZone zone) {
    LocalDate date = finding.getDate();
    boolean loaded =
        (time.first() == null || date.isAfter(zone.dateOf(time.first())))
            && (time.last() == null || date.isBefore(zone.dateOf(time.last())));
    String person = finding.getServiceUserId();
    return loaded
        && (finding.getVisitId().isEmpty()
            ? commissioned.getOrDefault(person, List.of()).stream()
                .noneMatch(
                    row -> row.getCommissionedVisitId().equals(finding.getCommissionedVisitId()))
            : visits.getOrDefault(person, List.of()).stream()
                .noneMatch(row -> row.getVisitId().equals(finding.getVisitId())));
  }

  List<String> visitIdsIn(List<Derived> all) {
    return visitsIn(all).stream().map(VisitRecord::getVisitId).toList();
  }

  List<String> commissionedIdsIn(List<Derived> all) {
    return commissionedIn(all).stream()
        .map(CommissionedVisitRecord::getCommissionedVisitId)
        .toList();
  }

  private static <V> List<V> listAt(Map<String, List<V>> map, String id) {
    return map.computeIfAbsent(id, none -> new ArrayList<>());
  }
}
