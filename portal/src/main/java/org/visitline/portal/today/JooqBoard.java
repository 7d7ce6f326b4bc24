package org.visitline.portal.today;

import static java.util.Comparator.naturalOrder;
import static org.jooq.impl.DSL.coalesce;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.calls.DoorCall;
import org.visitline.portal.calls.JooqDoorCalls;
import org.visitline.portal.calls.JooqDoorCalls.AtHome;
import org.visitline.portal.discrepancies.FindingClass;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.policies.JooqPoliciesInForce;
import org.visitline.schema.ProviderId;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;

/** Reads the board of a day from the opinion tables. */
class JooqBoard {

  private static final List<String> WANTING_ANSWERS =
      List.of(FindingClass.F.name(), FindingClass.A.name());

  private final DSLContext jooq;
  private final JooqPoliciesInForce policies;
  private final JooqDoorCalls doorCalls;
  private final JooqNotLoggedOut notLoggedOut;

  JooqBoard(
      DSLContext jooq,
      JooqPoliciesInForce policies,
      JooqDoorCalls doorCalls,
      JooqNotLoggedOut notLoggedOut) {
    this.jooq = jooq;
    this.policies = policies;
    this.doorCalls = doorCalls;
    this.notLoggedOut = notLoggedOut;
  }

  /** What was logged for one commissioned visit. */
  private record Attendance(
      @Nullable Instant arrivedAt, @Nullable Instant departedAt, boolean stillThere) {

    static final Attendance NONE = new Attendance(null, null, false);

    /** Of a visit by several workers: the first arrival and the last departure. */
    Attendance and(Attendance other) {
      boolean anyThere = stillThere || other.stillThere;
      return new Attendance(
          earlier(arrivedAt, other.arrivedAt),
          anyThere ? null : later(departedAt, other.departedAt),
          anyThere);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
      return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
      return one == null || (other != null && other.isAfter(one)) ? other : one;
    }
  }

  Board read(LocalDate date, Scope scope, Instant now) {
    Policies inForce = policies.get();
    List<BoardLine.Planned> planned = planned(date, scope);
    Set<String> ofTheDay = planned.stream().map(BoardLine.Planned::id).collect(Collectors.toSet());
    Map<String, Attendance> attended = attended(planned, ofTheDay, furthest(inForce), date, scope);
    Map<String, Found> found = found(ofTheDay, date, scope);
    Map<String, List<DoorCall>> atTheDoor = doorCalls.of(atHome(planned), scope);
    Map<String, Duration> lateAfter = new HashMap<>();
    List<BoardLine> lines =
        planned.stream()
            .map(
                one -> {
                  Attendance attendance = attended.getOrDefault(one.id(), Attendance.NONE);
                  Found kinds = found.getOrDefault(one.id(), Found.NOTHING);
                  return BoardLine.of(
                      one,
                      attendance.arrivedAt(),
                      attendance.departedAt(),
                      attendance.stillThere(),
                      kinds.all(),
                      kinds.dealtWith(),
                      atTheDoor.getOrDefault(one.id(), List.of()),
                      now,
                      lateAfter.computeIfAbsent(
                          one.providerId(),
                          provider -> inForce.inForce(new ProviderId(provider), date).lateAfter()));
                })
            .toList();
    return new Board(
        date, now, lines, matchingNothing(date, scope), notLoggedOut.list(date, scope));
  }

  private static List<AtHome> atHome(List<BoardLine.Planned> planned) {
    return planned.stream()
        .map(one -> new AtHome(one.id(), one.serviceUserId(), one.startAt(), one.latestEndAt()))
        .toList();
  }

  /** In order of time. */
  private List<BoardLine.Planned> planned(LocalDate date, Scope scope) {
    Map<String, String> providers =
        jooq.select(PROVIDER.PROVIDER_ID, PROVIDER.NAME)
            .from(PROVIDER)
            .fetchMap(PROVIDER.PROVIDER_ID, PROVIDER.NAME);
    return jooq.select(
            COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID,
            COMMISSIONED_VISIT.PROVIDER_ID,
            SERVICE_USER.SERVICE_USER_ID,
            SERVICE_USER.NAME,
            SERVICE_USER.POSTCODE,
            COMMISSIONED_VISIT.SERVICE_TYPE,
            COMMISSIONED_VISIT.START_AT,
            COMMISSIONED_VISIT.LATEST_START_AT,
            COMMISSIONED_VISIT.DURATION_MINUTES,
            COMMISSIONED_VISIT.WORKERS,
            COMMISSIONED_VISIT.TIME_CRITICAL,
            COMMISSIONED_VISIT.CANCELLED,
            COMMISSIONED_VISIT.SUSPENDED,
            COMMISSIONED_VISIT.SLOTS_FILLED)
        .from(COMMISSIONED_VISIT)
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(COMMISSIONED_VISIT.SERVICE_USER_ID))
        .where(COMMISSIONED_VISIT.DATE.eq(date))
        .and(JooqScope.within(scope, COMMISSIONED_VISIT.PROVIDER_ID))
        .orderBy(COMMISSIONED_VISIT.START_AT, COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID)
        .fetch(
            row ->
                new BoardLine.Planned(
                    row.value1(),
                    row.value2(),
                    providers.getOrDefault(row.value2(), row.value2()),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7(),
                    row.value8(),
                    row.value9(),
                    row.value10(),
                    row.value11(),
                    row.value12(),
                    row.value13(),
                    row.value14()));
  }

  /** The widest match window of any contract: further away no visit takes a slot. */
  private static Duration furthest(Policies policies) {
    return policies.all().stream().map(Policy::matchWindow).max(naturalOrder()).orElseThrow();
  }

  /**
   * By their own dates, so that one stretch of an index is read: a visit at midnight may take a
   * slot of the day before or after.
   */
  private Map<String, Attendance> attended(
      List<BoardLine.Planned> planned,
      Set<String> ofTheDay,
      Duration furthest,
      LocalDate date,
      Scope scope) {
    Map<String, Attendance> attended = new HashMap<>();
    if (planned.isEmpty()) {
      return attended;
    }
    Instant soonest =
        planned.stream().map(BoardLine.Planned::startAt).min(Instant::compareTo).orElseThrow();
    Instant latest =
        planned.stream().map(BoardLine.Planned::latestEndAt).max(Instant::compareTo).orElseThrow();
    jooq.select(VISIT.COMMISSIONED_VISIT_ID, VISIT.ARRIVED_AT, VISIT.DEPARTED_AT, VISIT.STILL_OPEN)
        .from(VISIT)
        .where(VISIT.DATE.between(date.minusDays(1), date.plusDays(1)))
        .and(VISIT.COMMISSIONED_VISIT_ID.isNotNull())
        .and(
            coalesce(VISIT.ARRIVED_AT, VISIT.DEPARTED_AT)
                .between(soonest.minus(furthest), latest.plus(furthest)))
        .and(JooqScope.within(scope, VISIT.PROVIDER_ID))
        .forEach(
            row -> {
              if (ofTheDay.contains(row.value1())) {
                attended.merge(
                    row.value1(),
                    new Attendance(row.value2(), row.value3(), row.value4()),
                    Attendance::and);
              }
            });
    return attended;
  }

  /**
   * What was found about one commissioned visit and wants an answer.
   *
   * @param dealtWith the kinds of which every finding is acknowledged
   */
  private record Found(Set<FindingKind> all, Set<FindingKind> dealtWith) {

    static final Found NOTHING = new Found(Set.of(), Set.of());

    /** Before the first finding of a kind, all of its kind are acknowledged. */
    void add(FindingKind kind, boolean acknowledged) {
      if (all.add(kind) && acknowledged) {
        dealtWith.add(kind);
      } else if (!acknowledged) {
        dealtWith.remove(kind);
      }
    }
  }

  private Map<String, Found> found(Set<String> ofTheDay, LocalDate date, Scope scope) {
    Map<String, Found> found = new HashMap<>();
    jooq.select(DISCREPANCY.COMMISSIONED_VISIT_ID, DISCREPANCY.CODE, DISCREPANCY.ACKNOWLEDGED)
        .from(DISCREPANCY.forceIndex("discrepancy_date"))
        // Each by its name: of each day only what wants an answer is read then.
        .where(DISCREPANCY.DATE.in(date.minusDays(1), date, date.plusDays(1)))
        .and(DISCREPANCY.CLASS.in(WANTING_ANSWERS))
        .and(DISCREPANCY.COMMISSIONED_VISIT_ID.ne(""))
        .and(JooqScope.within(scope, DISCREPANCY.PROVIDER_ID))
        .forEach(
            row -> {
              if (ofTheDay.contains(row.value1())) {
                found
                    .computeIfAbsent(
                        row.value1(),
                        visit ->
                            new Found(
                                EnumSet.noneOf(FindingKind.class),
                                EnumSet.noneOf(FindingKind.class)))
                    .add(FindingKind.valueOf(row.value2()), row.value3());
              }
            });
    return found;
  }

  private List<Board.Unplanned> matchingNothing(LocalDate date, Scope scope) {
    return jooq.select(
            VISIT.VISIT_ID,
            PROVIDER.NAME,
            SERVICE_USER.NAME,
            CARE_WORKER.NAME,
            VISIT.ARRIVED_AT,
            VISIT.DEPARTED_AT)
        .from(VISIT)
        .join(PROVIDER)
        .on(PROVIDER.PROVIDER_ID.eq(VISIT.PROVIDER_ID))
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(VISIT.SERVICE_USER_ID))
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(VISIT.CARE_WORKER_ID))
        .where(VISIT.DATE.eq(date))
        .and(VISIT.COMMISSIONED_VISIT_ID.isNull())
        .and(JooqScope.within(scope, VISIT.PROVIDER_ID))
        .orderBy(VISIT.BEGINS_AT, VISIT.VISIT_ID)
        .fetch(
            row ->
                new Board.Unplanned(
                    row.get(VISIT.VISIT_ID),
                    row.get(PROVIDER.NAME),
                    row.get(SERVICE_USER.NAME),
                    row.get(CARE_WORKER.NAME),
                    row.get(VISIT.ARRIVED_AT),
                    row.get(VISIT.DEPARTED_AT)));
  }
}
