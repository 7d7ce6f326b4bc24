package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.OUTAGE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.OutageRecord;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.store.ChangedDates;
import org.visitline.verification.store.JooqMarks;

/** Outages. Each bears on every visit commissioned around it. */
final class JooqOutages implements Target<Outage> {

  /** A visit on the day before or after may reach into the outage, whatever the zone. */
  private static final int DAYS_AROUND = 9;

  private final JooqMarks marks;

  JooqOutages(JooqMarks marks) {
    this.marks = marks;
  }

  @Override
  public void take(DSLContext sql, List<Line<Outage>> lines, Tally tally) {
    JooqComparison<OutageRecord> comparison =
        JooqComparison.of(sql, OUTAGE, lines.stream().map(line -> record(line.row())).toList());
    comparison.store(sql, OUTAGE, tally);
    for (OutageRecord outage : comparison.touched()) {
      LocalDate first = LocalDate.ofInstant(outage.getFromAt(), ZoneOffset.UTC);
      LocalDate last = LocalDate.ofInstant(outage.getToAt(), ZoneOffset.UTC);
      ChangedDates changed = new ChangedDates();
      sql.selectDistinct(COMMISSIONED_VISIT.SERVICE_USER_ID)
          .from(COMMISSIONED_VISIT)
          .where(
              COMMISSIONED_VISIT.DATE.between(
                  first.minusDays(DAYS_AROUND), last.plusDays(DAYS_AROUND)))
          .forEach(row -> changed.add(row.value1(), first, last));
      marks.serviceUsers(sql, changed);
    }
  }

  private static OutageRecord record(Outage outage) {
    return new OutageRecord()
        .with(OUTAGE.FROM_AT, outage.period().from())
        .with(OUTAGE.TO_AT, Objects.requireNonNull(outage.period().to(), "an outage has an end"))
        .with(OUTAGE.NOTE, outage.note());
  }
}
