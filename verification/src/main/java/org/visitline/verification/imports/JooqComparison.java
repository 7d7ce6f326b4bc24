package org.visitline.verification.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.visitline.schema.JooqBulk;

/**
 * Rows wanted in a table, held against those that are there.
 *
 * @param added not there yet
 * @param updated there, with other values
 * @param before what the updated ones were, in the same order
 * @param unchanged there, with the same values
 */
record JooqComparison<R extends UpdatableRecord<R>>(
    List<R> added, List<R> updated, List<R> before, List<R> unchanged) {

  /** Holds rows against a table by its primary key. */
  static <R extends UpdatableRecord<R>> JooqComparison<R> of(
      DSLContext sql, Table<R> table, List<R> wanted) {
    JooqComparison<R> result =
        new JooqComparison<R>(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    if (wanted.isEmpty()) {
      return result;
    }
    Map<Record, R> there = new HashMap<>();
    for (R record : sql.selectFrom(table).where(isOneOf(table, wanted)).fetch()) {
      there.put(record.key(), record);
    }
    for (R record : wanted) {
      R known = there.get(record.key());
      if (known == null) {
        result.added.add(record);
      } else if (sameValues(known, record)) {
        result.unchanged.add(record);
      } else {
        result.updated.add(record);
        result.before.add(known);
      }
    }
    return result;
  }

  /** Writes what is new or different. */
  void store(DSLContext sql, Table<R> table, Tally tally) {
    JooqBulk.insert(sql, table, added);
    if (!updated.isEmpty()) {
      sql.batchUpdate(updated).execute();
    }
    tally.added(added.size());
    tally.updated(updated.size());
    tally.unchanged(unchanged.size());
  }

  /** Every row that is new or different, and what the different ones were. */
  List<R> touched() {
    List<R> touched = new ArrayList<>(added);
    touched.addAll(updated);
    touched.addAll(before);
    return touched;
  }

  private static <R extends UpdatableRecord<R>> Condition isOneOf(Table<R> table, List<R> wanted) {
    List<TableField<R, ?>> key = Objects.requireNonNull(table.getPrimaryKey()).getFields();
    return key.size() == 1
        ? isOneOf(key.getFirst(), wanted)
        : DSL.or(wanted.stream().map(record -> isThis(key, record)).toList());
  }

  private static <R extends Record> Condition isThis(List<TableField<R, ?>> key, R wanted) {
    return DSL.and(key.stream().map(field -> isThis(field, wanted)).toList());
  }

  private static <V> Condition isThis(Field<V> field, Record wanted) {
    return field.eq(wanted.get(field));
  }

  private static <V> Condition isOneOf(Field<V> key, List<? extends Record> wanted) {
    return key.in(wanted.stream().map(record -> record.get(key)).toList());
  }

  /** Only the columns that the row sets: what another hand filled in beside them stays. */
  private static boolean sameValues(Record known, Record wanted) {
    for (Field<?> field : wanted.fields()) {
      if (wanted.touched(field) && !Objects.deepEquals(known.get(field), wanted.get(field))) {
        return false;
      }
    }
    return true;
  }
}
