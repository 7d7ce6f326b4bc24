package org.visitline.portal.today;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.policies.JooqPoliciesInForce;
import org.visitline.schema.ProviderId;
import org.visitline.verification.policy.Policies;

/** Reads the board of a day from the opinion tables. */
class JooqBoard {

  private static final Field<Boolean> LEAST_DEALT_WITH =
      field(min(DISCREPANCY.ACKNOWLEDGED.cast(Integer.class)).eq(1)).as("dealt_with");

  private final DSLContext jooq;
  private final JooqPoliciesInForce policies;

  JooqBoard(DSLContext jooq, JooqPoliciesInForce policies) {
    this.jooq = jooq;
    this.policies = policies;
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
    Condition ofTheDay =
        COMMISSIONED_VISIT
            .DATE
            .eq(date)
            .and(JooqScope.within(scope, COMMISSIONED_VISIT.PROVIDER_ID));
    Policies inForce = policies.get();
    Map<String, Attendance> attended = attended(ofTheDay);
    Map<String, Found> found = found(ofTheDay);
    List<BoardLine> lines =
        jooq
            .select()
            .from(COMMISSIONED_VISIT)
            .join(SERVICE_USER)
            .on(SERVICE_USER.SERVICE_USER_ID.eq(COMMISSIONED_VISIT.SERVICE_USER_ID))
            .join(PROVIDER)
            .on(PROVIDER.PROVIDER_ID.eq(COMMISSIONED_VISIT.PROVIDER_ID))
            .where(ofTheDay)
            .fetch(JooqBoard::planned)
            .stream()
            .map(
                planned -> {
                  Attendance attendance = attended.getOrDefault(planned.id(), Attendance.NONE);
                  Found kinds = found.getOrDefault(planned.id(), Found.NOTHING);
                  return BoardLine.of(
                      planned,
                      attendance.arrivedAt(),
                      attendance.departedAt(),
                      attendance.stillThere(),
                      kinds.all(),
                      kinds.dealtWith(),
                      now,
                      inForce.inForce(new ProviderId(planned.providerId()), date).lateAfter());
                })
            .toList();
    return new Board(date, now, lines, matchingNothing(date, scope));
  }

  private Map<String, Attendance> attended(Condition ofTheDay) {
    return jooq
        .select(
            COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID,
            VISIT.ARRIVED_AT,
            VISIT.DEPARTED_AT,
            VISIT.STILL_OPEN)
        .from(COMMISSIONED_VISIT)
        .join(VISIT)
        .on(VISIT.COMMISSIONED_VISIT_ID.eq(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID))
        .where(ofTheDay)
        .fetch()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.get(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID),
                row ->
                    new Attendance(
                        row.get(VISIT.ARRIVED_AT),
                        row.get(VISIT.DEPARTED_AT),
                        row.get(VISIT.STILL_OPEN)),
                Attendance::and));
  }

  /**
   * What was found about one commissioned visit.
   *
   * @param dealtWith the kinds of which every finding is acknowledged
   */
  private record Found(Set<FindingKind> all, Set<FindingKind> dealtWith) {

    static final Found NOTHING = new Found(Set.of(), Set.of());
  }

  private Map<String, Found> found(Condition ofTheDay) {
    Map<String, Found> found = new HashMap<>();
    jooq.select(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID, DISCREPANCY.CODE, LEAST_DEALT_WITH)
        .from(COMMISSIONED_VISIT)
        .join(DISCREPANCY)
        .on(DISCREPANCY.COMMISSIONED_VISIT_ID.eq(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID))
        .where(ofTheDay)
        .groupBy(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID, DISCREPANCY.CODE)
        .forEach(
            row -> {
              Found kinds =
                  found.computeIfAbsent(
                      row.value1(),
                      visit ->
                          new Found(
                              EnumSet.noneOf(FindingKind.class),
                              EnumSet.noneOf(FindingKind.class)));
              FindingKind kind = FindingKind.valueOf(row.value2());
              kinds.all().add(kind);
              if (row.value3()) {
                kinds.dealtWith().add(kind);
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

  private static BoardLine.Planned planned(Record row) {
    return new BoardLine.Planned(
        row.get(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID),
        row.get(COMMISSIONED_VISIT.PROVIDER_ID),
        row.get(PROVIDER.NAME),
        row.get(SERVICE_USER.NAME),
        row.get(SERVICE_USER.POSTCODE),
        row.get(COMMISSIONED_VISIT.SERVICE_TYPE),
        row.get(COMMISSIONED_VISIT.START_AT),
        row.get(COMMISSIONED_VISIT.LATEST_START_AT),
        row.get(COMMISSIONED_VISIT.DURATION_MINUTES),
        row.get(COMMISSIONED_VISIT.WORKERS),
        row.get(COMMISSIONED_VISIT.TIME_CRITICAL),
        row.get(COMMISSIONED_VISIT.CANCELLED),
        row.get(COMMISSIONED_VISIT.SUSPENDED),
        row.get(COMMISSIONED_VISIT.SLOTS_FILLED));
  }
}
