package org.visitline.verification.measures;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Param;

/**
 * How long findings waited until somebody accepted them, until a query about them ended, or until
 * an unmatched call was linked or rejected. What was taken back has no outcome yet.
 */
final class JooqOutcomes {

  private JooqOutcomes() {}

  /** By the civil date of the outcome in UTC: an hour of a summer night does not matter here. */
  static Map<String, List<Double>> hours(
      DSLContext sql,
      MeasuredBy by,
      Param<LocalDate> first,
      Param<LocalDate> last,
      Param<String> only) {
    Map<String, List<Double>> hours = new HashMap<>();
    sql.fetch(
            """
            SELECT IFNULL(%s, '') AS subject,
                   TIMESTAMPDIFF(SECOND, outcome.first_found_at, outcome.written_at) / 3600
                     AS hours
            FROM (SELECT visit_id, commissioned_visit_id, first_found_at, written_at
                  FROM acknowledgement
                  WHERE written_at >= {0} AND written_at < {1} + INTERVAL 1 DAY
                    AND acknowledgement_id NOT IN (SELECT acknowledgement_id
                                                   FROM acknowledgement_withdrawal)
                  UNION ALL
                  SELECT about.visit_id, about.commissioned_visit_id, about.first_found_at,
                         entry.written_at
                  FROM provider_query_entry AS entry
                  JOIN provider_query_finding AS about USING (query_id)
                  WHERE entry.written_at >= {0} AND entry.written_at < {1} + INTERVAL 1 DAY
                    AND entry.kind IN ('ACCEPTED', 'CLOSED')
                  UNION ALL
                  -- A call that nobody could place is found as it rings; the finding goes with
                  -- the word that is said of it, of which the latest holds.
                  SELECT IFNULL(arrived.visit_id, departed.visit_id), '', rang.answered_at,
                         said.written_at
                  FROM queue_decision AS said
                  JOIN logged_call AS rang USING (call_id)
                  LEFT JOIN visit AS arrived ON arrived.visit_id = said.call_id
                  LEFT JOIN visit AS departed ON departed.departure_call = said.call_id
                  WHERE said.written_at >= {0} AND said.written_at < {1} + INTERVAL 1 DAY
                    AND said.decision IN ('LINKED', 'REJECTED')
                    AND NOT EXISTS (SELECT 1 FROM queue_decision AS later
                                    WHERE later.call_id = said.call_id
                                      AND later.queue_decision_id > said.queue_decision_id)
                 ) AS outcome
            LEFT JOIN visit ON visit.visit_id = outcome.visit_id
            LEFT JOIN commissioned_visit AS planned
              ON planned.commissioned_visit_id = outcome.commissioned_visit_id
            WHERE {2} IS NULL OR IFNULL(visit.provider_id, planned.provider_id) = {2}
            """
                .formatted(
                    switch (by) {
                      case COUNCIL -> "''";
                      case PROVIDER -> "IFNULL(visit.provider_id, planned.provider_id)";
                      case SERVICE_USER -> "IFNULL(visit.service_user_id, planned.service_user_id)";
                      case WORKER -> "visit.care_worker_id";
                    }),
            first,
            last,
            only)
        .forEach(
            row ->
                hours
                    .computeIfAbsent(row.get("subject", String.class), none -> new ArrayList<>())
                    .add(row.get("hours", Double.class)));
    if (by != MeasuredBy.COUNCIL) {
      hours.remove("");
    }
    return hours;
  }
}
