package org.visitline.verification.report;

import java.time.Duration;
import java.util.List;
import org.visitline.verification.calls.PlacedCall;
import org.visitline.verification.matching.MatchedVisit;
import org.visitline.verification.pairing.Visit;

/** {@code visits.csv}: every visit, with the slot it took. */
final class VisitsTable {

  static final String NAME = "visits.csv";

  static final List<String> HEADER =
      List.of(
          "visit",
          "service_user_id",
          "care_worker_id",
          "provider_id",
          "arrival_call",
          "departure_call",
          "arrived_at",
          "departed_at",
          "actual_seconds",
          "commissioned_visit_id",
          "location_proof",
          "extra_calls");

  private VisitsTable() {}

  static void write(MatchedVisit matched, CsvText table) {
    Visit visit = matched.visit();
    Duration lasted = visit.duration();
    table.row(
        visit.id().value(),
        visit.serviceUser().id().value(),
        visit.worker().id().value(),
        visit.provider().value(),
        visit.arrival() == null ? "" : visit.arrival().id().value(),
        visit.departure() == null ? "" : visit.departure().id().value(),
        Cell.of(visit.arrivedAt()),
        Cell.of(visit.departedAt()),
        lasted == null ? "" : Long.toString(lasted.toSeconds()),
        matched.commissioned() == null ? "" : matched.commissioned().id().value(),
        visit.locationProof().name(),
        extraCalls(visit));
  }

  private static String extraCalls(Visit visit) {
    return visit.extraCalls().isEmpty()
        ? ""
        : Cell.of(visit.extraCalls().stream().map(PlacedCall::id).toList());
  }
}
