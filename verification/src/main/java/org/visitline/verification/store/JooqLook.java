package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.jooq.tables.records.VisitRecord;
import org.visitline.verification.discrepancy.Setting;
import org.visitline.verification.policy.Policy;

/**
 * A look at some histories from a date on which a visit changed.
 *
 * @param subjects whose histories
 * @param first what is found about this date and later ones is found anew; null: about every date
 * @param weeks over how many days rules look back
 */
record JooqLook(List<String> subjects, @Nullable LocalDate first, int weeks) {

  /** One that began so many days before a change may end after it. */
  private static final int LONGEST_VISIT_DAYS = 11;

  /** Rules over telephones look so far back, whatever the policy. */
  private static final int FOUR_WEEKS = 28;

  static JooqLook from(@Nullable LocalDate first, List<String> subjects, Setting setting) {
    int weeks = FOUR_WEEKS;
    for (Policy policy : setting.policies().all()) {
      weeks = Math.max(weeks, policy.clippingDays());
    }
    return new JooqLook(
        subjects, first == null ? null : first.minusDays(LONGEST_VISIT_DAYS), weeks);
  }

  /** Whether what is found about a date is found anew. */
  boolean covers(LocalDate date) {
    return first == null || !date.isBefore(first);
  }

  JooqPartOfFindings part() {
    return JooqPartOfFindings.from(first);
  }

  /**
   * The visits to load. The first visit that is looked at may go on with a run that an earlier one
   * is in, and whether that one is hangs on the weeks before it.
   */
  Condition visits(DSLContext sql, TableField<VisitRecord, String> subject) {
    Condition which = subject.in(subjects);
    if (first == null) {
      return which;
    }
    Map<String, LocalDate> before = new HashMap<>();
    LocalDate lately = first.minusDays(weeks);
    latest(sql, subject, subjects, VISIT.DATE.ge(lately).and(VISIT.DATE.lt(first)), before);
    List<String> away = subjects.stream().filter(one -> !before.containsKey(one)).toList();
    latest(sql, subject, away, VISIT.DATE.lt(lately), before);
    // Each from a date of its own: who was away for months must not have everybody's months read.
    Map<LocalDate, List<String>> from = new TreeMap<>();
    for (String one : subjects) {
      from.computeIfAbsent(
              before.getOrDefault(one, first).minusDays(weeks), none -> new ArrayList<>())
          .add(one);
    }
    return DSL.or(
        from.entrySet().stream()
            .map(since -> subject.in(since.getValue()).and(VISIT.DATE.ge(since.getKey())))
            .toList());
  }

  /** On which of these dates each was last at a visit that rules over weeks count. */
  private static void latest(
      DSLContext sql,
      TableField<VisitRecord, String> subject,
      List<String> subjects,
      Condition dates,
      Map<String, LocalDate> into) {
    if (subjects.isEmpty()) {
      return;
    }
    sql.select(subject, DSL.max(VISIT.DATE))
        .from(VISIT)
        .where(subject.in(subjects))
        .and(dates)
        .and(VISIT.COMMISSIONED_VISIT_ID.isNotNull())
        .and(VISIT.ARRIVED_AT.isNotNull())
        .and(VISIT.DEPARTED_AT.isNotNull())
        .groupBy(subject)
        .forEach(row -> into.put(row.value1(), row.value2()));
  }
}
