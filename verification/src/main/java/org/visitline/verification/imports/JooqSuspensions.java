package org.visitline.verification.imports;

import static org.visitline.schema.jooq.Tables.SUSPENSION;

import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.SuspensionRecord;
import org.visitline.verification.schedule.Suspension;
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
    marks.serviceUsers(
        sql,
        comparison.touched().stream()
            .map(SuspensionRecord::getServiceUserId)
            .collect(Collectors.toSet()));
  }

  private static SuspensionRecord record(Suspension suspension) {
    return new SuspensionRecord()
        .with(SUSPENSION.SERVICE_USER_ID, suspension.serviceUser().value())
        .with(SUSPENSION.FROM_AT, suspension.period().from())
        .with(SUSPENSION.TO_AT, suspension.period().to())
        .with(SUSPENSION.REASON, suspension.reason());
  }
}
