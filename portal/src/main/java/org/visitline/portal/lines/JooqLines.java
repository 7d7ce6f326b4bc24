package org.visitline.portal.lines;

import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.REGISTERED_NUMBER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.JooqIds;
import org.visitline.verification.store.JooqMarks;
import org.visitline.verification.store.RetriedTransaction;

/** Numbers that came up, numbers that fell silent, and their registration. */
class JooqLines {

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
   * @param lastFromRegistered when one of those last rang; null: not in the time looked at
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
   * Numbers worth asking about, the busiest first.
   *
   * @param since calls before are not looked at
   */
  List<Suggestion> suggestions(Instant since, int fewestCalls, int fewestDays, Scope scope) {
    return jooq
        .fetch(
            """
            with unknown as (
              select c.call_id, c.caller_e164, c.answered_at
              from logged_call c
              where c.answered_at >= ? and c.caller_e164 is not null
                -- A mobile telephone is no home: it goes where its owner goes.
                and (c.caller_e164 not like '+447%' or c.caller_e164 regexp '^[+]447(0|6)')
                and not exists (select 1 from registered_number r
                                where r.e164 = c.caller_e164 and r.valid_to is null)
            ),
            rang as (
              -- A visit bears the name of its arrival call, which is the quick way to it.
              select u.*, v.service_user_id, v.care_worker_id
              from unknown u join visit v on v.visit_id = u.call_id and v.arrival_call = u.call_id
              union all
              select u.*, v.service_user_id, v.care_worker_id
              from unknown u join visit v on v.departure_call = u.call_id
            )
            select max(service_user_id) person, caller_e164 number, count(*) calls,
                   count(distinct date(answered_at)) days,
                   count(distinct care_worker_id) workers,
                   min(answered_at) first_at, max(answered_at) last_at
            from rang
            group by caller_e164
            having count(distinct service_user_id) = 1 and calls >= ? and days >= ?
            order by calls desc, number
            """,
            utc(since), fewestCalls, fewestDays)
        .stream()
        .flatMap(row -> suggestion(row, since, scope).stream())
        .toList();
  }

  private Optional<Suggestion> suggestion(Record row, Instant since, Scope scope) {
    String person = row.get("person", String.class);
    return findName(person, scope)
        .map(
            name -> {
              Record now =
                  jooq.fetchSingle(
                      """
                      select group_concat(r.e164 separator '; '),
                             (select max(c.answered_at)
                              from registered_number o
                              join logged_call c on c.caller_e164 = o.e164
                              where o.service_user_id = ? and o.valid_to is null
                                and c.answered_at >= ?)
                      from registered_number r
                      where r.service_user_id = ? and r.valid_to is null
                      """,
                      person,
                      utc(since),
                      person);
              return new Suggestion(
                  person,
                  name,
                  row.get("number", String.class),
                  row.get("calls", Integer.class),
                  row.get("days", Integer.class),
                  row.get("workers", Integer.class),
                  instant(row.get("first_at", LocalDateTime.class)),
                  instant(row.get("last_at", LocalDateTime.class)),
                  now.get(0, String.class),
                  now.get(1) == null ? null : instant(now.get(1, LocalDateTime.class)));
            });
  }

  /** Registered numbers without a call since then, of people with at least so many visits since. */
  List<Silent> silent(Instant since, int fewestVisits, Scope scope) {
    return jooq
        .fetch(
            """
            select r.service_user_id person, r.e164 number,
                   (select max(c.answered_at) from logged_call c where c.caller_e164 = r.e164) last_at,
                   (select count(*) from visit v
                    where v.service_user_id = r.service_user_id and v.date >= ?) visits
            from registered_number r
            where r.valid_to is null
              and not exists (select 1 from logged_call c
                              where c.caller_e164 = r.e164 and c.answered_at >= ?)
            having visits >= ?
            order by visits desc, person, number
            """,
            LocalDate.ofInstant(since, ZoneOffset.UTC),
            utc(since),
            fewestVisits)
        .stream()
        .flatMap(
            row ->
                findName(row.get("person", String.class), scope)
                    .map(
                        name ->
                            new Silent(
                                row.get("person", String.class),
                                name,
                                row.get("number", String.class),
                                row.get("last_at") == null
                                    ? null
                                    : instant(row.get("last_at", LocalDateTime.class)),
                                row.get("visits", Integer.class)))
                    .stream())
        .toList();
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
              new java.util.ArrayList<>(
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

  /** Ends the registration of one number. */
  void end(String serviceUserId, String e164, Instant at) {
    RetriedTransaction.run(
        jooq,
        sql ->
            mark(
                sql,
                serviceUserId,
                end(sql, serviceUserId, at, JooqIds.named(REGISTERED_NUMBER.E164, e164)),
                at));
  }

  private static List<String> end(
      DSLContext sql, String serviceUserId, Instant at, org.jooq.Condition which) {
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

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Instant instant(LocalDateTime stored) {
    return stored.toInstant(ZoneOffset.UTC);
  }
}
