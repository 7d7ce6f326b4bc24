package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.SUSPENSION;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.SuspensionRecord;
import org.visitline.verification.schedule.Suspension;
import org.visitline.verification.store.ChangedDates;
import org.visitline.verification.store.JooqMarks;

/** Suspensions. One is known by its person and its beginning; its end is often told later. */
final class JooqSuspensions implements Target<Suspension> {

  private final JooqMarks marks;

  JooqSuspensions(JooqMarks marks) {
    this.marks = marks;
  }

  @Override
  public void take(DSLContext sql, List<Line<Suspension>> lines, Tally tally) {
    List<Line<Suspension>> known =
        JooqKnown.serviceUsers(sql, lines, Suspension::serviceUser, tally);
    JooqComparison<SuspensionRecord> comparison =
        JooqComparison.of(sql, SUSPENSION, known.stream().map(line -> record(line.row())).toList());
    comparison.store(sql, SUSPENSION, tally);
    ChangedDates changed = new ChangedDates();
    for (SuspensionRecord suspension : comparison.touched()) {
      changed.add(
          suspension.getServiceUserId(),
          date(suspension.getFromAt()),
          suspension.getToAt() == null ? null : date(suspension.getToAt()));
    }
    marks.serviceUsers(sql, changed);
  }

  /** Of whatever zone: a mark bears on some days around it. */
  private static LocalDate date(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static SuspensionRecord record(Suspension suspension) {
    return new SuspensionRecord()
        .with(SUSPENSION.SERVICE_USER_ID, suspension.serviceUser().value())
        .with(SUSPENSION.FROM_AT, suspension.period().from())
        .with(SUSPENSION.TO_AT, suspension.period().to())
        .with(SUSPENSION.REASON, suspension.reason());
  }
}
