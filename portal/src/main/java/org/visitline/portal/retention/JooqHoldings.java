package org.visitline.portal.retention;

import java.time.LocalDate;
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
 * Everything that is held on one service user, or on calls that are nobody's, table by table. A row
 * is theirs if it names them, one of their visits, commissioned visits or calls, or if it hangs on
 * such a row; one that names somebody else outright is that person's, though it may mention them.
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

  /**
   * What of calls that are nobody's a column can name: a visit, too, for one that a call made once,
   * and makes no longer, goes on being named by it in what people decided.
   */
  private static final Map<String, String> KEYS_OF_CALLS =
      Map.of(
          "visit_id", "held_visit",
          "call_id", "held_call",
          "telephone_call_id", "held_telephone_call");

  /** Whom a row names outright: then nothing else in it makes it somebody's. */
  private static final String PERSON = "service_user_id";

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

  private static final Pattern BETWEEN_CALLS = Pattern.compile(";");

  private final DSLContext sql;
  private final Map<String, String> keys;
  private final Map<String, String> conditions;
  private final Set<String> mentions;

  /**
   * What is held on people, by the tables as they are now.
   *
   * @param sql on one connection
   */
  JooqHoldings(DSLContext sql) {
    this(sql, KEYS);
  }

  private JooqHoldings(DSLContext sql, Map<String, String> keys) {
    this.sql = sql;
    this.keys = keys;
    this.conditions = conditions(sql, keys);
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
    return new JooqHoldings(sql, KEYS_OF_CALLS);
  }

  /** The tables in which something of a person can stand. */
  Set<String> tables() {
    return conditions.keySet();
  }

  /** Tables of which nobody has said whose their rows are. */
  Set<String> unknownTables() {
    Set<String> unknown = new TreeSet<>(all(sql));
    unknown.removeAll(conditions.keySet());
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
    calls.forEach(this::holdCall);
    sql.execute("insert into held_visit select id from held_call");
    whatIsAboutSeveral();
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
    sql.execute(
        """
        insert into shared_telephone_call
        select distinct c.telephone_call_id
        from held_telephone_call h
        -- K3 and K3/2: a stretch of the key, for there is none by telephone call.
        join logged_call c on c.call_id >= h.id and c.call_id < concat(h.id, '0')
        where c.telephone_call_id = h.id and c.call_id not in (select id from held_call)
        """);
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
    String theirs = conditions.get(findings);
    sql.execute(
        "insert into held_%s select distinct %s from %s where %s"
            .formatted(what, number, findings, theirs));
    sql.execute(
        """
        insert into shared_%s
        select distinct %s from %s
        where %s in (select id from held_%s) and not ifnull(%s, false)
          and (visit_id <> '' or commissioned_visit_id <> '' or call_id <> ''%s)
        """
            .formatted(what, number, findings, number, what, theirs, otherwise));
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
    sql.execute("insert ignore into held_call values (?)", call);
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
    tables.addAll(ABOUT_SEVERAL.values());
    tables.addAll(SHARED);
    return tables;
  }

  /** The person's rows of one table, and those in which one of their visits is mentioned. */
  Result<Record> rows(String table) {
    String where = conditions.get(table);
    Table<?> known = Objects.requireNonNull(DefaultSchema.DEFAULT_SCHEMA.getTable(table), table);
    return sql.select(known.fields())
        .from(known)
        .where(DSL.condition(mentions.contains(table) ? where + " or " + MENTIONED : where))
        .fetch();
  }

  /** By column, what of it is theirs: whatever else stands in such a column is somebody else's. */
  Map<String, Set<String>> keys() {
    Map<String, Set<String>> theirs = new TreeMap<>();
    keys.forEach((column, table) -> theirs.put(column, ids(table)));
    theirs.put(MENTION, ids("held_visit"));
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
      if (keys.containsKey(PERSON)) {
        forgetMentions();
      }
      for (Map.Entry<String, String> table : conditions.entrySet()) {
        if (KEPT_WITH_THE_PAPER.contains(table.getKey())) {
          continue;
        }
        int rows =
            sql.execute(
                "delete from `%s` where (%s)%s"
                    .formatted(table.getKey(), table.getValue(), onlyTheirs(table.getKey())));
        if (rows > 0) {
          counts.put(table.getKey(), rows);
        }
      }
    } finally {
      sql.execute("set foreign_key_checks = 1");
    }
    return counts;
  }

  /** An answer that stays, for it is about somebody else too, is no longer to name what goes. */
  private void forgetAmendments() {
    sql.execute(
        """
        update provider_query_entry set amendment_no = null
        where query_id in (select id from shared_query)
          and amendment_no in (select amendment_no from amendment where %s)
        """
            .formatted(conditions.get("amendment")));
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
            .formatted(MENTIONED, conditions.get("provider_query_finding")));
    sql.execute(
        "update acknowledgement set other_visit_id = '', facts = null where %s and not ifnull(%s, false)"
            .formatted(MENTIONED, conditions.get("acknowledgement")));
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
   * A condition for each table that can hold something of a person, those that hang on others
   * first.
   */
  private static Map<String, String> conditions(DSLContext sql, Map<String, String> keys) {
    Map<String, Set<String>> named = new TreeMap<>();
    columns(sql)
        .forEach(
            column ->
                named
                    .computeIfAbsent(column.get(0, String.class), t -> new TreeSet<>())
                    .add(column.get(1, String.class)));
    named.keySet().removeAll(NOBODYS);
    Map<String, String> known = new LinkedHashMap<>();
    named.forEach(
        (table, columns) -> {
          String ways = ways(table, columns, keys);
          if (!ways.isEmpty()) {
            known.put(table, "(" + ways + ")");
          }
        });
    return hangingOn(sql, known);
  }

  /** By which columns a row of a table is theirs. */
  private static String ways(String table, Set<String> columns, Map<String, String> keys) {
    List<String> ways = new ArrayList<>();
    keys.forEach(
        (column, held) -> {
          // One telephone call may have logged visits to several people, each a call of its own.
          boolean ofAWhole = column.equals("telephone_call_id") && columns.contains("call_id");
          if (columns.contains(column) && !column.equals(PERSON) && !ofAWhole) {
            ways.add("`" + column + "` in (select id from " + held + ")");
          }
        });
    if (OF_SEVERAL.contains(table)) {
      ABOUT_SEVERAL.forEach(
          (column, held) -> {
            if (columns.contains(column)) {
              ways.add("`" + column + "` in (select id from " + held + ")");
            }
          });
    }
    String others = String.join(" or ", ways);
    if (!columns.contains(PERSON)) {
      return others;
    }
    List<String> named = new ArrayList<>();
    if (keys.containsKey(PERSON)) {
      named.add(PERSON + " in (select id from held_person)");
    }
    if (!ways.isEmpty()) {
      named.add(PERSON + " is null and (" + others + ")");
    }
    return String.join(" or ", named);
  }

  private static Map<String, String> hangingOn(DSLContext sql, Map<String, String> known) {
    Map<String, String> ordered = new LinkedHashMap<>();
    List<Record> references = references(sql);
    Map<String, String> level = known;
    Map<String, String> found = new LinkedHashMap<>(known);
    while (!level.isEmpty()) {
      Map<String, String> next = new LinkedHashMap<>();
      for (Record reference : references) {
        String child = reference.get(0, String.class);
        String parent = reference.get(2, String.class);
        if (level.containsKey(parent) && !found.containsKey(child) && !NOBODYS.contains(child)) {
          // Some tables hang on two others: a row is theirs that hangs on either.
          next.merge(
              child,
              "`%s` in (select `%s` from `%s` where %s)"
                  .formatted(
                      reference.get(1, String.class),
                      reference.get(3, String.class),
                      parent,
                      level.get(parent)),
              (one, other) -> one + " or " + other);
        }
      }
      found.putAll(next);
      level = next;
    }
    // What was found last hangs on what was found first, and must go before it.
    List<String> backwards = new ArrayList<>(found.keySet()).reversed();
    backwards.forEach(table -> ordered.put(table, found.get(table)));
    String person = ordered.remove("service_user");
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
