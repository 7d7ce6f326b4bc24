package org.visitline.benchmarks.year;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.visitline.benchmarks.year.Person.DailyVisit;
import org.visitline.verification.time.CivilZone;

/**
 * A visit that the council commissioned for a date.
 *
 * @param listed whether {@code commissioned_visits.csv} has a row for it: an occurrence of a weekly
 *     order needs none
 * @param assigned the workers whom the provider means to send
 */
record PlannedVisit(
    String id,
    Person person,
    LocalDate date,
    DailyVisit terms,
    boolean listed,
    boolean cancelled,
    List<Carer> assigned) {

  Instant start() {
    return CivilZone.LONDON.instantOf(date, terms.start());
  }
}
