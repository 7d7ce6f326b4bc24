package org.visitline.verification.measures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Param;

/**
 * How long findings waited until somebody accepted them or a query about them ended, whichever was
 * first, and unmatched calls until they were linked or rejected. What was taken back has no outcome
 * yet.
 */
final class JooqOutcomes {

  /** By which a finding is known again, wherever something is said of it. */
  private static final List<String> FINDING =
      List.of(
          "code",
          "commissioned_visit_id",
          "visit_id",
          "care_worker_id",
          "call_id",
          "other_visit_id",
          "amendment_id",
          "first_found_at");

  /** Findings accepted, with the moment of it; those taken back left out. */
  private static final String ACCEPTED =
      """
      FROM acknowledgement AS said %s
      WHERE said.acknowledgement_id NOT IN (SELECT acknowledgement_id
                                            FROM acknowledgement_withdrawal)
      """;

  /** Findings that a query asked about, with the moment of its end. */
  private static final String QUERY_ENDED =
      """
      FROM provider_query_finding AS about %s
      JOIN provider_query_entry AS said ON said.query_id = about.query_id
      WHERE said.kind IN ('ACCEPTED', 'CLOSED')
      """;

  private JooqOutcomes() {}

  /**
   * Hours of each outcome, by subject.
   *
   * @param begins first instant of the period
   * @param ends first instant after it
   * @param only provider; null: all
   */
  static Map<String, List<Double>> hours(
      DSLContext sql,
      MeasuredBy by,
      Param<Instant> begins,
      Param<Instant> ends,
      Param<String> only) {
    Map<String, List<Double>> hours = new HashMap<>();
    sql.fetch(
            """
            WITH ended AS (
              SELECT %1$s, MIN(written_at) AS written_at
              FROM (SELECT %1$s, said.written_at %2$s AND said.written_at >= {0} AND said.written_at < {1}
                    UNION ALL
                    SELECT %1$s, said.written_at %3$s AND said.written_at >= {0} AND said.written_at < {1}
                   ) AS word
              GROUP BY %1$s
            )
            SELECT IFNULL(%5$s, '') AS subject,
                   TIMESTAMPDIFF(SECOND, outcome.first_found_at, outcome.written_at) / 3600
                     AS hours
            FROM (SELECT IFNULL(visit.provider_id, planned.provider_id) AS provider_id,
                         IFNULL(visit.service_user_id, planned.service_user_id) AS service_user_id,
                         IFNULL(visit.care_worker_id, NULLIF(ended.care_worker_id, ''))
                           AS care_worker_id,
                         ended.first_found_at, ended.written_at
                  FROM ended
                  LEFT JOIN visit ON visit.visit_id = ended.visit_id
                  LEFT JOIN commissioned_visit AS planned
                    ON planned.commissioned_visit_id = ended.commissioned_visit_id
                  WHERE %4$s
                  UNION ALL
                  -- A call that nobody could place is found as it rings; the finding goes with
                  -- the word that is said of it, of which the latest holds. It is its worker's
                  -- and that worker's provider's, whether it made a visit or not.
                  SELECT IFNULL(made.provider_id, worker.provider_id),
                         IFNULL(made.service_user_id, said.service_user_id),
                         worker.care_worker_id, rang.answered_at, said.written_at
                  FROM queue_decision AS said
                  JOIN logged_call AS rang USING (call_id)
                  LEFT JOIN visit AS made
                    ON made.visit_id = COALESCE(
                         (SELECT visit_id FROM visit WHERE visit_id = said.call_id),
                         (SELECT MIN(visit_id) FROM visit WHERE departure_call = said.call_id))
                  LEFT JOIN care_worker AS worker
                    ON worker.care_worker_id = COALESCE(
                         made.care_worker_id,
                         said.care_worker_id,
                         (SELECT CASE 1 WHEN COUNT(*) THEN MIN(own.care_worker_id)
                                        WHEN SUM(held.provider_id <=> rang.dialled_provider_id)
                                        THEN MIN(IF(held.provider_id <=> rang.dialled_provider_id,
                                                    own.care_worker_id, NULL)) END
                          FROM worker_pin AS own
                          JOIN care_worker AS held USING (care_worker_id)
                          WHERE own.pin_hash = rang.pin_hash
                            AND DATE(rang.answered_at)
                                BETWEEN own.valid_from AND IFNULL(own.valid_to, '9999-12-31')
                            AND DATE(rang.answered_at)
                                BETWEEN IFNULL(held.active_from, '1000-01-01')
                                    AND IFNULL(held.active_to, '9999-12-31')))
                  WHERE said.written_at >= {0} AND said.written_at < {1}
                    AND said.decision IN ('LINKED', 'REJECTED')
                    AND NOT EXISTS (SELECT 1 FROM queue_decision AS later
                                    WHERE later.call_id = said.call_id
                                      AND later.queue_decision_id > said.queue_decision_id)
                 ) AS outcome
            WHERE {2} IS NULL OR outcome.provider_id = {2}
            """
                .formatted(
                    String.join(", ", FINDING),
                    ACCEPTED.formatted(""),
                    QUERY_ENDED.formatted(""),
                    String.join(
                        " AND ",
                        notBefore(ACCEPTED, "said", "acknowledgement", "visit"),
                        notBefore(ACCEPTED, "said", "acknowledgement", "commissioned"),
                        notBefore(QUERY_ENDED, "about", "query_finding", "visit"),
                        notBefore(QUERY_ENDED, "about", "query_finding", "commissioned")),
                    switch (by) {
                      case COUNCIL -> "''";
                      case PROVIDER -> "outcome.provider_id";
                      case SERVICE_USER -> "outcome.service_user_id";
                      case WORKER -> "outcome.care_worker_id";
                    }),
            begins,
            ends,
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

  /**
   * That the finding had no such outcome before the period: it is counted where the first one is.
   * The index is said, for of what names no visit MariaDB would read everything that names none.
   */
  private static String notBefore(String words, String finding, String table, String by) {
    String same =
        FINDING.stream()
            .map(column -> "%s.%s = ended.%s".formatted(finding, column, column))
            .collect(Collectors.joining(" AND "));
    return """
    NOT EXISTS (SELECT 1 %s
                AND ended.visit_id %s ''
                AND said.written_at < {0}
                AND %s)
    """
        .formatted(
            words.formatted("FORCE INDEX (" + table + "_" + by + ")"),
            by.equals("visit") ? "<>" : "=",
            same);
  }
}
