package org.visitline.portal.retention;

import static org.jooq.Records.mapping;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.DISPOSAL;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.RETENTION_HOLD;
import static org.visitline.schema.jooq.Tables.RETENTION_PERIOD;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.portal.access.JooqNames;
import org.visitline.portal.retention.JooqOpenWork.About;
import org.visitline.schema.UtcDateTime;

/** Periods, holds and the log of disposals; and what is past its period. */
class JooqRetention {

  private static final Field<String> HELD_BY = JooqNames.of(RETENTION_HOLD.SET_BY).as("held_by");

  private static final Field<String> DISPOSED_BY = JooqNames.of(DISPOSAL.AUTHOR).as("disposed_by");

  private static final int LONGEST_COUNTS = 4000;

  private static final String HELD_PROVIDERS =
      """
      select subject_id from retention_hold where lifted_at is null and kind = 'PROVIDER'
      """;

  private static final String HELD_WORKERS =
      """
      select subject_id from retention_hold where lifted_at is null and kind = 'CARE_WORKER'
      union select w.care_worker_id from care_worker w where w.provider_id in (%s)
      """
          .formatted(HELD_PROVIDERS);

  /** Each by themselves, with a worker who visited them, or with a provider who cared for them. */
  private static final String HELD_PEOPLE =
      """
      select subject_id from retention_hold where lifted_at is null and kind = 'SERVICE_USER'
      union select v.service_user_id from retention_hold h
            join visit v on v.care_worker_id = h.subject_id
            where h.lifted_at is null and h.kind = 'CARE_WORKER'
      union select v.service_user_id from visit v where v.provider_id in (%1$s)
      union select o.service_user_id from service_order o where o.provider_id in (%1$s)
      union select d.service_user_id from dated_visit d where d.provider_id in (%1$s)
      """
          .formatted(HELD_PROVIDERS);

  /** Holds on the person, on a worker who visited them, or on a provider who cared for them. */
  private static final String ON_PERSON =
      """
         kind = 'SERVICE_USER' and subject_id = ?
      or kind = 'CARE_WORKER' and subject_id in
         (select care_worker_id from visit where service_user_id = ?)
      or kind = 'PROVIDER' and subject_id in
         (select provider_id from visit where service_user_id = ?
          union select provider_id from service_order where service_user_id = ?
          union select provider_id from dated_visit where service_user_id = ?)
      """;

  /** Holds on the worker or on their provider. */
  private static final String ON_WORKER =
      """
         kind = 'CARE_WORKER' and subject_id = ?
      or kind = 'PROVIDER' and subject_id in
         (select provider_id from care_worker where care_worker_id = ?)
      """;

  /** Of what goes by its age so many are looked through for a preview. */
  private static final int LOOKED_THROUGH = 1_000;

  private final DSLContext sql;

  JooqRetention(DSLContext sql) {
    this.sql = sql;
  }

  /** Of what goes by its age, whether any would go now. */
  enum Due {
    NONE,
    SOME,
    /** So much is that old that nobody has looked whether all of it is kept. */
    VERY_MANY
  }

  /** Somebody whose care, or job, ended on a day. */
  record Ended(String id, LocalDate on) {}

  /**
   * A hold in force, or one that was.
   *
   * @param name of whom or what is held; null where it is disposed of
   */
  record Hold(
      long id,
      String kind,
      String subjectId,
      @Nullable String name,
      String reason,
      String setBy,
      Instant setAt,
      @Nullable Instant liftedAt) {}

  /**
   * A line of the log.
   *
   * @param kept null: it was disposed of
   */
  record Disposal(
      Instant at,
      String kind,
      String subjectId,
      @Nullable LocalDate endedOn,
      @Nullable Kept kept,
      String rowCounts,
      String author) {

    /** What it was, in words. */
    public String said() {
      return Kind.valueOf(kind).said();
    }
  }

  Map<Kind, Integer> months() {
    return new TreeMap<>(
        sql.selectFrom(RETENTION_PERIOD)
            .fetchMap(row -> Kind.valueOf(row.getKind()), row -> row.getMonths()));
  }

  /** Of a kind without a period nothing may go. */
  int getMonths(Kind kind) {
    Integer months = months().get(kind);
    if (months == null) {
      throw new IllegalStateException("retention_period has no row for " + kind);
    }
    return months;
  }

  void setMonths(Kind kind, int months, String by, Instant at) {
    sql.update(RETENTION_PERIOD)
        .set(RETENTION_PERIOD.MONTHS, months)
        .set(RETENTION_PERIOD.SET_BY, by)
        .set(RETENTION_PERIOD.SET_AT, at)
        .where(RETENTION_PERIOD.KIND.eq(kind.name()))
        .execute();
  }

  List<Hold> holds() {
    return holds(DSL.noCondition());
  }

  /** Those that keep what is held on a service user. */
  List<Hold> holdsOnPerson(String serviceUser) {
    return holds(DSL.condition(ON_PERSON, nCopies(5, serviceUser)));
  }

  /** Those that keep what is held on a care worker. */
  List<Hold> holdsOnWorker(String careWorker) {
    return holds(DSL.condition(ON_WORKER, nCopies(2, careWorker)));
  }

  private static Object[] nCopies(int times, String id) {
    return Collections.nCopies(times, id).toArray();
  }

  private List<Hold> holds(Condition which) {
    Field<String> name =
        DSL.when(
                RETENTION_HOLD.KIND.eq("SERVICE_USER"),
                nameOf(SERVICE_USER.NAME, SERVICE_USER.SERVICE_USER_ID))
            .when(
                RETENTION_HOLD.KIND.eq("CARE_WORKER"),
                nameOf(CARE_WORKER.NAME, CARE_WORKER.CARE_WORKER_ID))
            .when(RETENTION_HOLD.KIND.eq("PROVIDER"), nameOf(PROVIDER.NAME, PROVIDER.PROVIDER_ID));
    return sql.select(RETENTION_HOLD, HELD_BY, name)
        .from(RETENTION_HOLD)
        .where(which)
        .orderBy(RETENTION_HOLD.LIFTED_AT, RETENTION_HOLD.HOLD_ID.desc())
        .fetch(
            mapping(
                (row, by, named) ->
                    new Hold(
                        row.getHoldId(),
                        row.getKind(),
                        row.getSubjectId(),
                        named,
                        row.getReason(),
                        by,
                        row.getSetAt(),
                        row.getLiftedAt())));
  }

  private static Field<String> nameOf(TableField<?, String> name, TableField<?, String> id) {
    return DSL.field(
        DSL.select(name)
            .from(Objects.requireNonNull(name.getTable()))
            .where(id.eq(RETENTION_HOLD.SUBJECT_ID)));
  }

  /** The first hold in force on the same for the same reason. */
  Optional<Long> findHold(String kind, String subject, String reason) {
    return sql.select(RETENTION_HOLD.HOLD_ID)
        .from(RETENTION_HOLD)
        .where(RETENTION_HOLD.KIND.eq(kind))
        .and(RETENTION_HOLD.SUBJECT_ID.eq(subject))
        .and(RETENTION_HOLD.REASON.eq(reason))
        .and(RETENTION_HOLD.LIFTED_AT.isNull())
        .orderBy(RETENTION_HOLD.HOLD_ID)
        .limit(1)
        .fetchOptional(RETENTION_HOLD.HOLD_ID);
  }

  void hold(String kind, String subject, String reason, String by, Instant at) {
    sql.insertInto(RETENTION_HOLD)
        .set(RETENTION_HOLD.KIND, kind)
        .set(RETENTION_HOLD.SUBJECT_ID, subject)
        .set(RETENTION_HOLD.REASON, reason)
        .set(RETENTION_HOLD.SET_BY, by)
        .set(RETENTION_HOLD.SET_AT, at)
        .execute();
  }

  boolean lift(long id, String by, Instant at) {
    return sql.update(RETENTION_HOLD)
            .set(RETENTION_HOLD.LIFTED_BY, by)
            .set(RETENTION_HOLD.LIFTED_AT, at)
            .where(RETENTION_HOLD.HOLD_ID.eq(id))
            .and(RETENTION_HOLD.LIFTED_AT.isNull())
            .execute()
        > 0;
  }

  List<Disposal> disposals(int most) {
    return sql.select(DISPOSAL, DISPOSED_BY, RETENTION_HOLD.REASON)
        .from(DISPOSAL)
        .leftJoin(RETENTION_HOLD)
        .on(RETENTION_HOLD.HOLD_ID.eq(DISPOSAL.HOLD_ID))
        .orderBy(DISPOSAL.DISPOSAL_ID.desc())
        .limit(most)
        .fetch(
            mapping(
                (row, by, reason) ->
                    new Disposal(
                        row.getAt(),
                        row.getKind(),
                        row.getSubjectId(),
                        row.getEndedOn(),
                        Kept.by(
                                row.getHoldId(),
                                Objects.toString(reason, ""),
                                row.getCaseId(),
                                row.getQueryId())
                            .orElse(null),
                        row.getRowCounts(),
                        by)));
  }

  void log(
      Instant at,
      Kind kind,
      Ended who,
      Optional<Kept> kept,
      Map<String, Integer> rows,
      String author) {
    String counts =
        rows.entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
    sql.insertInto(DISPOSAL)
        .set(DISPOSAL.AT, at)
        .set(DISPOSAL.KIND, kind.name())
        .set(DISPOSAL.SUBJECT_ID, who.id())
        .set(DISPOSAL.OUTCOME, kept.isEmpty() ? "DISPOSED" : "HELD")
        .set(DISPOSAL.ENDED_ON, who.on())
        .set(DISPOSAL.HOLD_ID, kept.map(Kept::holdId).orElse(null))
        .set(DISPOSAL.CASE_ID, kept.map(Kept::caseId).orElse(null))
        .set(DISPOSAL.QUERY_ID, kept.map(Kept::queryId).orElse(null))
        .set(
            DISPOSAL.ROW_COUNTS,
            counts.length() <= LONGEST_COUNTS ? counts : counts.substring(0, LONGEST_COUNTS))
        .set(DISPOSAL.AUTHOR, author)
        .execute();
  }

  /** Service users of whom there is nothing younger than the day: no order, no visit, no call. */
  List<Ended> careEndedBefore(LocalDate day) {
    return careEnded("", day, day);
  }

  /**
   * The same of one of them, and so it stays until the transaction ends: who is loading an order or
   * a dated visit of theirs is waited for, or waits. Empty if it is so no longer.
   */
  Optional<Ended> lockCareEndedBefore(LocalDate day, String serviceUser) {
    sql.execute(
        "select service_user_id from service_user where service_user_id = ? for update",
        serviceUser);
    return careEnded("p.service_user_id = ? and", serviceUser, day, day).stream().findFirst();
  }

  private List<Ended> careEnded(String which, Object... bindings) {
    return sql.fetch(
            """
            select p.service_user_id, greatest(
                coalesce((select max(valid_to) from service_order o
                          where o.service_user_id = p.service_user_id), '1000-01-01'),
                coalesce((select max(date) from dated_visit d
                          where d.service_user_id = p.service_user_id), '1000-01-01'),
                coalesce((select max(date) from visit v
                          where v.service_user_id = p.service_user_id), '1000-01-01')) as ended
            from service_user p
            where %s not exists (select 1 from service_order o
                              where o.service_user_id = p.service_user_id
                                and (o.valid_to is null or o.valid_to >= ?))
              and not exists (select 1 from to_verify t
                              where t.service_user_id = p.service_user_id)
            having ended > '1000-01-01' and ended < ?
            order by ended, p.service_user_id
            """
                .formatted(which),
            bindings)
        .map(row -> new Ended(row.get(0, String.class), row.get(1, LocalDate.class)));
  }

  /** Care workers who left before the day and of whom no visit is kept any more. */
  List<Ended> leftBefore(LocalDate day) {
    return left("", day);
  }

  /** The same of one of them, who cannot come back until the transaction ends. Empty: came back. */
  Optional<Ended> lockLeftBefore(LocalDate day, String careWorker) {
    sql.execute(
        "select care_worker_id from care_worker where care_worker_id = ? for update", careWorker);
    return left("w.care_worker_id = ? and", careWorker, day).stream().findFirst();
  }

  private List<Ended> left(String which, Object... bindings) {
    return sql.fetch(
            """
            select w.care_worker_id, w.active_to
            from care_worker w
            where %s w.active_to < ?
              and not exists (select 1 from visit v where v.care_worker_id = w.care_worker_id)
              and not exists (select 1 from amendment a where a.care_worker_id = w.care_worker_id)
              and not exists (select 1 from queue_decision q
                              where q.care_worker_id = w.care_worker_id)
            order by w.active_to, w.care_worker_id
            """
                .formatted(which),
            bindings)
        .map(row -> new Ended(row.get(0, String.class), row.get(1, LocalDate.class)));
  }

  /** Whom cases that are open, and queries that have not ended, are about, by reference. */
  record OpenWork(Map<String, About> people, Map<String, About> workers) {}

  OpenWork openWork() {
    JooqOpenWork open = new JooqOpenWork(sql);
    return new OpenWork(open.people(), open.workers());
  }

  /**
   * A hold on the person, on a worker who visited them, or on a provider who cared for them; or
   * what is open about them.
   */
  Optional<Kept> findKeepingCare(String serviceUser, OpenWork open) {
    return kept(
        hold(
            "select min(hold_id) from retention_hold where lifted_at is null and (%s)"
                .formatted(ON_PERSON),
            nCopies(5, serviceUser)),
        open.people().getOrDefault(serviceUser, About.NONE));
  }

  /** A hold on the worker or on their provider; or what is open and names them. */
  Optional<Kept> findKeepingWorker(String careWorker, OpenWork open) {
    return kept(
        hold(
            "select min(hold_id) from retention_hold where lifted_at is null and (%s)"
                .formatted(ON_WORKER),
            nCopies(2, careWorker)),
        open.workers().getOrDefault(careWorker, About.NONE));
  }

  private Optional<Kept> kept(@Nullable Long hold, About about) {
    String reason =
        hold == null
            ? ""
            : Objects.requireNonNullElse(
                sql.fetchValue(RETENTION_HOLD.REASON, RETENTION_HOLD.HOLD_ID.eq(hold)), "");
    return Kept.by(hold, reason, about.caseId(), about.queryId());
  }

  private @Nullable Long hold(String question, Object... who) {
    return sql.fetchSingle(question, who).get(0, Long.class);
  }

  Map<String, Integer> disposeOfWorker(String careWorker) {
    Map<String, Integer> rows = new TreeMap<>();
    for (String table : List.of("rota", "worker_pin", "former_contact_number", "care_worker")) {
      rows.put(
          table, sql.execute("delete from `" + table + "` where care_worker_id = ?", careWorker));
    }
    return rows;
  }

  /** Sealed timesheets, with their corrections, of days before that one. */
  List<Ended> papersBefore(LocalDate day) {
    return sql.fetch(
            """
            select sealed_timesheet_id, max(to_date) as ended
            from sealed_timesheet
            group by sealed_timesheet_id
            having ended < ?
            order by ended, sealed_timesheet_id
            """,
            day)
        .map(row -> new Ended(row.get(0, String.class), row.get(1, LocalDate.class)));
  }

  /** A hold on the provider whose it is, or what keeps anybody whose visit stands on it. */
  Optional<Kept> findKeepingPaper(String paper, OpenWork open) {
    Long hold =
        hold(
            """
            select min(hold_id) from retention_hold
            where lifted_at is null and (
                 kind = 'PROVIDER' and subject_id in
                 (select provider_id from sealed_timesheet where sealed_timesheet_id = ?)
              or kind = 'SERVICE_USER' and subject_id in
                 (select service_user_id from sealed_line where sealed_timesheet_id = ?)
              or kind = 'CARE_WORKER' and subject_id in
                 (select care_worker_id from sealed_line where sealed_timesheet_id = ?))
            """,
            paper,
            paper,
            paper);
    About about =
        sql
            .fetch(
                """
                select distinct service_user_id, care_worker_id
                from sealed_line where sealed_timesheet_id = ?
                """,
                paper)
            .stream()
            .flatMap(
                line ->
                    Stream.of(
                        open.people().getOrDefault(line.get(0, String.class), About.NONE),
                        open.workers().getOrDefault(line.get(1, String.class), About.NONE)))
            .reduce(About.NONE, About::and);
    return kept(hold, about);
  }

  Map<String, Integer> disposeOfPaper(String paper) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    for (String table :
        List.of(
            "sealed_file_part",
            "sealed_file",
            "timesheet_seal",
            "sealed_total",
            "sealed_line",
            "timesheet_line_written",
            "sealed_timesheet")) {
      rows.put(
          table, sql.execute("delete from `" + table + "` where sealed_timesheet_id = ?", paper));
    }
    return rows;
  }

  /** Those about somebody who is held, or about whom something is open, stay with what is kept. */
  Map<String, Integer> disposeOfAlerts(Instant before) {
    // Its messages go with it.
    return Map.of(
        "alert_decision",
        sql.execute("delete from alert_decision where " + goingAlerts(), moment(before)));
  }

  /** Whether alerts are due to be disposed of. */
  Due dueAlerts(Instant before) {
    return due(
        "alert_decision", "decided_at", before, DSL.condition(goingAlerts(), moment(before)));
  }

  /**
   * Looks through what is past its period; where that is very much, a page cannot wait for who is
   * kept of it.
   */
  private Due due(String table, String at, Instant before, Condition going) {
    boolean many =
        sql.fetchOptional(
                "select 1 from %s where %s < ? limit 1 offset ?".formatted(table, at),
                moment(before),
                LOOKED_THROUGH)
            .isPresent();
    if (many) {
      return Due.VERY_MANY;
    }
    return sql.fetchExists(DSL.selectOne().from(table).where(going)) ? Due.SOME : Due.NONE;
  }

  private String goingAlerts() {
    return """
    decided_at < ?
      and service_user_id not in (%s)
      and provider_id not in (%s)
    """
        .formatted(keptPeople(), HELD_PROVIDERS);
  }

  /**
   * Entries of those who work for a provider that is held stay, and those about anybody who is, or
   * about whom something is open. Of a list nobody can tell any more who stood on it: it goes by
   * its age.
   */
  Map<String, Integer> disposeOfAudit(Instant before) {
    sql.execute("drop temporary table if exists held_entry");
    sql.execute("create temporary table held_entry (audit_id bigint primary key)");
    sql.execute(
        """
        insert ignore into held_entry
        select e.audit_id from audit_entry e
        where e.at < ? and e.provider_id in (%s)
        union
        select s.audit_id from audit_subject s
        join audit_entry e on e.audit_id = s.audit_id
        where e.at < ?
          and (s.kind = 'SERVICE_USER' and s.subject_id in (%s)
            or s.kind = 'CARE_WORKER' and s.subject_id in (%s))
        """
            .formatted(HELD_PROVIDERS, keptPeople(), keptWorkers()),
        moment(before),
        moment(before));
    sql.execute("set @visitline_disposal = 1");
    try {
      for (String part : List.of("audit_subject", "audit_outcome")) {
        sql.execute(
            """
            delete p from %s p
            join audit_entry e on e.audit_id = p.audit_id
            where e.at < ? and e.audit_id not in (select audit_id from held_entry)
            """
                .formatted(part),
            moment(before));
      }
      return Map.of(
          "audit_entry",
          sql.execute(
              """
              delete from audit_entry
              where at < ? and audit_id not in (select audit_id from held_entry)
              """,
              moment(before)));
    } finally {
      sql.execute("set @visitline_disposal = null");
      sql.execute("drop temporary table if exists held_entry");
    }
  }

  /** Whether entries of the log are due to be disposed of. */
  Due dueAudit(Instant before) {
    return due(
        "audit_entry e",
        "e.at",
        before,
        DSL.condition(
            """
            e.at < ?
              and (e.provider_id is null or e.provider_id not in (%s))
              and not exists (select 1 from audit_subject s
                              where s.audit_id = e.audit_id
                                and (s.kind = 'SERVICE_USER' and s.subject_id in (%s)
                                  or s.kind = 'CARE_WORKER' and s.subject_id in (%s)))
            """
                .formatted(HELD_PROVIDERS, keptPeople(), keptWorkers()),
            moment(before)));
  }

  private String keptPeople() {
    return HELD_PEOPLE + " union " + new JooqOpenWork(sql).peopleSql();
  }

  private String keptWorkers() {
    return HELD_WORKERS + " union " + new JooqOpenWork(sql).workersSql();
  }

  private static Param<Instant> moment(Instant instant) {
    return DSL.val(instant, UtcDateTime.TYPE);
  }
}
