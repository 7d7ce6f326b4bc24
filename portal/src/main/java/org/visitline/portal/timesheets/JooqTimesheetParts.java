package org.visitline.portal.timesheets;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.TIMESHEET_MONTH;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.visitline.portal.access.JooqScope;
import org.visitline.portal.access.Scope;

/**
 * What the sums of a timesheet are made of: of whole months the sums that the database keeps for
 * each person, of the days before and after them the lines. A year is a few thousand rows so, and
 * not two hundred thousand.
 */
final class JooqTimesheetParts {

  private JooqTimesheetParts() {}

  /**
   * Sums under the names of the columns of {@code timesheet_month}; of each group at most two,
   * which are to be added.
   *
   * @param by for each of these together
   */
  static Table<Record> of(
      Period period, Scope scope, List<String> providers, List<Field<String>> by) {
    LocalDate firstMonth = period.from().minusDays(1).plusMonths(1).withDayOfMonth(1);
    LocalDate pastMonths = period.to().plusDays(1).withDayOfMonth(1);
    Condition days =
        firstMonth.isBefore(pastMonths)
            ? within(period.from(), firstMonth.minusDays(1)).or(within(pastMonths, period.to()))
            : within(period.from(), period.to());
    List<? extends Field<?>> ofMonths = by.stream().map(TIMESHEET_MONTH::field).toList();
    List<? extends Field<?>> ofLines =
        by.stream().map(field -> TIMESHEET_LINE.field(field.getName())).toList();
    return select(ofMonths)
        .select(
            total(TIMESHEET_MONTH.VISITS, TIMESHEET_MONTH.VISITS),
            total(TIMESHEET_MONTH.COMMISSIONED_MINUTES, TIMESHEET_MONTH.COMMISSIONED_MINUTES),
            total(TIMESHEET_MONTH.ACTUAL_MINUTES, TIMESHEET_MONTH.ACTUAL_MINUTES),
            total(TIMESHEET_MONTH.PAYABLE_MINUTES, TIMESHEET_MONTH.PAYABLE_MINUTES))
        .from(TIMESHEET_MONTH)
        .where(TIMESHEET_MONTH.PROVIDER_ID.in(providers))
        .and(TIMESHEET_MONTH.MONTH.ge(firstMonth))
        .and(TIMESHEET_MONTH.MONTH.lt(pastMonths))
        .and(JooqScope.within(scope, TIMESHEET_MONTH.PROVIDER_ID))
        .groupBy(ofMonths)
        .unionAll(
            select(ofLines)
                .select(
                    total(inline(1), TIMESHEET_MONTH.VISITS),
                    total(
                        TIMESHEET_LINE.COMMISSIONED_MINUTES, TIMESHEET_MONTH.COMMISSIONED_MINUTES),
                    total(TIMESHEET_LINE.ACTUAL_MINUTES, TIMESHEET_MONTH.ACTUAL_MINUTES),
                    total(TIMESHEET_LINE.PAYABLE_MINUTES, TIMESHEET_MONTH.PAYABLE_MINUTES))
                .from(TIMESHEET_LINE)
                .where(TIMESHEET_LINE.PROVIDER_ID.in(providers))
                .and(days)
                .and(JooqScope.within(scope, TIMESHEET_LINE.PROVIDER_ID))
                .groupBy(ofLines))
        .asTable("part");
  }

  private static Condition within(LocalDate from, LocalDate to) {
    return from.isAfter(to) ? falseCondition() : TIMESHEET_LINE.DATE.between(from, to);
  }

  /** Of lines without minutes the sum is none, not null. */
  private static Field<BigDecimal> total(Field<? extends Number> of, Field<?> name) {
    return coalesce(sum(of), inline(BigDecimal.ZERO)).as(name.getName());
  }
}
