package org.visitline.verification.measures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.visitline.schema.ProviderId;
import org.visitline.schema.jooq.Tables;
import org.visitline.verification.time.CivilZone;

/**
 * The queries of one period. Providers are named one by one: the rows of each lie together by date,
 * and joined to the table of providers every day of theirs would be read.
 */
final class JooqPeriod {

  private final DSLContext sql;
  private final Param<Instant> now;
  private final MeasuredBy by;
  private final Param<LocalDate> first;
  private final Param<LocalDate> last;
  private final Param<Instant> begins;
  private final Param<Instant> ends;
  private final Param<String> only;
  private final QueryPart providers;

  JooqPeriod(
      DSLContext sql,
      CivilZone zone,
      Instant now,
      MeasuredBy by,
      LocalDate first,
      LocalDate last,
      @Nullable ProviderId only) {
    this.sql = sql;
    this.now = DSL.val(now, Tables.VISIT.BEGINS_AT);
    this.by = by;
    this.first = DSL.val(first);
    this.last = DSL.val(last);
    this.begins = DSL.val(zone.startOf(first), Tables.VISIT.BEGINS_AT);
    this.ends = DSL.val(zone.startOf(last.plusDays(1)), Tables.VISIT.BEGINS_AT);
    this.only = DSL.val(only == null ? null : only.value(), String.class);
    List<String> named =
        only == null
            ? sql.select(Tables.PROVIDER.PROVIDER_ID)
                .from(Tables.PROVIDER)
                .fetch(Tables.PROVIDER.PROVIDER_ID)
            : List.of(only.value());
    // Of a council without a provider nothing is counted, and none is called so.
    this.providers =
        DSL.list(
            (named.isEmpty() ? List.of("") : named)
                .stream().map(id -> DSL.val(id, Tables.PROVIDER.PROVIDER_ID)).toList());
  }

  /** Column of a table by which its rows are told apart. */
  private String subject(String table) {
    return switch (by) {
      case COUNCIL -> "''";
      case PROVIDER -> table + ".provider_id";
      case SERVICE_USER -> table + ".service_user_id";
      case WORKER -> table + ".care_worker_id";
    };
  }

  Map<String, Record> plans() {
    return by == MeasuredBy.WORKER
        ? Map.of()
        : bySubject(
            """
            SELECT %s AS subject,
                   COUNT(*) AS planned_visits,
                   SUM(planned.workers) AS planned_slots,
                   SUM(planned.workers * planned.duration_minutes) AS planned_minutes,
                   SUM(planned.duration_minutes < 30) AS under_30,
                   SUM(planned.duration_minutes <= 15) AS up_to_15
            FROM commissioned_visit AS planned
            WHERE planned.provider_id IN ({4})
              AND planned.date BETWEEN {0} AND {1}
              AND planned.start_at <= {3}
              AND NOT planned.cancelled
              AND NOT planned.suspended
            GROUP BY subject
            """
                .formatted(subject("planned")));
  }

  /** A provisional finding may still be cleared by a late call. */
  Map<String, Record> losses() {
    return by == MeasuredBy.WORKER
        ? Map.of()
        : bySubject(
            """
            SELECT %s AS subject,
                   SUM(found.code = 'MISSED_VISIT') AS missed,
                   SUM(found.code = 'UNVERIFIED_VISIT') AS unverified
            FROM discrepancy AS found
            WHERE found.date BETWEEN {0} AND {1}
              AND ({2} IS NULL OR found.provider_id = {2})
              AND found.code IN ('MISSED_VISIT', 'UNVERIFIED_VISIT')
              AND NOT found.provisional
              AND {3} IS NOT NULL
            GROUP BY subject
            """
                .formatted(subject("found")));
  }

  /**
   * What the timesheet says of each visit. Its codes stand between semicolons; a finding about a
   * commissioned visit as a whole stands on each of its lines. A visit counts for the date for
   * which it was commissioned, as its plan does; only within two days of the period's ends, which a
   * late start past midnight may cross, that date has to be looked up.
   */
  Map<String, Record> lines() {
    return bySubject(
        """
        SELECT %s AS subject,
               COUNT(*) AS visits,
               COUNT(line.commissioned_visit_id) AS in_slot,
               COUNT(line.commissioned_visit_id) AS planned_slots,
               COUNT(DISTINCT line.commissioned_visit_id) AS planned_visits,
               SUM(IFNULL(line.commissioned_minutes, 0)) AS planned_minutes,
               COUNT(DISTINCT IF(line.commissioned_minutes < 30,
                                 line.commissioned_visit_id, NULL)) AS under_30,
               COUNT(DISTINCT IF(line.commissioned_minutes <= 15,
                                 line.commissioned_visit_id, NULL)) AS up_to_15,
               SUM(IF(line.commissioned_visit_id IS NULL, 0,
                      IFNULL(line.actual_minutes, 0))) AS minutes,
               SUM(line.commissioned_visit_id IS NOT NULL
                   AND line.arrived_at IS NOT NULL) AS arrivals,
               SUM(line.commissioned_visit_id IS NOT NULL
                   AND line.actual_minutes IS NOT NULL) AS complete,
               SUM(CONCAT(';', line.discrepancies, ';') LIKE '%%;LATE\\_ARRIVAL;%%') AS late,
               SUM(line.discrepancies LIKE '%%VERY\\_LATE\\_ARRIVAL%%') AS very_late,
               SUM(line.discrepancies LIKE '%%EARLY\\_ARRIVAL%%') AS early,
               SUM(line.discrepancies LIKE '%%SHORT\\_VISIT%%') AS too_short,
               SUM(line.discrepancies LIKE '%%MANUAL\\_ENTRY%%') AS by_hand,
               SUM(line.discrepancies LIKE '%%MANUAL\\_AT\\_PLAN%%') AS at_plan,
               SUM(visit.location_proof = 'FULL') AS full_proof,
               SUM(visit.location_proof <> 'NONE') AS any_proof,
               SUM(IF(line.status IN ('HELD', 'PENDING'),
                      IFNULL(line.actual_minutes, 0), 0)) AS unverified_minutes,
               SUM(IF(visit.arrival_call IS NULL AND visit.departure_call IS NULL,
                      line.payable_minutes, 0)) AS by_hand_minutes
        FROM timesheet_line AS line
        JOIN visit ON visit.visit_id = line.visit_id
        WHERE line.provider_id IN ({4})
          AND line.date BETWEEN {0} - INTERVAL 2 DAY AND {1} + INTERVAL 2 DAY
          AND (line.date BETWEEN {0} + INTERVAL 2 DAY AND {1} - INTERVAL 2 DAY
               OR IFNULL((SELECT planned.date
                          FROM commissioned_visit AS planned
                          WHERE planned.commissioned_visit_id = line.commissioned_visit_id),
                         line.date) BETWEEN {0} AND {1})
        GROUP BY subject
        """
            .formatted(subject("line")));
  }

  /** A call that names no worker is no provider's; the council's alone. */
  Map<String, Record> unmatchedCalls() {
    return by == MeasuredBy.SERVICE_USER
        ? Map.of()
        : bySubject(
            """
            SELECT IFNULL(%s, '') AS subject, COUNT(*) AS calls
            FROM discrepancy AS found
            WHERE found.date BETWEEN {0} AND {1}
              AND ({2} IS NULL OR found.provider_id = {2})
              AND found.code IN ('UNKNOWN_WORKER', 'UNKNOWN_SERVICE_USER')
              AND {3} IS NOT NULL
            GROUP BY subject
            HAVING subject <> '' OR %b
            """
                .formatted(subject("found"), by == MeasuredBy.COUNCIL));
  }

  /** How long outcomes written in the period took. */
  Map<String, List<Double>> hoursToOutcome() {
    return JooqOutcomes.hours(sql, by, begins, ends, only);
  }

  /** For a worker the figure says how many workers the people saw whom that worker saw. */
  Map<String, Double> workersPerPerson(int days) {
    Map<String, Double> means = new HashMap<>();
    sql.fetch(
            (by == MeasuredBy.WORKER
                    ? """
                    SELECT own.care_worker_id AS subject, AVG(person.workers) AS mean
                    FROM (SELECT DISTINCT visit.care_worker_id, visit.service_user_id
                          FROM visit
                          WHERE visit.date BETWEEN {1} - INTERVAL %2$d DAY AND {1}
                            AND ({2} IS NULL OR visit.provider_id = {2})) AS own
                    JOIN (SELECT visit.service_user_id,
                                 COUNT(DISTINCT visit.care_worker_id) AS workers
                          FROM visit
                          WHERE visit.date BETWEEN {1} - INTERVAL %2$d DAY AND {1}
                            AND ({2} IS NULL OR visit.provider_id = {2})
                            AND {0} IS NOT NULL
                          GROUP BY visit.service_user_id) AS person
                      ON person.service_user_id = own.service_user_id
                    GROUP BY subject
                    """
                    : """
                    SELECT subject, AVG(workers) AS mean
                    FROM (SELECT %1$s AS subject, COUNT(DISTINCT visit.care_worker_id) AS workers
                          FROM visit
                          WHERE visit.provider_id IN ({3})
                            AND visit.date BETWEEN {1} - INTERVAL %2$d DAY AND {1}
                            AND {0} IS NOT NULL
                          GROUP BY subject, visit.service_user_id) AS person
                    GROUP BY subject
                    """)
                .formatted(subject("visit"), days - 1),
            first,
            last,
            only,
            providers)
        .forEach(row -> means.put(row.get("subject", String.class), row.get("mean", Double.class)));
    return means;
  }

  private Map<String, Record> bySubject(String query) {
    Map<String, Record> rows = new HashMap<>();
    sql.fetch(query, first, last, only, now, providers)
        .forEach(row -> rows.put(row.get("subject", String.class), row));
    return rows;
  }
}
