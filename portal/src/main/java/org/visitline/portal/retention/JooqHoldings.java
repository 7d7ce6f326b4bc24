package org.visitline.portal.retention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;

/**
 * Everything that is held on one service user, table by table. A row is theirs if it names them,
 * one of their visits, commissioned visits or calls, or if it hangs on such a row.
 *
 * <p>It works within one connection, on which it keeps the person's ids in temporary tables: rows
 * go one table after the other, and the last must still be found when the first are gone. Closing
 * drops them, for the connection goes back to a pool.
 */
class JooqHoldings implements AutoCloseable {

  /** A column of this name names the service user, or something of theirs. */
  private static final Map<String, String> KEYS =
      Map.of(
          "service_user_id", "held_person",
          "visit_id", "held_visit",
          "other_visit_id", "held_visit",
          "commissioned_visit_id", "held_commissioned",
          "call_id", "held_call",
          "telephone_call_id", "held_telephone_call");

  /** What tells of nobody who receives care, or is disposed of by its own rule. */
  private static final Set<String> NOBODYS =
      Set.of(
          "provider",
          "policy",
          "outage",
          "reason_code",
          "care_worker",
          "worker_pin",
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
          "measured_month",
          "nightly_round",
          "directory_version",
          "flyway_schema_history");

  private final DSLContext sql;
  private final Map<String, String> conditions;

  /**
   * Looks at the tables as they are now.
   *
   * @param sql on one connection
   */
  JooqHoldings(DSLContext sql) {
    this.sql = sql;
    this.conditions = conditions(sql);
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
    close();
    for (String table : new TreeSet<>(KEYS.values())) {
      sql.execute(
          "create temporary table "
              + table
              + " (id varchar(80) character set ascii collate ascii_bin primary key)");
    }
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
    sql.execute(
        """
        insert into held_telephone_call
        select distinct telephone_call_id from logged_call
        where call_id in (select id from held_call)
        """);
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
        union select c.call_id
              from visit v
              join logged_call c on find_in_set(c.call_id, replace(v.extra_calls, ';', ','))
              where v.service_user_id = ? and v.extra_calls <> ''
        union select c.call_id
              from registered_number n
              join logged_call c on c.caller_e164 = n.e164 and c.answered_at >= n.valid_from
                and (n.valid_to is null or c.answered_at < n.valid_to)
              where n.service_user_id = ?
                and not exists (select 1 from registered_number o
                                where o.e164 = n.e164 and o.service_user_id <> n.service_user_id)
        """,
        serviceUserId,
        serviceUserId,
        serviceUserId,
        serviceUserId,
        serviceUserId,
        serviceUserId);
  }

  @Override
  public void close() {
    for (String table : new TreeSet<>(KEYS.values())) {
      sql.execute("drop temporary table if exists " + table);
    }
  }

  /** The person's rows of one table. */
  Result<Record> rows(String table) {
    return sql.fetch("select * from `" + table + "` where " + conditions.get(table));
  }

  /** Removes the person, and says how many rows of which table. Within a transaction. */
  Map<String, Integer> dispose() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    // Everything that hangs on a row goes with it: the order among them is of no matter.
    sql.execute("set foreign_key_checks = 0");
    try {
      for (Map.Entry<String, String> table : conditions.entrySet()) {
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

  /** A question about several people stays until the last of them is disposed of. */
  private String onlyTheirs(String table) {
    return switch (table) {
      case "provider_query", "provider_query_entry" ->
          " and query_id not in (select query_id from provider_query_finding where not ("
              + conditions.get("provider_query_finding")
              + "))";
      default -> "";
    };
  }

  /**
   * A condition for each table that can hold something of a person, those that hang on others
   * first.
   */
  private static Map<String, String> conditions(DSLContext sql) {
    Map<String, List<String>> own = new TreeMap<>();
    for (Record column : columns(sql)) {
      String table = column.get(0, String.class);
      String name = column.get(1, String.class);
      if (KEYS.containsKey(name) && !NOBODYS.contains(table)) {
        own.computeIfAbsent(table, t -> new ArrayList<>())
            .add("`" + name + "` in (select id from " + KEYS.get(name) + ")");
      }
    }
    Map<String, String> known = new LinkedHashMap<>();
    own.forEach((table, ways) -> known.put(table, String.join(" or ", ways)));
    // A question to a provider is theirs that was put about them, with all that was answered to it.
    String asked = known.get("provider_query_finding");
    if (asked != null) {
      known.put(
          "provider_query",
          "query_id in (select query_id from provider_query_finding where " + asked + ")");
    }
    return hangingOn(sql, known);
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
    // A query is found by its findings: it goes before they do.
    for (String last : List.of("provider_query_finding", "service_user")) {
      String condition = ordered.remove(last);
      if (condition != null) {
        ordered.put(last, condition);
      }
    }
    return ordered;
  }

  private static List<Record> columns(DSLContext sql) {
    return List.copyOf(
        sql.fetch(
            """
            select table_name, column_name from information_schema.columns
            where table_schema = database() and table_name not like 'held\\_%'
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
