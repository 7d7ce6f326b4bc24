package org.visitline.portal.discrepancies;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Table;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;
import org.visitline.portal.furniture.JooqIds;

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
    // The oldest ones in the order of the index, and no further than is counted.
    Table<Record1<LocalDate>> oldest =
        jooq.select(DISCREPANCY.DATE)
            .from(DISCREPANCY)
            .where(DISCREPANCY.ACKNOWLEDGED.eq(inline(false)))
            .and(DISCREPANCY.QUERIED.eq(inline(false)))
            .and(DISCREPANCY.DATE.lt(filter.from()))
            .and(visible(scope))
            .and(asked(filter))
            .orderBy(DISCREPANCY.DATE)
            .limit(FindingPage.COUNTED + 1)
            .asTable("oldest");
    return jooq.select(count(), min(oldest.field(DISCREPANCY.DATE)))
        .from(oldest)
        .fetchOptional()
        .filter(row -> row.value1() > 0)
        .map(row -> new Older(row.value1(), row.value2()));
  }

  private static Condition visible(Scope scope) {
    Condition own = JooqScope.within(scope, DISCREPANCY.PROVIDER_ID);
    return scope.isOfficer() ? own : own.and(DISCREPANCY.CLASS.ne(FindingClass.R.name()));
  }

  private static Condition asked(FindingFilter filter) {
    List<String> classes =
        filter
            .code()
            .map(code -> List.of(code.findingClass().name()))
            .orElseGet(() -> filter.classes().stream().map(Enum::name).toList());
    return DISCREPANCY
        .CLASS
        .in(classes)
        .and(filter.code().map(code -> DISCREPANCY.CODE.eq(code.name())).orElse(noCondition()))
        .and(
            filter.provider().isEmpty()
                ? noCondition()
                : JooqIds.named(DISCREPANCY.PROVIDER_ID, filter.provider()))
        .and(filter.serviceUser().isEmpty() ? noCondition() : ofPeople(filter.serviceUser()));
  }

  private static Condition ofPeople(String asked) {
    return DISCREPANCY.SERVICE_USER_ID.in(
        select(SERVICE_USER.SERVICE_USER_ID)
            .from(SERVICE_USER)
            .where(
                SERVICE_USER
                    .NAME
                    .containsIgnoreCase(asked)
                    .or(JooqIds.named(SERVICE_USER.SERVICE_USER_ID, asked))));
  }
}
