package org.visitline.verification.store;

import static org.visitline.schema.jooq.Tables.DISCREPANCY;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.jooq.tables.records.DiscrepancyRecord;
import org.visitline.verification.time.CivilZone;

/** Which of the findings that are stored a look at a part of a history stands in the place of. */
interface JooqPartOfFindings {

  /** All of them. */
  JooqPartOfFindings WHOLE = JooqPartOfFindings.from(null);

  /** Narrows what is read; need not be exact. */
  Condition about();

  /** Tells exactly. */
  boolean has(DiscrepancyRecord row);

  /** Those about a date and later ones; null: about every date. */
  static JooqPartOfFindings from(@Nullable LocalDate first) {
    Condition from = first == null ? DSL.noCondition() : DISCREPANCY.DATE.ge(first);
    return new JooqPartOfFindings() {
      @Override
      public Condition about() {
        return from;
      }

      @Override
      public boolean has(DiscrepancyRecord row) {
        return true;
      }
    };
  }

  /** Those about visits and commissioned visits of the times that were derived. */
  static JooqPartOfFindings of(
      List<Derived> all,
      JooqPart part,
      CivilZone zone,
      Set<String> wholeScopes,
      Set<String> visits,
      Set<String> commissioned) {
    LocalDate first =
        all.stream()
            .map(derived -> zone.dateOf(derived.time().from()))
            .min(LocalDate::compareTo)
            .orElseThrow();
    return new JooqPartOfFindings() {
      @Override
      public Condition about() {
        return DISCREPANCY.DATE.ge(first);
      }

      @Override
      public boolean has(DiscrepancyRecord row) {
        return wholeScopes.contains(row.getScope())
            || (row.getVisitId().isEmpty()
                ? commissioned.contains(row.getCommissionedVisitId())
                : visits.contains(row.getVisitId()))
            || part.hasNoOwner(row, zone);
      }
    };
  }
}
