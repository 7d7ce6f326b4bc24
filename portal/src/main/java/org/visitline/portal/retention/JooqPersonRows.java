package org.visitline.portal.retention;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.Database;

/** Reads the rows of one person, without whatever they say of other people who receive care. */
class JooqPersonRows {

  /** Left out: hashes tell the person nothing, and these are how PINs are known. */
  private static final Set<String> NOT_THEIRS = Set.of("pin_hash", "scope");

  private static final String LEFT_OUT = "(left out: it names somebody else who receives care)";
  private static final int SHORTEST_NAME = 4;

  private final Database database;

  JooqPersonRows(Database database) {
    this.database = database;
  }

  /** One table's rows as text; null values are empty. */
  record Table(String name, List<String> columns, List<List<String>> rows) {}

  List<Table> read(String serviceUserId) {
    return database
        .jooq()
        .connectionResult(
            connection -> {
              DSLContext sql = DSL.using(database.jooq().configuration().derive(connection));
              List<Table> tables = new ArrayList<>();
              try (JooqHoldings holdings = new JooqHoldings(sql)) {
                holdings.turnTo(serviceUserId);
                Set<String> others = others(sql, serviceUserId);
                for (String table : new TreeSet<>(holdings.tables())) {
                  tables.add(table(table, holdings, others));
                }
              }
              tables.add(looks(sql, serviceUserId));
              return tables;
            });
  }

  private static Table table(String name, JooqHoldings holdings, Set<String> others) {
    List<String> columns = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Record row : holdings.rows(name)) {
      if (columns.isEmpty()) {
        Arrays.stream(row.fields())
            .map(Field::getName)
            .filter(column -> !NOT_THEIRS.contains(column))
            .forEach(columns::add);
      }
      rows.add(columns.stream().map(column -> text(row.get(column), others)).toList());
    }
    return new Table(name, columns, rows);
  }

  /** Who has looked at them: when and as whom, not at what else that person looked. */
  private static Table looks(DSLContext sql, String serviceUserId) {
    List<List<String>> rows =
        sql.fetch(
                """
                select e.at, e.deed, e.role, coalesce(p.name, 'the council')
                from audit_subject s
                join audit_entry e on e.audit_id = s.audit_id
                left join provider p on p.provider_id = e.provider_id
                where s.kind = 'SERVICE_USER' and s.subject_id = ?
                order by e.audit_id
                """,
                serviceUserId)
            .map(row -> Arrays.stream(row.intoArray()).map(String::valueOf).toList());
    return new Table("who_looked", List.of("at", "deed", "role", "of"), rows);
  }

  /** Names and references of everybody else who receives care. */
  private static Set<String> others(DSLContext sql, String serviceUserId) {
    Set<String> others = new TreeSet<>();
    sql.fetch(
            """
            select o.name, o.service_user_id from service_user o
            where o.service_user_id <> ? and o.service_user_id in (
              select v.service_user_id from visit v
              where v.care_worker_id in
                (select care_worker_id from visit where service_user_id = ?)
              union
              select r.service_user_id from registered_number r
              where r.e164 in (select e164 from registered_number where service_user_id = ?))
            """,
            serviceUserId,
            serviceUserId,
            serviceUserId)
        .forEach(row -> Arrays.stream(row.intoArray()).map(String::valueOf).forEach(others::add));
    return others;
  }

  private static String text(@Nullable Object value, Set<String> others) {
    String text =
        switch (value) {
          case null -> "";
          case byte[] bytes -> HexFormat.of().formatHex(bytes);
          default -> value.toString();
        };
    boolean names =
        others.stream()
            .anyMatch(
                other ->
                    text.equals(other)
                        || (other.length() >= SHORTEST_NAME && text.contains(other)));
    if (names) {
      return LEFT_OUT;
    }
    // A spreadsheet would run what begins like a formula.
    return !text.isEmpty()
            && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
            && !text.matches("[+-]?[0-9.]+")
        ? "'" + text
        : text;
  }
}
