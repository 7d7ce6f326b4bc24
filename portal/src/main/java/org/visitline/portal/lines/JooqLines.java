package org.visitline.portal.lines;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.FORMER_CONTACT_NUMBER;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.discrepancies.FindingClass;
import org.visitline.portal.discrepancies.FindingKind;
import org.visitline.portal.furniture.JooqIds;
import org.visitline.schema.CallerNumber;
import org.visitline.schema.UtcDateTime;
import org.visitline.verification.calls.Line;
import org.visitline.verification.store.JooqMarks;
import org.visitline.verification.store.RetriedTransaction;

/** Numbers that came up, numbers that fell silent, and their registration. */
class JooqLines {

  private static final Field<String> PERSON = DSL.field(DSL.name("person"), SQLDataType.VARCHAR);
  private static final Field<String> NUMBER = DSL.field(DSL.name("number"), SQLDataType.VARCHAR);
  private static final Field<Integer> CALLS = DSL.field(DSL.name("calls"), SQLDataType.INTEGER);
  private static final Field<Integer> DAYS = DSL.field(DSL.name("days"), SQLDataType.INTEGER);
  private static final Field<Integer> WORKERS = DSL.field(DSL.name("workers"), SQLDataType.INTEGER);
  private static final Field<Instant> FIRST_AT = DSL.field(DSL.name("first_at"), UtcDateTime.TYPE);
  private static final Field<Instant> LAST_AT = DSL.field(DSL.name("last_at"), UtcDateTime.TYPE);

  /** Of a number that is written without its country. */
  static final String REGION = "GB";

  private final DSLContext jooq;

  JooqLines(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * A fixed number, registered to nobody, from which workers with a PIN of their own rang for one
   * person and no other.
   *
   * @param calls how many, on how many {@code days}, by how many {@code workers}
   * @param registered what is registered to the person now; {@code ;} between them
   * @param lastFromRegistered when one of those last rang; null: never
   */
  record Suggestion(
      String serviceUserId,
      String serviceUser,
      String number,
      int calls,
      int days,
      int workers,
      Instant first,
      Instant last,
      @Nullable String registered,
      @Nullable Instant lastFromRegistered) {

    /** Whether the old line has been silent since the new one came: it was replaced. */
    public boolean isReplacement() {
      return registered != null
          && (lastFromRegistered == null || lastFromRegistered.isBefore(first));
    }
  }

  /** A registered number without a call, of somebody whom workers went on to visit. */
  record Silent(
      String serviceUserId,
      String serviceUser,
      String number,
      @Nullable Instant lastCall,
      int visitsSince) {}

  /**
   * Numbers worth asking about, the busiest first. That a visit was rung from a fixed number which
   * is not the person's is a finding already; it leads to the people, and of nobody else a call of
   * these weeks is looked at.
   *
   * @param since calls before are not looked at
   */
  List<Suggestion> suggestions(
      Instant since, Instant now, int fewestCalls, int fewestDays, Scope scope) {
    // A day more on both sides: these are civil dates.
    LocalDate first = date(since).minusDays(1);
    List<LocalDate> dates = first.datesUntil(date(now).plusDays(2)).toList();
    List<String> rungFor =
        jooq.selectDistinct(DISCREPANCY.SERVICE_USER_ID)
            .from(DISCREPANCY.forceIndex("discrepancy_date"))
            // Each by its name, so that of each date only these findings are read.
            .where(DISCREPANCY.DATE.in(dates))
            .and(DISCREPANCY.CLASS.eq(FindingClass.A.name()))
            .and(DISCREPANCY.CODE.eq(FindingKind.OTHER_LINE.name()))
            .fetch(DISCREPANCY.SERVICE_USER_ID);
    ResultQuery<Record> asked =
        jooq.resultQuery(
            """
            with rang as (
              select v.service_user_id, v.care_worker_id, c.caller_e164, c.answered_at
              from visit v force index (visit_service_user)
              join (select 'in' as way union all select 'out') both_ways
              join logged_call c on c.call_id = if(way = 'in', v.arrival_call, v.departure_call)
              where v.service_user_id in ({0}) and v.date >= {1}
            )
            select max(service_user_id) person, caller_e164 number, count(*) calls,
                   count(distinct date(answered_at)) days,
                   count(distinct care_worker_id) workers,
                   min(answered_at) first_at, max(answered_at) last_at
            from rang
            where answered_at >= {2} and caller_e164 is not null
              and not exists (select 1 from registered_number r
                              where r.e164 = caller_e164 and r.valid_to is null)
            group by caller_e164
            having count(distinct service_user_id) = 1 and calls >= {3} and days >= {4}
            order by calls desc, number
            """,
            DSL.list(
                rungFor.isEmpty()
                    ? List.of(DSL.inline(""))
                    : rungFor.stream().map(DSL::val).toList()),
            DSL.val(first),
            DSL.val(since, UtcDateTime.TYPE),
            DSL.val(fewestCalls),
            DSL.val(fewestDays));
    var found =
        asked.coerce(PERSON, NUMBER, CALLS, DAYS, WORKERS, FIRST_AT, LAST_AT).fetch().stream()
            // A mobile telephone is no home: it goes where its owner goes.
            .filter(row -> Line.of(row.get(NUMBER), false) == Line.OTHER)
            .toList();
    List<String> people = found.stream().map(row -> row.get(PERSON)).toList();
    Map<String, String> names = names(people, scope);
    Map<String, Record> registered = registered(people);
    return found.stream()
        .filter(row -> names.containsKey(row.get(PERSON)))
        .map(row -> suggestion(row, names, registered))
        .toList();
  }

  private static Suggestion suggestion(
      Record row, Map<String, String> names, Map<String, Record> registered) {
    String person = row.get(PERSON);
    Record now = registered.get(person);
    return new Suggestion(
        person,
        names.getOrDefault(person, person),
        row.get(NUMBER),
        row.get(CALLS),
        row.get(DAYS),
        row.get(WORKERS),
        row.get(FIRST_AT),
        row.get(LAST_AT),
        now == null ? null : now.get("numbers", String.class),
        now == null ? null : now.get("last_at", Instant.class));
  }

  /** What is registered to each now, and when one of their numbers last rang. */
  private Map<String, Record> registered(Collection<String> people) {
    Field<String> numbers =
        DSL.field("group_concat({0} separator '; ')", String.class, REGISTERED_NUMBER.E164)
            .as("numbers");
    return new HashMap<>(
        jooq.select(REGISTERED_NUMBER.SERVICE_USER_ID, numbers, DSL.max(lastRang()).as("last_at"))
            .from(REGISTERED_NUMBER)
            .where(REGISTERED_NUMBER.SERVICE_USER_ID.in(people))
            .and(REGISTERED_NUMBER.VALID_TO.isNull())
            .groupBy(REGISTERED_NUMBER.SERVICE_USER_ID)
            .fetchMap(REGISTERED_NUMBER.SERVICE_USER_ID));
  }

  /** One look into an index. Asked for the latest since a moment, MariaDB reads all calls since. */
  private static Field<Instant> lastRang() {
    return DSL.field(
        DSL.select(LOGGED_CALL.ANSWERED_AT)
            .from(LOGGED_CALL)
            .where(LOGGED_CALL.CALLER_E164.eq(REGISTERED_NUMBER.E164))
            .orderBy(LOGGED_CALL.ANSWERED_AT.desc())
            .limit(1));
  }

  private Map<String, String> names(Collection<String> people, Scope scope) {
    return jooq.select(SERVICE_USER.SERVICE_USER_ID, SERVICE_USER.NAME)
        .from(SERVICE_USER)
        .where(SERVICE_USER.SERVICE_USER_ID.in(people))
        .and(JooqScope.knows(scope, SERVICE_USER.SERVICE_USER_ID))
        .fetchMap(SERVICE_USER.SERVICE_USER_ID, SERVICE_USER.NAME);
  }

  /** Registered numbers without a call since then, of people with at least so many visits since. */
  List<Silent> silent(Instant since, int fewestVisits, Scope scope) {
    // Of a person with one number, all visits since are without proof where that number did not
    // ring. Of several numbers each is looked up.
    Set<String> maybe =
        jooq.selectDistinct(VISIT.SERVICE_USER_ID)
            .from(VISIT.forceIndex("visit_proof"))
            .where(VISIT.LOCATION_PROOF.eq("NONE"))
            .and(VISIT.DATE.ge(date(since)))
            .fetchSet(VISIT.SERVICE_USER_ID);
    maybe.addAll(
        jooq.select(REGISTERED_NUMBER.SERVICE_USER_ID)
            .from(REGISTERED_NUMBER)
            .where(REGISTERED_NUMBER.VALID_TO.isNull().or(REGISTERED_NUMBER.VALID_TO.gt(since)))
            .groupBy(REGISTERED_NUMBER.SERVICE_USER_ID)
            .having(DSL.count().gt(1))
            .fetchSet(REGISTERED_NUMBER.SERVICE_USER_ID));
    var silent =
        jooq
            .select(REGISTERED_NUMBER.SERVICE_USER_ID, REGISTERED_NUMBER.E164, lastRang())
            .from(REGISTERED_NUMBER)
            .where(REGISTERED_NUMBER.SERVICE_USER_ID.in(maybe))
            .and(REGISTERED_NUMBER.VALID_TO.isNull())
            .fetch()
            .stream()
            .filter(row -> row.value3() == null || row.value3().isBefore(since))
            .toList();
    List<String> people = silent.stream().map(row -> row.value1()).toList();
    Map<String, Integer> visits =
        jooq.select(VISIT.SERVICE_USER_ID, DSL.count())
            .from(VISIT)
            .where(VISIT.SERVICE_USER_ID.in(people))
            .and(VISIT.DATE.ge(date(since)))
            .groupBy(VISIT.SERVICE_USER_ID)
            .fetchMap(row -> row.value1(), row -> row.value2());
    Map<String, String> names = names(people, scope);
    return silent.stream()
        .filter(row -> names.containsKey(row.value1()))
        .map(
            row ->
                new Silent(
                    row.value1(),
                    names.getOrDefault(row.value1(), row.value1()),
                    row.value2(),
                    row.value3(),
                    visits.getOrDefault(row.value1(), 0)))
        .filter(one -> one.visitsSince() >= fewestVisits)
        .sorted(
            Comparator.comparingInt(Silent::visitsSince)
                .reversed()
                .thenComparing(Silent::serviceUserId)
                .thenComparing(Silent::number))
        .toList();
  }

  /** Care workers of whom a number is or was the own telephone: their names by reference. */
  SortedMap<String, String> workersWith(String e164) {
    SortedMap<String, String> workers = new TreeMap<>();
    jooq
        .select(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME, CARE_WORKER.CONTACT_NUMBER)
        .from(CARE_WORKER)
        .where(CARE_WORKER.CONTACT_NUMBER.isNotNull())
        .fetch()
        .stream()
        // As it was given; it is read when it is compared.
        .filter(
            row ->
                CallerNumber.find(row.value3(), REGION)
                    .filter(number -> number.e164().equals(e164))
                    .isPresent())
        .forEach(row -> workers.put(row.value1(), row.value2()));
    jooq.selectDistinct(CARE_WORKER.CARE_WORKER_ID, CARE_WORKER.NAME)
        .from(FORMER_CONTACT_NUMBER)
        .join(CARE_WORKER)
        .on(CARE_WORKER.CARE_WORKER_ID.eq(FORMER_CONTACT_NUMBER.CARE_WORKER_ID))
        .where(FORMER_CONTACT_NUMBER.E164.eq(e164))
        .forEach(row -> workers.put(row.value1(), row.value2()));
    return workers;
  }

  /**
   * At how many people's homes visits were rung from a number.
   *
   * @param except the service user whose home does not count
   */
  int homesRungFor(String e164, Instant since, String except) {
    Condition fromIt = LOGGED_CALL.CALLER_E164.eq(e164).and(LOGGED_CALL.ANSWERED_AT.ge(since));
    Set<String> homes =
        jooq.selectDistinct(VISIT.SERVICE_USER_ID)
            .from(LOGGED_CALL)
            .join(VISIT)
            // A visit is named by its arrival call.
            .on(VISIT.VISIT_ID.eq(LOGGED_CALL.CALL_ID))
            .where(fromIt)
            .fetchSet(VISIT.SERVICE_USER_ID);
    homes.addAll(
        jooq.selectDistinct(VISIT.SERVICE_USER_ID)
            .from(LOGGED_CALL)
            .join(VISIT)
            .on(VISIT.DEPARTURE_CALL.eq(LOGGED_CALL.CALL_ID))
            .where(fromIt)
            .fetchSet(VISIT.SERVICE_USER_ID));
    homes.remove(except);
    return homes.size();
  }

  /** The person's name, if the reader may see it. */
  Optional<String> findName(String serviceUserId, Scope scope) {
    return jooq.select(SERVICE_USER.NAME)
        .from(SERVICE_USER)
        .where(JooqIds.named(SERVICE_USER.SERVICE_USER_ID, serviceUserId))
        .and(JooqScope.knows(scope, SERVICE_USER.SERVICE_USER_ID))
        .fetchOptional(SERVICE_USER.NAME);
  }

  /**
   * Registers a number from a moment on, and ends the person's others then where it replaces them.
   * Whatever was derived from calls of either is derived again.
   */
  void register(String serviceUserId, String e164, Instant from, boolean replaces, Instant now) {
    RetriedTransaction.run(
        jooq,
        sql -> {
          List<String> touched =
              new ArrayList<>(
                  replaces
                      ? end(sql, serviceUserId, from, REGISTERED_NUMBER.E164.ne(e164))
                      : List.of());
          sql.insertInto(REGISTERED_NUMBER)
              .set(REGISTERED_NUMBER.SERVICE_USER_ID, serviceUserId)
              .set(REGISTERED_NUMBER.E164, e164)
              .set(REGISTERED_NUMBER.VALID_FROM, from)
              .onDuplicateKeyUpdate()
              .setNull(REGISTERED_NUMBER.VALID_TO)
              .execute();
          touched.add(e164);
          mark(sql, serviceUserId, touched, now);
        });
  }

  /** Ends the registration of one number; false where it was not registered. */
  boolean end(String serviceUserId, String e164, Instant at) {
    return RetriedTransaction.result(
        jooq,
        sql -> {
          List<String> ended =
              end(sql, serviceUserId, at, JooqIds.named(REGISTERED_NUMBER.E164, e164));
          mark(sql, serviceUserId, ended, at);
          return !ended.isEmpty();
        });
  }

  private static List<String> end(
      DSLContext sql, String serviceUserId, Instant at, Condition which) {
    var inForce =
        REGISTERED_NUMBER
            .SERVICE_USER_ID
            .eq(serviceUserId)
            .and(REGISTERED_NUMBER.VALID_TO.isNull())
            .and(REGISTERED_NUMBER.VALID_FROM.lt(at))
            .and(which);
    List<String> ended =
        sql.select(REGISTERED_NUMBER.E164)
            .from(REGISTERED_NUMBER)
            .where(inForce)
            .fetch(REGISTERED_NUMBER.E164);
    sql.update(REGISTERED_NUMBER).set(REGISTERED_NUMBER.VALID_TO, at).where(inForce).execute();
    return ended;
  }

  private static void mark(
      DSLContext sql, String serviceUserId, Collection<String> numbers, Instant now) {
    JooqMarks marks = JooqMarks.at(now);
    marks.directory(sql);
    marks.calls(sql, LOGGED_CALL.CALLER_E164.in(numbers));
    marks.serviceUsers(sql, List.of(serviceUserId));
  }

  private static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
