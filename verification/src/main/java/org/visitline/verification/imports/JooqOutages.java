package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.OUTAGE;

import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.OutageRecord;
import org.visitline.verification.schedule.Outage;
import org.visitline.verification.store.JooqMarks;

/** Outages. Each bears on every visit commissioned around it. */
final class JooqOutages implements Target<Outage> {

  private final JooqMarks marks;

  JooqOutages(JooqMarks marks) {
    this.marks = marks;
  }

  @Override
  public void take(DSLContext sql, List<Line<Outage>> lines, Tally tally) {
    JooqComparison<OutageRecord> comparison =
        JooqComparison.of(sql, OUTAGE, lines.stream().map(line -> record(line.row())).toList());
    comparison.store(sql, OUTAGE, tally);
    comparison.touched().forEach(outage -> marks.outage(sql, outage.getFromAt(), outage.getToAt()));
  }

  private static OutageRecord record(Outage outage) {
    return new OutageRecord()
        .with(OUTAGE.FROM_AT, outage.period().from())
        .with(OUTAGE.TO_AT, Objects.requireNonNull(outage.period().to(), "an outage has an end"))
        .with(OUTAGE.NOTE, outage.note());
  }
}
