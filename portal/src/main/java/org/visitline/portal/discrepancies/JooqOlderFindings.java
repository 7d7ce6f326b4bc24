package org.visitline.portal.discrepancies;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;

import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Table;
import org.visitline.portal.access.Scope;

/** What waits from before the days of a list, so that who was away finds it. */
class JooqOlderFindings {

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
      return count > FindingPage.COUNTED
          ? "More than %,d older ones wait".formatted(FindingPage.COUNTED)
          : count == 1 ? "1 older one waits" : "%,d older ones wait".formatted(count);
    }
  }

  /** With the list's own filters; asked only where the list is of what nobody has dealt with. */
  Optional<Older> find(FindingFilter filter, Scope scope) {
    if (filter.state() != FindingState.OPEN) {
      return Optional.empty();
    }
    Table<Record1<LocalDate>> oldest =
        new JooqFindingIds(jooq, filter, JooqFindings.visible(scope)).daysOfOlder();
    return jooq.select(count(), min(oldest.field(DISCREPANCY.DATE)))
        .from(oldest)
        .fetchOptional()
        .filter(row -> row.value1() > 0)
        .map(row -> new Older(row.value1(), row.value2()));
  }
}
