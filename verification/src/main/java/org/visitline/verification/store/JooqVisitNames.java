package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.visitline.schema.jooq.tables.records.VisitRecord;

/**
 * Finds visits by names that they have had. A visit is named by its first call; when one comes in
 * that rang before, the visit is named by that one, and decisions go on naming it as they did.
 */
public final class JooqVisitNames {

  /** No policy takes a call repeated after longer than this for the same event. */
  private static final Duration EXTRA = Duration.ofHours(1);

  private JooqVisitNames() {}

  /** The names by which decisions may know these visits: their own, and those of their calls. */
  public static Set<String> of(DSLContext sql, Collection<String> visits) {
    Set<String> names = new TreeSet<>(visits);
    Slices.each(
        visits,
        slice ->
            sql.selectFrom(VISIT)
                .where(VISIT.VISIT_ID.in(slice))
                .forEach(row -> names.addAll(JooqHistories.callsOf(row))));
    return names;
  }

  /** The visit that has this name, or that holds the call that it is. */
  public static Optional<VisitRecord> findHolding(DSLContext sql, String name) {
    return sql.selectFrom(VISIT)
        .where(VISIT.VISIT_ID.eq(name))
        .fetchOptional()
        .or(() -> sql.selectFrom(VISIT).where(VISIT.DEPARTURE_CALL.eq(name)).fetchOptional())
        .or(() -> findWithExtra(sql, name));
  }

  /** An extra call rang shortly before or after one of the visit's own. */
  private static Optional<VisitRecord> findWithExtra(DSLContext sql, String name) {
    Instant at = sql.fetchValue(LOGGED_CALL.ANSWERED_AT, LOGGED_CALL.CALL_ID.eq(name));
    if (at == null) {
      return Optional.empty();
    }
    List<String> around =
        sql.select(LOGGED_CALL.CALL_ID)
            .from(LOGGED_CALL)
            .where(LOGGED_CALL.ANSWERED_AT.between(at.minus(EXTRA), at.plus(EXTRA)))
            .fetch(LOGGED_CALL.CALL_ID);
    return sql.selectFrom(VISIT)
        .where(VISIT.VISIT_ID.in(around).or(VISIT.DEPARTURE_CALL.in(around)))
        .and(DSL.concat(DSL.val(";"), VISIT.EXTRA_CALLS, DSL.val(";")).contains(";" + name + ";"))
        .limit(1)
        .fetchOptional();
  }
}
