package org.visitline.portal.retention;

import static org.visitline.schema.jooq.Tables.CALL_TO_PLACE;
import static org.visitline.schema.jooq.Tables.FORMER_CODE;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.RETENTION_HOLD;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TO_VERIFY;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.retention.JooqOpenWork.About;
import org.visitline.schema.jooq.tables.LoggedCall;
import org.visitline.schema.jooq.tables.Visit;

/**
 * Calls that are nobody's: they made no visit, no row that names a service user names them, they
 * rang from no line that was registered to somebody then, and a code that was keyed on them is, and
 * was, nobody's whose records are kept. One that still waits to be placed is not known to be
 * nobody's yet.
 *
 * <p>Calls lie in the millions and few of them are nobody's: they are walked through once, in the
 * order in which they rang, and each is looked up by its keys.
 */
final class JooqNobodysCalls {

  /** From 1,000 ids on MariaDB makes a table of the list first and no longer looks each one up. */
  static final int MOST_AT_ONCE = 900;

  private static final LoggedCall RANG = LOGGED_CALL.as("rang");
  private static final Visit ARRIVING = VISIT.as("arriving");
  private static final Visit LEAVING = VISIT.as("leaving");
  private static final Pattern BETWEEN_CALLS = Pattern.compile(";");

  /** No visit is open for so long that a call of it rang later than that, or as long before it. */
  private static final int DAYS_OF_A_VISIT = 2;

  private final DSLContext sql;
  private final Set<String> tables;

  /** Looks at the tables as they are now. */
  JooqNobodysCalls(DSLContext sql) {
    this.sql = sql;
    this.tables =
        new TreeSet<>(
            sql.fetch(
                    """
                    select table_name from information_schema.columns
                    where table_schema = database()
                      and column_name in ('call_id', 'service_user_id')
                    group by table_name
                    having count(*) = 2
                    """)
                .getValues(0, String.class));
  }

  /** A call and when it was answered. */
  record Rang(String call, Instant at) {}

  /**
   * The next that may be nobody's, in the order in which they rang; extra calls of visits are still
   * among them.
   *
   * @param last after which; null: from the first on
   * @param before those that rang then or later are too young
   */
  List<Rang> next(@Nullable Rang last, Instant before) {
    Condition which = RANG.ANSWERED_AT.lt(before);
    if (last != null) {
      // Said twice, for the first is the stretch of the index.
      which =
          which
              .and(RANG.ANSWERED_AT.ge(last.at()))
              .and(RANG.ANSWERED_AT.gt(last.at()).or(RANG.CALL_ID.gt(last.call())));
    }
    return maybe()
        .where(which)
        .and(untied())
        .orderBy(RANG.ANSWERED_AT, RANG.CALL_ID)
        .limit(MOST_AT_ONCE)
        .fetch(row -> new Rang(row.value1(), row.value2()));
  }

  /** Which of some are nobody's. */
  List<String> of(List<Rang> some) {
    List<Rang> left =
        maybe()
            .where(RANG.CALL_ID.in(some.stream().map(Rang::call).toList()))
            .and(untied())
            .orderBy(RANG.ANSWERED_AT, RANG.CALL_ID)
            .fetch(row -> new Rang(row.value1(), row.value2()));
    if (left.isEmpty()) {
      return List.of();
    }
    Set<String> extra = extraCalls(left.getFirst().at(), left.getLast().at());
    return left.stream().map(Rang::call).filter(call -> !extra.contains(call)).toList();
  }

  /**
   * The same, and so it stays until the transaction ends: who is linking one of them is waited for,
   * or waits. None while all that name nobody are being looked at again.
   */
  List<String> lock(List<Rang> some) {
    sql.select(LOGGED_CALL.CALL_ID)
        .from(LOGGED_CALL)
        .where(LOGGED_CALL.CALL_ID.in(some.stream().map(Rang::call).toList()))
        .orderBy(LOGGED_CALL.CALL_ID)
        .forUpdate()
        .execute();
    return sql.fetchExists(TO_VERIFY, TO_VERIFY.SERVICE_USER_ID.eq("")) ? List.of() : of(some);
  }

  private SelectJoinStep<Record2<String, Instant>> maybe() {
    // Joined and not asked for by 'exists', which may be answered by reading the whole table first.
    var joined =
        sql.select(RANG.CALL_ID, RANG.ANSWERED_AT)
            .from(RANG)
            .leftJoin(ARRIVING)
            .on(ARRIVING.VISIT_ID.eq(RANG.CALL_ID))
            .leftJoin(LEAVING)
            .on(LEAVING.DEPARTURE_CALL.eq(RANG.CALL_ID))
            .leftJoin(CALL_TO_PLACE)
            .on(CALL_TO_PLACE.CALL_ID.eq(RANG.CALL_ID))
            .leftJoin(SERVICE_USER)
            .on(SERVICE_USER.CODE.eq(RANG.SERVICE_USER_CODE))
            .leftJoin(FORMER_CODE)
            .on(FORMER_CODE.CODE.eq(RANG.SERVICE_USER_CODE))
            .leftJoin(REGISTERED_NUMBER)
            .on(REGISTERED_NUMBER.E164.eq(RANG.CALLER_E164))
            .and(REGISTERED_NUMBER.VALID_FROM.le(RANG.ANSWERED_AT))
            .and(
                REGISTERED_NUMBER
                    .VALID_TO
                    .isNull()
                    .or(REGISTERED_NUMBER.VALID_TO.gt(RANG.ANSWERED_AT)));
    for (String table : tables) {
      joined =
          joined
              .leftJoin(named(table))
              .on(callOf(table).eq(RANG.CALL_ID))
              .and(DSL.field(DSL.name(table, "service_user_id")).isNotNull());
    }
    return joined;
  }

  private Condition untied() {
    Condition untied =
        ARRIVING
            .VISIT_ID
            .isNull()
            .and(LEAVING.VISIT_ID.isNull())
            .and(CALL_TO_PLACE.CALL_ID.isNull())
            .and(SERVICE_USER.SERVICE_USER_ID.isNull())
            .and(FORMER_CODE.CODE.isNull())
            .and(REGISTERED_NUMBER.E164.isNull());
    for (String table : tables) {
      untied = untied.and(callOf(table).isNull());
    }
    return untied;
  }

  private static Table<?> named(String table) {
    return DSL.table(DSL.name(table));
  }

  private static Field<String> callOf(String table) {
    return DSL.field(DSL.name(table, "call_id"), String.class);
  }

  /** Extra calls of the visits of some days; no index has them by call. */
  private Set<String> extraCalls(Instant first, Instant last) {
    Set<String> calls = new HashSet<>();
    sql.select(VISIT.EXTRA_CALLS)
        .from(VISIT)
        .where(
            VISIT.DATE.between(
                date(first).minusDays(DAYS_OF_A_VISIT), date(last).plusDays(DAYS_OF_A_VISIT)))
        .and(VISIT.EXTRA_CALLS.ne(""))
        .forEach(row -> BETWEEN_CALLS.splitAsStream(row.value1()).forEach(calls::add));
    return calls;
  }

  private static LocalDate date(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /**
   * What keeps some of them: a hold on the worker whose PIN was keyed or whom somebody named, on
   * that worker's provider or the one whose number was dialled; or something open with a finding on
   * the call.
   */
  Map<String, Kept> keeping(List<String> calls) {
    if (calls.isEmpty()) {
      return Map.of();
    }
    Map<String, Long> holds =
        sql.fetch(
                """
                select c.call_id, min(h.hold_id)
                from retention_hold h
                join logged_call c on {0}
                where h.lifted_at is null and (
                     h.kind = 'CARE_WORKER' and h.subject_id in
                     (select p.care_worker_id from worker_pin p where p.pin_hash = c.pin_hash
                      union select q.care_worker_id from queue_decision q
                            where q.call_id = c.call_id and q.care_worker_id is not null)
                  or h.kind = 'PROVIDER' and h.subject_id in
                     (select w.provider_id from care_worker w
                            join worker_pin p on p.care_worker_id = w.care_worker_id
                            where p.pin_hash = c.pin_hash
                      union select w.provider_id from care_worker w
                            join queue_decision q on q.care_worker_id = w.care_worker_id
                            where q.call_id = c.call_id
                      union select c.dialled_provider_id))
                group by c.call_id
                """,
                DSL.field("c.call_id", String.class).in(calls))
            .intoMap(row -> row.get(0, String.class), row -> row.get(1, Long.class));
    Map<Long, String> reasons =
        sql.select(RETENTION_HOLD.HOLD_ID, RETENTION_HOLD.REASON)
            .from(RETENTION_HOLD)
            .where(RETENTION_HOLD.LIFTED_AT.isNull())
            .fetchMap(RETENTION_HOLD.HOLD_ID, RETENTION_HOLD.REASON);
    Map<String, About> open = new JooqOpenWork(sql).calls();
    Map<String, Kept> keeping = new HashMap<>();
    for (String call : calls) {
      Long hold = holds.get(call);
      About about = open.getOrDefault(call, About.NONE);
      Kept.by(
              hold,
              hold == null ? "" : Objects.requireNonNullElse(reasons.get(hold), ""),
              about.caseId(),
              about.queryId())
          .ifPresent(kept -> keeping.put(call, kept));
    }
    return keeping;
  }

  /** When the call rang that so many rang before; null: there are not so many. */
  @Nullable Instant rangAfter(int calls, Instant before) {
    return sql.select(LOGGED_CALL.ANSWERED_AT)
        .from(LOGGED_CALL)
        .where(LOGGED_CALL.ANSWERED_AT.lt(before))
        .orderBy(LOGGED_CALL.ANSWERED_AT)
        .limit(1)
        .offset(calls)
        .fetchOne(LOGGED_CALL.ANSWERED_AT);
  }
}
