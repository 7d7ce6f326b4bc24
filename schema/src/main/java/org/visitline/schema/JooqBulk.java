package org.visitline.schema;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;
import org.jooq.RowCountQuery;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows by one statement that is made once and sent with all its values together. jOOQ's
 * own batches of records make a statement for each record, which takes longer than storing it.
 */
public final class JooqBulk {

  private static final int AT_ONCE = 2_000;

  private JooqBulk() {}

  /**
   * Adds rows.
   *
   * @param generated columns that the database fills in
   */
  public static <R extends Record> void insert(
      DSLContext sql, Table<R> table, Collection<R> rows, Field<?>... generated) {
    Field<?>[] fields = fields(table, generated);
    send(sql, insertInto(sql, table, fields), fields, rows);
  }

  /** Adds rows, or puts them in the place of those with their key. */
  public static <R extends Record> void upsert(DSLContext sql, Table<R> table, Collection<R> rows) {
    Field<?>[] fields = fields(table);
    send(
        sql,
        insertInto(sql, table, fields).onDuplicateKeyUpdate().setAllToExcluded(),
        fields,
        rows);
  }

  /**
   * Adds rows, and leaves those whose key is there already as they are. Not by INSERT IGNORE, which
   * would hide a value that does not fit.
   *
   * @param key any column of it
   * @param generated columns that the database fills in
   */
  public static <R extends Record, K> void insertMissing(
      DSLContext sql, Table<R> table, Field<K> key, Collection<R> rows, Field<?>... generated) {
    Field<?>[] fields = fields(table, generated);
    send(sql, insertInto(sql, table, fields).onDuplicateKeyUpdate().set(key, key), fields, rows);
  }

  private static <R extends Record> InsertValuesStepN<R> insertInto(
      DSLContext sql, Table<R> table, Field<?>[] fields) {
    return sql.insertInto(table, fields).values(new Object[fields.length]);
  }

  private static <R extends Record> void send(
      DSLContext sql, RowCountQuery statement, Field<?>[] fields, Collection<R> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String text = sql.render(statement);
    sql.connection(
        connection -> {
          try (PreparedStatement prepared = connection.prepareStatement(text)) {
            int gathered = 0;
            for (R row : rows) {
              for (int place = 0; place < fields.length; place++) {
                prepared.setObject(place + 1, stored(row.get(fields[place])));
              }
              prepared.addBatch();
              if (++gathered % AT_ONCE == 0) {
                prepared.executeBatch();
              }
            }
            prepared.executeBatch();
          }
        });
  }

  /** As the driver takes it; a moment is kept as UTC without saying so. */
  private static @Nullable Object stored(@Nullable Object value) {
    return value instanceof Instant instant ? UtcDateTime.digits(instant) : value;
  }

  private static Field<?>[] fields(Table<?> table, Field<?>... without) {
    List<Field<?>> left = List.of(without);
    return Arrays.stream(table.fields()).filter(f -> !left.contains(f)).toArray(Field[]::new);
  }
}
