package org.visitline.portal.retention;

import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.visitline.schema.jooq.DefaultSchema;

/**
 * Everything that is held on one service user, on one care worker, or on calls that are nobody's,
 * table by table. A row is theirs if it names them, one of their visits, commissioned visits or
 * calls, or if it hangs on such a row; one that names somebody else outright is that person's,
 * though it may mention them.
 *
 * <p>A query, a case or a telephone call can be about several people. It is read with each of them,
 * and goes with the last.
 *
 * <p>It works within one connection, on which it keeps the ids in temporary tables: rows go one
 * table after the other, and the last must still be found when the first are gone. Closing drops
 * them, for the connection goes back to a pool.
 */
class JooqHoldings implements AutoCloseable {

  /** A column of this name names the service user, or something of theirs. */
  private static final Map<String, String> KEYS =
      Map.of(
          "service_user_id", "held_person",
          "visit_id", "held_visit",
          "commissioned_visit_id", "held_commissioned",
          "call_id", "held_call",
          "telephone_call_id", "held_telephone_call");

  /** Whom a row names outright: then nothing else in it makes it somebody's. */
  private static final String PERSON = "service_user_id";

  private static final String WORKER = "care_worker_id";

  /** Names of people who receive care, as a sealed paper has them. */
  private static final String NAME = "service_user";

  /** The other visit of a finding on two: what is found stands with the one of them. */
  private static final String MENTION = "other_visit_id";

  private static final String MENTIONED = MENTION + " in (select id from held_visit)";

  /** What is theirs as a whole if it is about them, by its number. */
  private static final Map<String, String> ABOUT_SEVERAL =
      Map.of("query_id", "held_query", "case_id", "held_case");

  private static final Set<String> OF_SEVERAL =
      Set.of(
          "provider_query",
          "provider_query_entry",
          "query_letter",
          "care_case",
          "care_case_entry",
          "log_book_line");

  /**
   * Whose rows are meant.
   *
   * @param named the column that names somebody outright
   * @param unnamed the condition that it names nobody
   * @param keys which columns name something of theirs, with the temporary tables of it
   * @param wholes what is theirs as a whole if it is about them
   */
  private record Whose(String named, String unnamed, Map<String, String> keys, Set<String> wholes) {

    static final Whose PERSONS = new Whose(PERSON, PERSON + " is null", KEYS, OF_SEVERAL);

    /**
     * A visit's, too: one that a call made once, and makes no longer, goes on being named by the
     * call in what people decided.
     */
    static final Whose CALLS =
        new Whose(
            PERSON,
            PERSON + " is null",
            Map.of(
                "visit_id", "held_visit",
                "call_id", "held_call",
                "telephone_call_id", "held_telephone_call"),
            OF_SEVERAL);

    /** Lines of a log book are of their own visits, whatever else the case is about. */
    static final Whose WORKERS =
        new Whose(
            WORKER,
            "ifnull(" + WORKER + ", '') = ''",
            Map.of(
                WORKER,
                "held_worker",
                "visit_id",
                "held_visit",
                "call_id",
                "held_call",
                "telephone_call_id",
                "held_telephone_call"),
            Set.of(
                "provider_query",
                "provider_query_entry",
                "query_letter",
                "care_case",
                "care_case_entry"));

    boolean isOf(String column) {
      return named.equals(column) && keys.containsKey(column);
    }
  }

  private static final List<String> SHARED =
      List.of("shared_query", "shared_case", "shared_telephone_call");

  /** Papers of account, which name the person and have a period of their own. */
  private static final Set<String> KEPT_WITH_THE_PAPER = Set.of("sealed_line");

  /** What tells of nobody who receives care, or is disposed of by its own rule. */
  private static final Set<String> NOBODYS =
      Set.of(
          "provider",
          "policy",
          "outage",
          "reason_code",
          "care_worker",
          "worker_pin",
          "former_contact_number",
          "portal_user",
          "portal_session",
          "portal_session_ATTRIBUTES",
          "sign_in_failure",
          "known_browser",
          "alert_contact",
          "api_token",
          "import_upload",
          "import_upload_file",
          "audit_entry",
          "audit_subject",
          "audit_outcome",
          "node_life",
          "pin_setting",
          "witness_run",
          "retention_period",
          "retention_hold",
          "disposal",
          // Of a provider, a person at a desk, or the engine itself.
          "sealed_timesheet",
          "sealed_total",
          "timesheet_seal",
          "sealed_file",
          "sealed_file_part",
          "saved_view",
          "measure_threshold",
          "alert_times",
          "measured_month",
          "nightly_round",
          "directory_version",
          "flyway_schema_history");

  /** So many stretches of a key are read at once. */
  private static final int STRETCHES = 300;

  private static final Pattern BETWEEN_CALLS = Pattern.compile(";");

  private final DSLContext sql;
  private final Whose whose;

  /** By table, those that hang on others first: each way in which a row can be theirs. */
  private final Map<String, List<String>> ways;

  private final Set<String> mentions;

  /**
   * What is held on people, by the tables as they are now.
   *
   * @param sql on one connection
   */
  JooqHoldings(DSLContext sql) {
    this(sql, Whose.PERSONS);
  }

  private JooqHoldings(DSLContext sql, Whose whose) {
    this.sql = sql;
    this.whose = whose;
    this.ways = ways(sql, whose);
    this.mentions =
        columns(sql).stream()
            .filter(column -> MENTION.equals(column.get(1, String.class)))
            .map(column -> column.get(0, String.class))
            .collect(Collectors.toSet());
  }

  /**
   * What hangs on calls that are nobody's, by the tables as they are now.
   *
   * @param sql on one connection
   */
  static JooqHoldings ofCalls(DSLContext sql) {
    return new JooqHoldings(sql, Whose.CALLS);
  }

  /**
   * What is held on care workers, by the tables as they are now.
   *
   * @param sql on one connection
   */
  static JooqHoldings ofWorkers(DSLContext sql) {
    return new JooqHoldings(sql, Whose.WORKERS);
  }

  /** The tables in which something of theirs can stand. */
  Set<String> tables() {
    return ways.keySet();
  }

  /** Tables of which nobody has said whose their rows are. */
  Set<String> unknownTables() {
    Set<String> unknown = new TreeSet<>(all(sql));
    unknown.removeAll(ways.keySet());
    unknown.removeAll(NOBODYS);
    return unknown;
  }

  /** Turns to one person: whose rows {@link #rows} and {@link #dispose} mean from now on. */
  void turnTo(String serviceUserId) {
    begin();
    sql.execute("insert into held_person values (?)", serviceUserId);
    sql.execute(
        "insert into held_visit select visit_id from visit where service_user_id = ?",
        serviceUserId);
    sql.execute(
        """
        insert into held_commissioned
        select commissioned_visit_id from commissioned_visit where service_user_id = ?
        union select commissioned_visit_id from dated_visit where service_user_id = ?
        """,
        serviceUserId,
        serviceUserId);
    calls(serviceUserId);
    whatIsAboutSeveral();
  }

  /** Turns to calls that are nobody's. */
  void turnTo(Collection<String> calls) {
    begin();
    holdCalls(calls);
    sql.execute("insert into held_visit select id from held_call");
    whatIsAboutSeveral();
  }

  /**
   * Turns to one care worker. Every query and every case is about somebody's care, too.
   *
   * @param zone by whose dates a PIN is in force
   */
  void turnToWorker(String careWorkerId, ZoneId zone) {
    begin();
    sql.execute("insert into held_worker values (?)", careWorkerId);
    sql.execute(
        "insert into held_visit select visit_id from visit where care_worker_id = ?", careWorkerId);
    sql.execute(
        """
        insert ignore into held_call
        select arrival_call from visit where care_worker_id = ? and arrival_call is not null
        union select departure_call from visit
              where care_worker_id = ? and departure_call is not null
        union select call_id from discrepancy where care_worker_id = ? and call_id <> ''
        union select call_id from queue_decision where care_worker_id = ?
        """,
        careWorkerId,
        careWorkerId,
        careWorkerId,
        careWorkerId);
    sql.fetch(
            "select extra_calls from visit where care_worker_id = ? and extra_calls <> ''",
            careWorkerId)
        .forEach(
            row -> BETWEEN_CALLS.splitAsStream(row.get(0, String.class)).forEach(this::holdCall));
    callsByPin(careWorkerId, zone);
    whatIsAboutSeveral();
    sql.execute("insert ignore into shared_query select id from held_query");
    sql.execute("insert ignore into shared_case select id from held_case");
  }

  /** Calls on which their PIN was keyed; not those that made another's visit all the same. */
  private void callsByPin(String careWorkerId, ZoneId zone) {
    sql.select(
            LOGGED_CALL.CALL_ID,
            LOGGED_CALL.ANSWERED_AT,
            WORKER_PIN.VALID_FROM,
            WORKER_PIN.VALID_TO)
        .from(WORKER_PIN)
        .join(LOGGED_CALL)
        .on(LOGGED_CALL.PIN_HASH.eq(WORKER_PIN.PIN_HASH))
        .where(WORKER_PIN.CARE_WORKER_ID.eq(careWorkerId))
        .andNotExists(
            // Two had it: whose the call is, its visit or its finding says.
            DSL.selectOne()
                .from("worker_pin o")
                .where("o.pin_hash = worker_pin.pin_hash")
                .and("o.care_worker_id <> worker_pin.care_worker_id")
                .and("o.valid_from <= date(logged_call.answered_at) + interval 1 day")
                .and(
                    "(o.valid_to is null"
                        + " or o.valid_to >= date(logged_call.answered_at) - interval 1 day)"))
        .andNotExists(
            DSL.selectOne()
                .from("visit v")
                .where("v.visit_id = logged_call.call_id and v.care_worker_id <> ?", careWorkerId))
        .andNotExists(
            DSL.selectOne()
                .from("visit v")
                .where(
                    "v.departure_call = logged_call.call_id and v.care_worker_id <> ?",
                    careWorkerId))
        .forEach(
            row -> {
              LocalDate date = LocalDate.ofInstant(row.value2(), zone);
              LocalDate last = row.value4();
              if (!date.isBefore(row.value3()) && (last == null || !date.isAfter(last))) {
                holdCall(row.value1());
              }
            });
  }

  private void begin() {
    close();
    for (String table : temporary()) {
      sql.execute(
          "create temporary table "
              + table
              + " (id varchar(80) character set ascii collate ascii_bin primary key)");
    }
  }

  private void whatIsAboutSeveral() {
    sql.execute(
        """
        insert into held_telephone_call
        select distinct telephone_call_id from logged_call
        where call_id in (select id from held_call)
        """);
    List<String> telephoneCalls = new ArrayList<>(ids("held_telephone_call"));
    for (int from = 0; from < telephoneCalls.size(); from += STRETCHES) {
      List<String> some =
          telephoneCalls.subList(from, Math.min(from + STRETCHES, telephoneCalls.size()));
      // K3 and K3/2: a stretch of the key, for there is none by telephone call. Written out, for a
      // stretch that a join tells is looked for in the whole table.
      sql.execute(
          """
          insert ignore into shared_telephone_call
          select telephone_call_id from logged_call
          where ({0}) and telephone_call_id in (select id from held_telephone_call)
            and call_id not in (select id from held_call)
          """,
          DSL.or(
              some.stream()
                  .map(call -> LOGGED_CALL.CALL_ID.ge(call).and(LOGGED_CALL.CALL_ID.lt(call + "0")))
                  .toList()));
    }
    gathered("query", "provider_query_finding", "query_id", " or service_user_id is not null");
    gathered("case", "care_case_finding", "case_id", "");
    sql.execute(
        """
        insert ignore into held_case
        select case_id from care_case where service_user_id in (select id from held_person)
        """);
    sql.execute(
        """
        insert ignore into shared_case
        select case_id from care_case
        where case_id in (select id from held_case)
          and service_user_id is not null
          and service_user_id not in (select id from held_person)
        """);
  }

  /**
   * Queries, or cases, with a finding of theirs; and which of those have one of somebody else's. A
   * finding that names nobody and none of their visits is not known to be theirs: that is no 'yes'.
   *
   * @param otherwise how else than by a visit or a call a finding can be somebody's
   */
  private void gathered(String what, String findings, String number, String otherwise) {
    // Way by way: each finds its rows by an index, and all of them in one condition none.
    for (String way : ways.getOrDefault(findings, List.of())) {
      sql.execute(
          "insert ignore into held_%s select distinct %s from %s where %s"
              .formatted(what, number, findings, way));
    }
    sql.execute(
        """
        insert into shared_%s
        select distinct %s from %s
        where %s in (select id from held_%s) and not ifnull(%s, false)
          and (visit_id <> '' or commissioned_visit_id <> '' or call_id <> ''%s)
        """
            .formatted(what, number, findings, number, what, theirs(findings), otherwise));
  }

  /** Calls that made their visits, that a person linked to them, or that only their line can be. */
  private void calls(String serviceUserId) {
    sql.execute(
        """
        insert ignore into held_call
        select arrival_call from visit where service_user_id = ? and arrival_call is not null
        union select departure_call from visit
              where service_user_id = ? and departure_call is not null
        union select call_id from discrepancy where service_user_id = ? and call_id <> ''
        union select call_id from queue_decision where service_user_id = ?
        """,
        serviceUserId,
        serviceUserId,
        serviceUserId,
        serviceUserId);
    sql.fetch(
            "select extra_calls from visit where service_user_id = ? and extra_calls <> ''",
            serviceUserId)
        .forEach(
            row -> BETWEEN_CALLS.splitAsStream(row.get(0, String.class)).forEach(this::holdCall));
    List<String> providers =
        sql.fetch("select provider_id from provider").getValues(0, String.class);
    sql.fetch(
            """
            select distinct c.call_id, date(c.answered_at)
            from registered_number n
            join logged_call c on c.caller_e164 = n.e164 and c.answered_at >= n.valid_from
              and (n.valid_to is null or c.answered_at < n.valid_to)
            where n.service_user_id = ?
              and c.call_id not in (select id from held_call)
              and not exists (select 1 from registered_number o
                              where o.e164 = n.e164 and o.service_user_id <> n.service_user_id
                                and c.answered_at >= o.valid_from
                                and (o.valid_to is null or c.answered_at < o.valid_to))
            """,
            serviceUserId)
        .forEach(
            row -> {
              String call = row.get(0, String.class);
              if (!isOfSomebodyElse(call, row.get(1, LocalDate.class), serviceUserId, providers)) {
                holdCall(call);
              }
            });
  }

  private void holdCall(String call) {
    holdCalls(List.of(call));
  }

  private void holdCalls(Collection<String> calls) {
    if (!calls.isEmpty()) {
      sql.execute(
          "insert ignore into held_call values " + "(?), ".repeat(calls.size() - 1) + "(?)",
          calls.toArray());
    }
  }

  /**
   * A worker rang from their line and keyed another's code, or somebody linked the call to another.
   * Visits are found by provider and date, as their index has them: a few thousand and not all.
   */
  private boolean isOfSomebodyElse(
      String call, LocalDate answeredOn, String serviceUserId, List<String> providers) {
    Condition ofThoseDays =
        DSL.field("v.provider_id")
            .in(providers)
            .and(
                DSL.field("v.date", LocalDate.class)
                    .between(answeredOn.minusDays(1), answeredOn.plusDays(1)));
    return sql.fetchExists(
            DSL.selectOne()
                .from("visit v")
                .where("v.visit_id = ? and v.service_user_id <> ?", call, serviceUserId))
        || sql.fetchExists(
            DSL.selectOne()
                .from("visit v")
                .where(ofThoseDays)
                .and("v.service_user_id <> ?", serviceUserId)
                .and(
                    "(v.arrival_call = ? or v.departure_call = ?"
                        + " or find_in_set(?, replace(v.extra_calls, ';', ',')))",
                    call,
                    call,
                    call))
        || sql.fetchExists(
            DSL.selectOne()
                .from("queue_decision q")
                .where("q.call_id = ? and q.service_user_id <> ?", call, serviceUserId));
  }

  @Override
  public void close() {
    for (String table : temporary()) {
      sql.execute("drop temporary table if exists " + table);
    }
  }

  private static Set<String> temporary() {
    Set<String> tables = new TreeSet<>(KEYS.values());
    tables.addAll(Whose.WORKERS.keys().values());
    tables.addAll(ABOUT_SEVERAL.values());
    tables.addAll(SHARED);
    return tables;
  }

  /** Their rows of one table; of a person also those in which one of their visits is mentioned. */
  Result<Record> rows(String table) {
    String where = theirs(table);
    boolean mentioned = whose.isOf(PERSON) && mentions.contains(table);
    Table<?> known = Objects.requireNonNull(DefaultSchema.DEFAULT_SCHEMA.getTable(table), table);
    return sql.select(known.fields())
        .from(known)
        .where(DSL.condition(mentioned ? where + " or " + MENTIONED : where))
        .fetch();
  }

  /** By column, what of it is theirs: whatever else stands in such a column is somebody else's. */
  Map<String, Set<String>> keys() {
    Map<String, Set<String>> theirs = new TreeMap<>();
    whose.keys().forEach((column, table) -> theirs.put(column, ids(table)));
    theirs.put(MENTION, ids("held_visit"));
    if (!whose.isOf(PERSON)) {
      theirs.put(PERSON, Set.of());
      theirs.put(NAME, Set.of());
    }
    return theirs;
  }

  /** The numbers of their queries that are about somebody else, too. */
  Set<String> sharedQueries() {
    return ids("shared_query");
  }

  /** The numbers of their cases that are about somebody else, too. */
  Set<String> sharedCases() {
    return ids("shared_case");
  }

  /** Their telephone calls in which a worker logged a visit to somebody else, too. */
  Set<String> sharedTelephoneCalls() {
    return ids("shared_telephone_call");
  }

  /** That a row of a table is theirs in one way or another. */
  private String theirs(String table) {
    return "(" + String.join(" or ", ways.getOrDefault(table, List.of("false"))) + ")";
  }

  private Set<String> ids(String table) {
    return sql.fetch("select id from " + table).intoSet(0, String.class);
  }

  /**
   * Removes the person, or the calls, and says how many rows of which table. Within a transaction.
   */
  Map<String, Integer> dispose() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    // Everything that hangs on a row goes with it: the order among them is of no matter.
    sql.execute("set foreign_key_checks = 0");
    try {
      forgetAmendments();
      if (whose.isOf(PERSON)) {
        forgetMentions();
      }
      ways.forEach(
          (table, its) -> {
            int rows =
                KEPT_WITH_THE_PAPER.contains(table)
                    ? 0
                    : its.stream().mapToInt(way -> delete(table, way)).sum();
            if (rows > 0) {
              counts.put(table, rows);
            }
          });
    } finally {
      sql.execute("set foreign_key_checks = 1");
    }
    return counts;
  }

  private int delete(String table, String way) {
    return sql.execute("delete from `%s` where (%s)%s".formatted(table, way, onlyTheirs(table)));
  }

  /** An answer that stays, for it is about somebody else too, is no longer to name what goes. */
  private void forgetAmendments() {
    sql.execute(
        """
        update provider_query_entry set amendment_no = null
        where query_id in (select id from shared_query)
          and amendment_no in (select amendment_no from amendment where %s)
        """
            .formatted(theirs("amendment")));
  }

  /** What stays, for it is somebody else's, is no longer to name them. */
  private void forgetMentions() {
    sql.execute("delete from discrepancy where " + MENTIONED);
    sql.execute(
        """
        update provider_query_finding
        set other_visit_id = '', facts = null,
            explanation = '(left out: it named somebody whose records were disposed of)'
        where %s and not ifnull(%s, false)
        """
            .formatted(MENTIONED, theirs("provider_query_finding")));
    sql.execute(
        "update acknowledgement set other_visit_id = '', facts = null where %s and not ifnull(%s, false)"
            .formatted(MENTIONED, theirs("acknowledgement")));
    sql.execute(
        """
        update import_upload set keyed_for = null
        where keyed_for in (select id from held_person)
        """);
    sql.execute(
        """
        update care_case set service_user_id = null
        where case_id in (select id from shared_case)
          and service_user_id in (select id from held_person)
        """);
  }

  /** What is about several people stays until the last of them is disposed of. */
  private static String onlyTheirs(String table) {
    return switch (table) {
      case "provider_query", "provider_query_entry", "query_letter" ->
          " and query_id not in (select id from shared_query)";
      case "query_document" ->
          " and query_entry_id not in (select query_entry_id from provider_query_entry"
              + " where query_id in (select id from shared_query))";
      case "care_case", "care_case_entry" -> " and case_id not in (select id from shared_case)";
      case "log_book_line" ->
          " and (case_id not in (select id from shared_case)"
              + " or visit_id in (select id from held_visit)"
              + " or commissioned_visit_id in (select id from held_commissioned))";
      case "office_message", "office_message_heard" ->
          " and telephone_call_id not in (select id from shared_telephone_call)";
      default -> "";
    };
  }

  /**
   * The ways of each table that can hold something of theirs, those tables that hang on others
   * first.
   */
  private static Map<String, List<String>> ways(DSLContext sql, Whose whose) {
    Map<String, Set<String>> named = new TreeMap<>();
    columns(sql)
        .forEach(
            column ->
                named
                    .computeIfAbsent(column.get(0, String.class), t -> new TreeSet<>())
                    .add(column.get(1, String.class)));
    named
        .entrySet()
        .removeIf(
            table ->
                NOBODYS.contains(table.getKey())
                    && !(whose.isOf(WORKER) && table.getValue().contains(WORKER)));
    Map<String, List<String>> known = new LinkedHashMap<>();
    named.forEach(
        (table, columns) -> {
          List<String> ways = ways(table, columns, whose);
          if (!ways.isEmpty()) {
            known.put(table, ways);
          }
        });
    return hangingOn(sql, known);
  }

  /** By which columns a row of a table is theirs. */
  private static List<String> ways(String table, Set<String> columns, Whose whose) {
    List<String> ways = new ArrayList<>();
    whose
        .keys()
        .forEach(
            (column, held) -> {
              // One telephone call may have logged visits to several people, each a call of its
              // own.
              boolean ofAWhole = column.equals("telephone_call_id") && columns.contains("call_id");
              if (columns.contains(column) && !column.equals(whose.named()) && !ofAWhole) {
                ways.add("`" + column + "` in (select id from " + held + ")");
              }
            });
    if (whose.wholes().contains(table)) {
      ABOUT_SEVERAL.forEach(
          (column, held) -> {
            if (columns.contains(column)) {
              ways.add("`" + column + "` in (select id from " + held + ")");
            }
          });
    }
    if (!columns.contains(whose.named())) {
      return ways;
    }
    List<String> named = new ArrayList<>();
    String held = whose.keys().get(whose.named());
    if (held != null) {
      named.add(whose.named() + " in (select id from " + held + ")");
    }
    ways.forEach(way -> named.add(whose.unnamed() + " and " + way));
    return named;
  }

  private static Map<String, List<String>> hangingOn(
      DSLContext sql, Map<String, List<String>> known) {
    Map<String, List<String>> ordered = new LinkedHashMap<>();
    List<Record> references = references(sql);
    Map<String, List<String>> level = known;
    Map<String, List<String>> found = new LinkedHashMap<>(known);
    while (!level.isEmpty()) {
      Map<String, List<String>> next = new LinkedHashMap<>();
      for (Record reference : references) {
        String child = reference.get(0, String.class);
        String parent = reference.get(2, String.class);
        if (level.containsKey(parent) && !found.containsKey(child) && !NOBODYS.contains(child)) {
          // Some tables hang on two others: a row is theirs that hangs on either.
          for (String way : level.getOrDefault(parent, List.of())) {
            next.computeIfAbsent(child, table -> new ArrayList<>())
                .add(
                    "`%s` in (select `%s` from `%s` where %s)"
                        .formatted(
                            reference.get(1, String.class),
                            reference.get(3, String.class),
                            parent,
                            way));
          }
        }
      }
      found.putAll(next);
      level = next;
    }
    // What was found last hangs on what was found first, and must go before it.
    List<String> backwards = new ArrayList<>(found.keySet()).reversed();
    backwards.forEach(table -> ordered.put(table, found.getOrDefault(table, List.of())));
    List<String> person = ordered.remove("service_user");
    if (person != null) {
      ordered.put("service_user", person);
    }
    return ordered;
  }

  private static List<Record> columns(DSLContext sql) {
    return List.copyOf(
        sql.fetch(
            """
            select table_name, column_name from information_schema.columns
            where table_schema = database() and table_name not like 'held\\_%'
              and table_name not like 'shared\\_%'
            order by table_name, ordinal_position
            """));
  }

  private static List<Record> references(DSLContext sql) {
    return List.copyOf(
        sql.fetch(
            """
            select table_name, column_name, referenced_table_name, referenced_column_name
            from information_schema.key_column_usage
            where table_schema = database() and referenced_table_name is not null
            order by table_name, column_name
            """));
  }

  private static Set<String> all(DSLContext sql) {
    return columns(sql).stream().map(row -> row.get(0, String.class)).collect(Collectors.toSet());
  }
}
