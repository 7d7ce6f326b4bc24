package org.visitline.verification.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.visitline.schema.JooqBulk;

/**
 * Puts rows in the place of those that some people had in a table of opinion. Most of what is
 * derived again comes out as before; only what differs is written.
 */
final class JooqReplacement<R extends UpdatableRecord<R>> {

  private final Table<R> table;
  private final TableField<R, String> owner;
  private final TableField<R, String> key;
  private final List<Field<?>> filledElsewhere;

  /**
   * Replaces rows of a table.
   *
   * @param owner whose a row is
   * @param filledElsewhere columns that are given a first value here and then left alone
   */
  @SuppressWarnings("unchecked")
  JooqReplacement(Table<R> table, TableField<R, String> owner, Field<?>... filledElsewhere) {
    this.table = table;
    this.owner = owner;
    this.filledElsewhere = List.of(filledElsewhere);
    this.key =
        (TableField<R, String>)
            Objects.requireNonNull(table.getPrimaryKey()).getFields().getFirst();
  }

  /** The rows that these people have. */
  List<R> rowsOf(DSLContext sql, List<String> owners) {
    List<R> rows = new ArrayList<>();
    Slices.each(owners, slice -> rows.addAll(sql.selectFrom(table).where(owner.in(slice)).fetch()));
    return rows;
  }

  /** The rows with these keys. */
  List<R> rowsNamed(DSLContext sql, Collection<String> keys) {
    List<R> rows = new ArrayList<>();
    Slices.each(keys, slice -> rows.addAll(sql.selectFrom(table).where(key.in(slice)).fetch()));
    return rows;
  }

  /** Stored rows, and with them those that are wanted here and were somebody else's until now. */
  List<R> withThoseOfOthers(DSLContext sql, List<R> stored, List<R> wanted) {
    Set<String> others = new HashSet<>();
    wanted.forEach(row -> others.add(row.get(key)));
    stored.forEach(row -> others.remove(row.get(key)));
    List<R> all = new ArrayList<>(stored);
    all.addAll(rowsNamed(sql, others));
    return all;
  }

  /**
   * Stores rows.
   *
   * @param stored what they stand in the place of
   * @return those that came, went or changed: as they were and as they are
   */
  List<R> store(DSLContext sql, List<String> owners, List<R> stored, List<R> wanted) {
    Map<String, R> before = new HashMap<>();
    stored.forEach(row -> before.put(row.get(key), row));
    List<R> changed = new ArrayList<>();
    List<R> written = new ArrayList<>();
    for (R row : wanted) {
      R known = before.remove(row.get(key));
      if (known == null) {
        written.add(row);
      } else if (!isSame(known, row)) {
        filledElsewhere.forEach(field -> copy(field, known, row));
        written.add(row);
        changed.add(known);
      }
    }
    changed.addAll(before.values());
    changed.addAll(written);
    // A row that somebody else had until now is not deleted under them: it is theirs who has it.
    Slices.each(
        before.keySet(),
        slice ->
            Slices.each(
                owners,
                people ->
                    sql.deleteFrom(table).where(key.in(slice)).and(owner.in(people)).execute()));
    JooqBulk.upsert(sql, table, written);
    return changed;
  }

  private static <V> void copy(Field<V> field, Record from, Record to) {
    to.set(field, from.get(field));
  }

  private boolean isSame(R known, R wanted) {
    for (Field<?> field : table.fields()) {
      if (!filledElsewhere.contains(field)
          && !Objects.deepEquals(known.get(field), wanted.get(field))) {
        return false;
      }
    }
    return true;
  }
}
