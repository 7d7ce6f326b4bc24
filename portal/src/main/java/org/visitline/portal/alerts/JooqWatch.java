package org.visitline.portal.alerts;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.visitline.schema.jooq.Tables.ALERT_DECISION;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.OUTAGE;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.visitline.portal.alerttimes.Stage;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.time.Period;

/** Reads what there is to decide. */
class JooqWatch {

  private static final Field<Instant> ARRIVED_AT =
      select(min(VISIT.ARRIVED_AT))
          .from(VISIT)
          .where(VISIT.COMMISSIONED_VISIT_ID.eq(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID))
          .asField("first_arrived_at");

  private static final Field<Boolean> BEING_VERIFIED =
      field(
          exists(
              selectOne()
                  .from(TO_VERIFY)
                  .where(TO_VERIFY.SERVICE_USER_ID.eq(COMMISSIONED_VISIT.SERVICE_USER_ID))));

  private final DSLContext jooq;
  private final ZoneId zone;

  JooqWatch(DSLContext jooq, ZoneId zone) {
    this.jooq = jooq;
    this.zone = zone;
  }

  /** Visits whose latest start lies in [from, to] and of which a stage is not decided yet. */
  List<Watched> undecided(Stage stage, Instant from, Instant to) {
    return visits(
        // The dates are what the table is indexed by; a visit may begin on the day after its date.
        COMMISSIONED_VISIT
            .DATE
            .between(dateOf(from).minusDays(1), dateOf(to))
            .and(COMMISSIONED_VISIT.LATEST_START_AT.between(from, to))
            .and(
                notExists(
                    selectOne()
                        .from(ALERT_DECISION)
                        .where(
                            ALERT_DECISION.COMMISSIONED_VISIT_ID.eq(
                                COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID))
                        .and(ALERT_DECISION.LATEST_START_AT.eq(COMMISSIONED_VISIT.LATEST_START_AT))
                        .and(ALERT_DECISION.STAGE.eq(inline(stage.name()))))));
  }

  /** What was told and has had no all-clear, with the visits as they stand now. */
  List<Told> told(Instant since) {
    var cleared = ALERT_DECISION.as("cleared");
    List<ToldOf> told =
        jooq.selectDistinct(
                ALERT_DECISION.COMMISSIONED_VISIT_ID,
                ALERT_DECISION.LATEST_START_AT,
                ALERT_DECISION.PROVIDER_ID,
                ALERT_DECISION.SERVICE_USER_ID,
                ALERT_DECISION.TIME_CRITICAL)
            .from(ALERT_DECISION)
            .where(ALERT_DECISION.DECIDED_AT.ge(since))
            .and(ALERT_DECISION.VERDICT.eq(inline(Verdict.TELL.name())))
            .and(ALERT_DECISION.STAGE.ne(inline(Stage.ALL_CLEAR.name())))
            .andNotExists(
                selectOne()
                    .from(cleared)
                    .where(cleared.COMMISSIONED_VISIT_ID.eq(ALERT_DECISION.COMMISSIONED_VISIT_ID))
                    .and(cleared.LATEST_START_AT.eq(ALERT_DECISION.LATEST_START_AT))
                    .and(cleared.STAGE.eq(inline(Stage.ALL_CLEAR.name()))))
            .fetch(
                row ->
                    new ToldOf(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    if (told.isEmpty()) {
      return List.of();
    }
    Map<String, Watched> now = byId(told.stream().map(ToldOf::id).toList());
    List<Told> found = new ArrayList<>();
    told.forEach(of -> found.add(new Told(of, Optional.ofNullable(now.get(of.id())))));
    return found;
  }

  /** Of which visit, at which latest start, somebody was told. */
  record ToldOf(
      String id,
      Instant latestStartAt,
      String providerId,
      String serviceUserId,
      boolean timeCritical) {}

  /** And how the visit stands now; empty: it is no longer commissioned. */
  record Told(ToldOf of, Optional<Watched> now) {}

  private Map<String, Watched> byId(Collection<String> ids) {
    return visits(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.in(ids)).stream()
        .collect(Collectors.toMap(Watched::id, visit -> visit));
  }

  /** Outages that touch a stretch of time. */
  List<Outage> outages(Instant from, Instant to) {
    return jooq.selectFrom(OUTAGE)
        .where(OUTAGE.FROM_AT.lt(to))
        .and(OUTAGE.TO_AT.gt(from))
        .fetch(row -> new Outage(new Period(row.getFromAt(), row.getToAt()), row.getNote()));
  }

  private List<Watched> visits(Condition which) {
    return jooq.select(COMMISSIONED_VISIT.fields())
        .select(SERVICE_USER.POSTCODE, ARRIVED_AT, BEING_VERIFIED)
        .from(COMMISSIONED_VISIT)
        .join(SERVICE_USER)
        .on(SERVICE_USER.SERVICE_USER_ID.eq(COMMISSIONED_VISIT.SERVICE_USER_ID))
        .where(which)
        .orderBy(COMMISSIONED_VISIT.LATEST_START_AT, COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID)
        .fetch(JooqWatch::watched);
  }

  private LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  private static Watched watched(Record row) {
    String postcode = row.get(SERVICE_USER.POSTCODE);
    return new Watched(
        row.get(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID),
        row.get(COMMISSIONED_VISIT.SERVICE_USER_ID),
        postcode == null ? "" : postcode.replaceAll(" .*", ""),
        row.get(COMMISSIONED_VISIT.PROVIDER_ID),
        row.get(COMMISSIONED_VISIT.START_AT),
        row.get(COMMISSIONED_VISIT.LATEST_START_AT),
        row.get(COMMISSIONED_VISIT.DURATION_MINUTES),
        row.get(COMMISSIONED_VISIT.WORKERS),
        row.get(COMMISSIONED_VISIT.TIME_CRITICAL),
        row.get(COMMISSIONED_VISIT.CANCELLED),
        row.get(COMMISSIONED_VISIT.SUSPENDED),
        row.get(COMMISSIONED_VISIT.SLOTS_FILLED),
        row.get(ARRIVED_AT),
        row.get(BEING_VERIFIED));
  }
}
