package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Leaves out rows that name somebody whom the database does not know. */
final class JooqKnown {

  private JooqKnown() {}

  static <T> List<Line<T>> providers(
      DSLContext sql, List<Line<T>> lines, Function<T, Object> id, Tally tally) {
    return known(
        sql, PROVIDER.PROVIDER_ID, lines, row -> List.of(id.apply(row)), "provider_id", tally);
  }

  static <T> List<Line<T>> serviceUsers(
      DSLContext sql, List<Line<T>> lines, Function<T, Object> id, Tally tally) {
    return known(
        sql,
        SERVICE_USER.SERVICE_USER_ID,
        lines,
        row -> List.of(id.apply(row)),
        "service_user_id",
        tally);
  }

  static <T> List<Line<T>> workers(
      DSLContext sql,
      List<Line<T>> lines,
      Function<T, ? extends Collection<?>> ids,
      String column,
      Tally tally) {
    return known(sql, CARE_WORKER.CARE_WORKER_ID, lines, ids, column, tally);
  }

  private static <T> List<Line<T>> known(
      DSLContext sql,
      TableField<?, String> key,
      List<Line<T>> lines,
      Function<T, ? extends Collection<?>> ids,
      String column,
      Tally tally) {
    List<String> named =
        lines.stream()
            .flatMap(line -> ids.apply(line.row()).stream())
            .map(Object::toString)
            .distinct()
            .toList();
    Set<String> there = sql.select(key).from(key.getTable()).where(key.in(named)).fetchSet(key);
    List<Line<T>> fine = new ArrayList<>();
    for (Line<T> line : lines) {
      String unknown = firstUnknown(ids.apply(line.row()), there);
      if (unknown == null) {
        fine.add(line);
      } else {
        tally.reject(line, column, unknown, "is not known", "Correct it, or import its row first");
      }
    }
    return fine;
  }

  private static @Nullable String firstUnknown(Collection<?> ids, Set<String> there) {
    for (Object id : ids) {
      if (!there.contains(id.toString())) {
        return id.toString();
      }
    }
    return null;
  }
}
