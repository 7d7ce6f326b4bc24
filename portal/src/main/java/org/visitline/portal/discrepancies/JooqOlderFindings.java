package org.visitline.portal.discrepancies;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;

import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Table;
import org.visitline.portal.access.Scope;

/** What waits from before the days of a list, so that who was away finds it. */
class JooqOlderFindings {

  /** Beyond it the number tells nobody more. */
  static final int COUNTED = 1_000;

  private final DSLContext jooq;

  JooqOlderFindings(DSLContext jooq) {
    this.jooq = jooq;
  }

  /**
   * What waits from before.
   *
   * @param since the day of the oldest
   */
  record Older(int count, LocalDate since) {

    /** In words. */
    public String text() {
      return count > COUNTED
          ? "More than %,d older ones wait".formatted(COUNTED)
          : count == 1 ? "1 older one waits" : "%,d older ones wait".formatted(count);
    }
  }

  /** With the list's own filters; asked only where the list is of what nobody has dealt with. */
  Optional<Older> find(FindingFilter filter, Scope scope) {
    if (filter.state() != FindingState.OPEN) {
      return Optional.empty();
    }
    int count = 0;
    LocalDate since = filter.from();
    for (Table<Record1<LocalDate>> ofAClass :
        new JooqFindingIds(jooq, filter, scope).daysOfOlder()) {
      Record2<Integer, LocalDate> row =
          jooq.select(count(), min(ofAClass.field(DISCREPANCY.DATE))).from(ofAClass).fetchSingle();
      if (row.value1() > 0) {
        count += row.value1();
        since = row.value2().isBefore(since) ? row.value2() : since;
      }
    }
    return count == 0 ? Optional.empty() : Optional.of(new Older(count, since));
  }
}
