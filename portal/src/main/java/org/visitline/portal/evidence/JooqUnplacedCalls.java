package org.visitline.portal.evidence;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.portal.evidence.Sheet.Column.both;
import static org.visitline.portal.evidence.Sheet.Column.inFile;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.discrepancies.FindingClass;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.furniture.CivilTime;
import org.visitline.schema.ProviderId;
import org.visitline.schema.jooq.tables.records.CommissionedVisitRecord;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.store.JooqPolicies;

/**
 * Reads calls that wait in the unmatched queue and may be of a visit to which too few came: a
 * worker who is known rang about then, from a line that told nobody where. A call from the line of
 * other people is not among them.
 */
class JooqUnplacedCalls {

  private final DSLContext jooq;
  private final CivilTime civil;

  JooqUnplacedCalls(DSLContext jooq, CivilTime civil) {
    this.jooq = jooq;
    this.civil = civil;
  }

  /**
   * A visit to which fewer came than should.
   *
   * @param from the first instant at which a call may be of it
   * @param to the last
   */
  private record Gap(
      String id, Instant startAt, String provider, Instant from, Instant to, Set<String> rota) {

    boolean has(Waiting call, Set<String> known) {
      return provider.equals(call.provider())
          && !call.answeredAt().isBefore(from)
          && !call.answeredAt().isAfter(to)
          && (rota.contains(call.worker()) || known.contains(call.worker()));
    }
  }

  /** A call that has a worker and no service user. */
  private record Waiting(
      String id,
      Instant answeredAt,
      String worker,
      String provider,
      String line,
      String direction) {}

  /**
   * Each such call beside each visit that it may be of.
   *
   * @param states what has become of the commissioned visits
   */
  Sheet unplaced(PackRequest request, Map<String, CommissionedState> states) {
    List<Gap> gaps = gaps(request, states);
    Map<String, Set<String>> known = workersByProvider(request);
    Set<String> workers = new TreeSet<>();
    gaps.forEach(gap -> workers.addAll(gap.rota()));
    known.values().forEach(workers::addAll);
    List<Waiting> calls = gaps.isEmpty() ? List.of() : waiting(request, gaps, workers);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Waiting call : calls) {
      for (Gap gap : gaps) {
        if (gap.has(call, known.getOrDefault(gap.provider(), Set.of()))) {
          rows.add(
              Cells.of(
                  call.id(),
                  call.answeredAt(),
                  call.worker(),
                  call.line(),
                  call.direction(),
                  gap.id(),
                  gap.startAt(),
                  gap.rota().contains(call.worker())));
        }
      }
    }
    return new Sheet(
        "calls_not_placed.csv",
        "Calls that may belong here, and are not placed",
        "Beside each commissioned visit that lacks somebody: calls about that time that told who"
            + " rang and not from where, by a worker of its rota, or by another of its provider's"
            + " who visited the person in the period. They wait for an officer. One may be of"
            + " another person's visit: it is no evidence of this one until it is linked.",
        List.of(
            both("call_id", "Call", 50),
            both("answered_at", "Answered", 42),
            both("care_worker_id", "Worker", 28),
            both("line", "Number", 40, JooqUnplacedCalls::said),
            both("direction", "Said", 24, PaperWords::of),
            inFile("commissioned_visit_id"),
            both("start_at", "May be of the visit of", 42),
            both("on_rota", "On its rota", 24)),
        rows);
  }

  private static String said(String line) {
    return switch (line) {
      case "SHARED" -> "This home's, which others share";
      case "UNREGISTERED" -> "Registered to nobody";
      default -> PaperWords.of(line);
    };
  }

  private List<Gap> gaps(PackRequest request, Map<String, CommissionedState> states) {
    Policies policies = JooqPolicies.load(jooq);
    List<CommissionedVisitRecord> plans =
        jooq
            .selectFrom(COMMISSIONED_VISIT)
            .where(JooqEvidence.commissionedIn(request))
            .and(COMMISSIONED_VISIT.SLOTS_FILLED.lt(COMMISSIONED_VISIT.WORKERS))
            .orderBy(COMMISSIONED_VISIT.START_AT, COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID)
            .fetch()
            .stream()
            .filter(
                plan ->
                    Objects.requireNonNull(states.get(plan.getCommissionedVisitId()))
                        .lacksSomebody())
            .toList();
    Map<String, Set<String>> rota =
        jooq
            .selectFrom(ROTA)
            .where(
                ROTA.COMMISSIONED_VISIT_ID.in(
                    plans.stream().map(CommissionedVisitRecord::getCommissionedVisitId).toList()))
            .fetchGroups(ROTA.COMMISSIONED_VISIT_ID, ROTA.CARE_WORKER_ID)
            .entrySet()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, visit -> new TreeSet<>(visit.getValue())));
    return plans.stream()
        .map(
            plan -> {
              Duration window =
                  policies
                      .inForce(new ProviderId(plan.getProviderId()), plan.getDate())
                      .matchWindow();
              return new Gap(
                  plan.getCommissionedVisitId(),
                  plan.getStartAt(),
                  plan.getProviderId(),
                  plan.getStartAt().minus(window),
                  plan.getLatestStartAt()
                      .plus(Duration.ofMinutes(plan.getDurationMinutes()))
                      .plus(window),
                  rota.getOrDefault(plan.getCommissionedVisitId(), Set.of()));
            })
        .toList();
  }

  private Map<String, Set<String>> workersByProvider(PackRequest request) {
    return jooq
        .selectDistinct(VISIT.PROVIDER_ID, VISIT.CARE_WORKER_ID)
        .from(VISIT)
        .where(JooqEvidence.visitIn(request))
        .fetchGroups(VISIT.PROVIDER_ID, VISIT.CARE_WORKER_ID)
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, provider -> new TreeSet<>(provider.getValue())));
  }

  /** Day by day: the findings of one kind on one date lie together. */
  private List<Waiting> waiting(PackRequest request, List<Gap> gaps, Collection<String> workers) {
    Set<LocalDate> dates = new TreeSet<>();
    gaps.stream()
        .flatMap(gap -> civil.dateOf(gap.from()).datesUntil(civil.dateOf(gap.to()).plusDays(1)))
        .forEach(dates::add);
    Condition registered =
        REGISTERED_NUMBER
            .E164
            .eq(LOGGED_CALL.CALLER_E164)
            .and(REGISTERED_NUMBER.VALID_FROM.le(LOGGED_CALL.ANSWERED_AT))
            .and(
                REGISTERED_NUMBER
                    .VALID_TO
                    .isNull()
                    .or(REGISTERED_NUMBER.VALID_TO.gt(LOGGED_CALL.ANSWERED_AT)));
    Condition here =
        exists(
            selectOne()
                .from(REGISTERED_NUMBER)
                .where(registered)
                .and(REGISTERED_NUMBER.SERVICE_USER_ID.eq(request.serviceUser())));
    Condition somewhere = exists(selectOne().from(REGISTERED_NUMBER).where(registered));
    Field<Boolean> fromHere = field(here).as("from_here");
    return jooq.select(
            LOGGED_CALL.CALL_ID,
            LOGGED_CALL.ANSWERED_AT,
            LOGGED_CALL.CALLER_E164,
            LOGGED_CALL.DIRECTION,
            DISCREPANCY.CARE_WORKER_ID,
            DISCREPANCY.PROVIDER_ID,
            fromHere)
        .from(DISCREPANCY)
        .join(LOGGED_CALL)
        .on(LOGGED_CALL.CALL_ID.eq(DISCREPANCY.CALL_ID))
        .where(DISCREPANCY.DATE.in(dates))
        .and(DISCREPANCY.CLASS.eq(FindingClass.F.name()))
        .and(DISCREPANCY.CODE.eq(FindingKind.UNKNOWN_SERVICE_USER.name()))
        .and(DISCREPANCY.CARE_WORKER_ID.in(workers))
        .and(here.or(not(somewhere)))
        .orderBy(LOGGED_CALL.ANSWERED_AT, LOGGED_CALL.CALL_ID)
        .fetch(
            row ->
                new Waiting(
                    row.get(LOGGED_CALL.CALL_ID),
                    row.get(LOGGED_CALL.ANSWERED_AT),
                    row.get(DISCREPANCY.CARE_WORKER_ID),
                    row.get(DISCREPANCY.PROVIDER_ID),
                    line(row.get(LOGGED_CALL.CALLER_E164), row.get(fromHere)),
                    row.get(LOGGED_CALL.DIRECTION)));
  }

  private static String line(@Nullable String number, boolean fromHere) {
    if (number == null) {
      return "WITHHELD";
    }
    return fromHere ? "SHARED" : "UNREGISTERED";
  }
}
