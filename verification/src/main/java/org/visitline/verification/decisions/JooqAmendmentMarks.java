package org.visitline.verification.decisions;

import static org.visitline.schema.jooq.Tables.LOGGED_CALL;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.visitline.schema.jooq.tables.records.AmendmentRecord;
import org.visitline.schema.jooq.tables.records.VisitRecord;
import org.visitline.verification.casework.Amendment;
import org.visitline.verification.store.JooqMarks;
import org.visitline.verification.store.JooqVisitNames;
import org.visitline.verification.time.CivilZone;

/** Leaves the marks of an amendment that came or went. */
final class JooqAmendmentMarks {

  private JooqAmendmentMarks() {}

  /** The visit may leave one date and come to another: both are touched. */
  static void leave(DSLContext transaction, AmendmentRecord row, CivilZone zone, Instant now) {
    JooqMarks marks = JooqMarks.at(now);
    String visit = row.getVisitId() == null ? nameOf(row) : row.getVisitId();
    marks.decidedOn(transaction, List.of(visit), List.of());
    marks.calls(transaction, LOGGED_CALL.CALL_ID.eq(visit));
    String person =
        row.getServiceUserId() != null
            ? row.getServiceUserId()
            : JooqVisitNames.findHolding(transaction, visit)
                .map(VisitRecord::getServiceUserId)
                .orElse(null);
    if (person != null) {
      dates(row, zone).forEach(date -> marks.serviceUser(transaction, person, date));
    }
  }

  private static Set<LocalDate> dates(AmendmentRecord row, CivilZone zone) {
    Set<LocalDate> dates = new TreeSet<>();
    if (row.getArrivedAt() != null) {
      dates.add(zone.dateOf(row.getArrivedAt()));
    }
    if (row.getDepartedAt() != null) {
      dates.add(zone.dateOf(row.getDepartedAt()));
    }
    return dates;
  }

  private static String nameOf(AmendmentRecord row) {
    return Amendment.nameOf(row.getAmendmentNo());
  }
}
