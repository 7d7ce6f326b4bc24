package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.IMPORT_CHANGE;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.VERIFY_AGAIN;
import static org.visitline.schema.jooq.Tables.VISIT;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.visitline.verification.store.JooqMarks;

/**
 * Takes a load back from what the tables wrote down of it: what it added goes, what it changed
 * becomes what it was, what it removed is there again. A row is touched only if it still is what
 * the load made of it; and one goes only if nothing refers to it.
 */
final class JooqRestoring {

  /** Whatever refers to a table stands before it. */
  private static final List<String> TABLES =
      List.of(
          "outage",
          "suspension",
          "rota",
          "dated_visit",
          "service_order",
          "worker_pin",
          "former_contact_number",
          "care_worker",
          "registered_number",
          "service_user",
          "provider");

  /** What follows from other tables, and no load says: the date of a rota's visit. */
  static final String FILLED_ELSEWHERE = "rota.date";

  private static final int DAYS_AROUND_AN_OUTAGE = 9;

  private final DSLContext sql;
  private final long upload;

  /**
   * For one load.
   *
   * @param sql a transaction
   * @param upload under whose number the tables wrote it down
   */
  JooqRestoring(DSLContext sql, long upload) {
    this.sql = sql;
    this.upload = upload;
  }

  Restoration run(JooqMarks marks) {
    mark(marks);
    List<Restoration.Line> lines = new ArrayList<>();
    for (String table : TABLES) {
      int changes =
          sql.fetchCount(
              IMPORT_CHANGE,
              IMPORT_CHANGE.UPLOAD_ID.eq(upload).and(IMPORT_CHANGE.CHANGED_TABLE.eq(table)));
      if (changes > 0) {
        List<Column> columns = columns(table);
        long removed = remove(table, columns);
        long putBack = putBack(table, columns) + putInAgain(table, columns);
        lines.add(new Restoration.Line(table, removed, putBack, changes - removed - putBack));
      }
    }
    dateTheRota();
    forgetOpinions();
    return new Restoration(lines);
  }

  private long remove(String table, List<Column> columns) {
    return sql.execute(
        "delete t from import_change c join `%s` t on %s where %s and c.former is null and %s%s"
            .formatted(
                table,
                sameKey(columns, "c.latter"),
                ofThis(table),
                isAsLeft(columns),
                nothingRefers(table)));
  }

  /** Rows that were put in again have no date yet. */
  private void dateTheRota() {
    sql.update(ROTA.join(COMMISSIONED_VISIT).using(ROTA.COMMISSIONED_VISIT_ID))
        .set(ROTA.DATE, COMMISSIONED_VISIT.DATE)
        .where(ROTA.DATE.isNull())
        .and(ROTA.COMMISSIONED_VISIT_ID.in(said("rota", "commissioned_visit_id")))
        .execute();
  }

  /** Nobody derives for people who are no longer there; the calls stay, and are placed again. */
  private void forgetOpinions() {
    Set<String> gone = said("service_user", "service_user_id");
    gone.removeAll(
        sql.select(SERVICE_USER.SERVICE_USER_ID)
            .from(SERVICE_USER)
            .where(SERVICE_USER.SERVICE_USER_ID.in(gone))
            .fetchSet(SERVICE_USER.SERVICE_USER_ID));
    sql.deleteFrom(VISIT).where(VISIT.SERVICE_USER_ID.in(gone)).execute();
    sql.deleteFrom(COMMISSIONED_VISIT).where(COMMISSIONED_VISIT.SERVICE_USER_ID.in(gone)).execute();
    sql.deleteFrom(DISCREPANCY).where(DISCREPANCY.SERVICE_USER_ID.in(gone)).execute();
    sql.deleteFrom(TIMESHEET_LINE).where(TIMESHEET_LINE.SERVICE_USER_ID.in(gone)).execute();
    sql.deleteFrom(VERIFY_AGAIN).where(VERIFY_AGAIN.SERVICE_USER_ID.in(gone)).execute();
  }

  private long putBack(String table, List<Column> columns) {
    String values =
        columns.stream()
            .filter(column -> !column.key())
            .map(column -> "t.`" + column.name() + "` = " + column.of("c.former"))
            .collect(Collectors.joining(", "));
    return values.isEmpty()
        ? 0
        : sql.execute(
            "update import_change c join `%s` t on %s set %s where %s and c.former is not null and %s"
                .formatted(
                    table, sameKey(columns, "c.latter"), values, ofThis(table), isAsLeft(columns)));
  }

  private long putInAgain(String table, List<Column> columns) {
    return sql.execute(
        "insert ignore into `%s` (%s) select %s from import_change c where %s and c.latter is null"
            .formatted(
                table,
                columns.stream().map(column -> "`" + column.name() + "`").collect(joined()),
                columns.stream().map(column -> column.of("c.former")).collect(joined()),
                ofThis(table)));
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }

  private String ofThis(String table) {
    return "c.upload_id = %d and c.changed_table = '%s'".formatted(upload, table);
  }

  private static String sameKey(List<Column> columns, String json) {
    return columns.stream()
        .filter(Column::key)
        .map(column -> "t.`" + column.name() + "` = " + column.of(json))
        .collect(Collectors.joining(" and "));
  }

  /** The row says what the load made it say: in the words in which the table wrote that down. */
  private static String isAsLeft(List<Column> columns) {
    return "convert(json_object(%s) using utf8mb4) collate utf8mb4_bin = c.latter"
        .formatted(columns.stream().map(Column::pair).collect(joined()));
  }

  private String nothingRefers(String table) {
    return sql
        .fetch(
            """
            select distinct table_name, column_name, referenced_column_name
            from information_schema.key_column_usage
            where table_schema = database() and referenced_table_name = ?
            """,
            table)
        .stream()
        .map(
            row ->
                " and not exists (select 1 from `%s` r where r.`%s` = t.`%s`)"
                    .formatted(row.get(0), row.get(1), row.get(2)))
        .collect(Collectors.joining());
  }

  private List<Column> columns(String table) {
    return sql.fetch(
            """
            select column_name, column_type, coalesce(character_set_name, ''), column_key = 'PRI'
            from information_schema.columns
            where table_schema = database() and table_name = ?
              and concat(table_name, '.', column_name) <> ?
            order by ordinal_position
            """,
            table,
            FILLED_ELSEWHERE)
        .map(
            row ->
                new Column(
                    row.get(0, String.class),
                    row.get(1, String.class),
                    row.get(2, String.class).equals("ascii"),
                    row.get(3, Integer.class) == 1));
  }

  /**
   * A column of a table.
   *
   * @param type as the database has it: {@code datetime(3)}
   */
  private record Column(String name, String type, boolean ascii, boolean key) {

    /** Its name and value, as the triggers write them. */
    String pair() {
      return "'%s', %s".formatted(name, isBinary() ? "hex(t.`" + name + "`)" : "t.`" + name + "`");
    }

    /** Its value out of what a trigger wrote. */
    String of(String json) {
      String text = "json_value(%s, '$.%s')".formatted(json, name);
      String value =
          isBinary()
              ? "unhex(" + text + ")"
              : ascii
                  ? "convert(" + text + " using ascii) collate ascii_bin"
                  : type.startsWith("varchar")
                      ? text
                      : "cast(%s as %s)".formatted(text, type.contains("int") ? "signed" : type);
      return "if(json_type(json_extract(%s, '$.%s')) = 'NULL', null, %s)"
          .formatted(json, name, value);
    }

    private boolean isBinary() {
      return type.startsWith("binary");
    }
  }

  /** Everything that may mean something else when the rows are as they were. */
  private void mark(JooqMarks marks) {
    Set<String> workers = said("care_worker", "care_worker_id");
    workers.addAll(said("worker_pin", "care_worker_id"));
    Set<String> people =
        sql.selectDistinct(IMPORT_CHANGE.SERVICE_USER_ID)
            .from(IMPORT_CHANGE)
            .where(IMPORT_CHANGE.UPLOAD_ID.eq(upload))
            .and(IMPORT_CHANGE.SERVICE_USER_ID.isNotNull())
            .fetchSet(IMPORT_CHANGE.SERVICE_USER_ID);
    people.addAll(JooqNamed.peopleOf(sql, workers));
    JooqNamed.providers(sql, said("provider", "provider_id"), marks);
    people.addAll(
        sql.selectDistinct(COMMISSIONED_VISIT.SERVICE_USER_ID)
            .from(COMMISSIONED_VISIT)
            .where(
                COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.in(said("rota", "commissioned_visit_id")))
            .fetchSet(COMMISSIONED_VISIT.SERVICE_USER_ID));
    people.addAll(
        sql.resultQuery(
                """
                select distinct v.service_user_id
                from import_change c
                join commissioned_visit v
                  on v.date between cast(json_value(c.latter, '$.from_at') as date) - interval ? day
                                and cast(json_value(c.latter, '$.to_at') as date) + interval ? day
                where c.upload_id = ? and c.changed_table = 'outage'
                """,
                DAYS_AROUND_AN_OUTAGE,
                DAYS_AROUND_AN_OUTAGE,
                upload)
            .fetchSet(0, String.class));
    marks.serviceUsers(sql, people);
    Set<String> numbers = said("registered_number", "e164");
    numbers.addAll(said("care_worker", "contact_number"));
    marks.calls(sql, LOGGED_CALL.CALLER_E164.in(numbers));
    marks.calls(sql, LOGGED_CALL.SERVICE_USER_CODE.in(said("service_user", "code")));
    marks.calls(
        sql,
        LOGGED_CALL.PIN_HASH.in(
            DSL.select(WORKER_PIN.PIN_HASH)
                .from(WORKER_PIN)
                .where(WORKER_PIN.CARE_WORKER_ID.in(workers))));
    marks.directory(sql);
  }

  /** What the rows of a table said in one column, before and after. */
  private Set<String> said(String table, String column) {
    Function<Field<String>, Field<String>> value =
        json ->
            DSL.field("json_value({0}, {1})", SQLDataType.VARCHAR, json, DSL.inline("$." + column));
    var before = value.apply(IMPORT_CHANGE.FORMER);
    var after = value.apply(IMPORT_CHANGE.LATTER);
    Set<String> said = new TreeSet<>();
    sql.select(before, after)
        .from(IMPORT_CHANGE)
        .where(IMPORT_CHANGE.UPLOAD_ID.eq(upload))
        .and(IMPORT_CHANGE.CHANGED_TABLE.eq(table))
        .forEach(
            row -> {
              add(said, row.value1());
              add(said, row.value2());
            });
    return said;
  }

  private static void add(Set<String> said, @Nullable String value) {
    if (value != null) {
      said.add(value);
    }
  }
}
