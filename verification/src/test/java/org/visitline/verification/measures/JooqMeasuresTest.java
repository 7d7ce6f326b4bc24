package org.visitline.verification.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.visitline.schema.CallId;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.Database;
import org.visitline.schema.ProviderId;
import org.visitline.schema.ServiceUserId;
import org.visitline.schema.jooq.tables.records.DiscrepancyRecord;
import org.visitline.verification.casework.Outcome;
import org.visitline.verification.casework.QueryEntryKind;
import org.visitline.verification.casework.Signed;
import org.visitline.verification.decisions.AdasDay;
import org.visitline.verification.decisions.JooqAcknowledgements;
import org.visitline.verification.decisions.JooqAmendments;
import org.visitline.verification.decisions.JooqQueries;
import org.visitline.verification.decisions.JooqQueueDecisions;
import org.visitline.verification.decisions.ShownFinding;
import org.visitline.verification.store.JooqFindingFacts;
import org.visitline.verification.store.TestDatabases;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;

/** Figures that can be counted by hand: Ada's late visit, one missed, one added, one call lost. */
class JooqMeasuresTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 2);
  private static final Instant NOW = Instant.parse("2026-06-02T20:00:00Z");

  private static Database database;
  private static DSLContext sql;

  @BeforeAll
  static void open() {
    database = TestDatabases.fresh("measures");
    sql = database.jooq();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void aDay() {
    AdasDay.in(sql);
    sql.execute("INSERT INTO provider (provider_id, name) VALUES ('PB', 'Other Hands')");
    sql.execute(
        """
        INSERT INTO dated_visit (commissioned_visit_id, service_user_id, provider_id, service_type,
                                 date, start, duration_minutes, workers, cancelled)
        VALUES ('C2', 'S1', 'PA', 'personal care', '2026-06-02', '12:00', 15, 1, FALSE),
               ('C3', 'S2', 'PA', 'personal care', '2026-06-02', '18:00', 45, 2, FALSE),
               ('C4', 'S2', 'PA', 'personal care', '2026-06-02', '19:00', 45, 2, TRUE),
               ('C5', 'S2', 'PB', 'personal care', '2026-06-02', '20:00', 20, 1, FALSE),
               ('C6', 'S2', 'PA', 'personal care', '2026-06-02', '22:00', 60, 1, FALSE)
        """);
    sql.execute("INSERT INTO to_verify VALUES ('S2', '1000-01-01', NOW(3))");
    AdasDay.ring(sql, "K9", "16:00", null, "ARRIVAL");
    new JooqAmendments(sql, () -> NOW, CivilZone.LONDON)
        .add(
            new ServiceUserId("S2"),
            new CareWorkerId("W1"),
            Instant.parse("2026-06-02T17:00:00Z"),
            Instant.parse("2026-06-02T17:45:00Z"),
            new Signed("NO_CALLS_RECORDS_SEEN", "log book", "petra"));
    verifier().catchUp();
  }

  @Test
  void what_was_planned_and_delivered() {
    Measures provider = by(MeasuredBy.PROVIDER, "PA");
    // C6 is still to come, C4 was cancelled.
    assertThat(provider.plan())
        .isEqualTo(
            new Measures.Plan(
                3, 4, 30 + 15 + 90, new Share(1, 3), 0, new Share(1, 3), new Share(1, 3)));
    assertThat(provider.attendance())
        .isEqualTo(
            new Measures.Attendance(
                2,
                75,
                new Share(75, 135),
                new Share(1, 2),
                new Share(1, 2),
                new Share(0, 2),
                new Share(0, 2),
                new Share(0, 2)));
    assertThat(by(MeasuredBy.PROVIDER, "PB").plan().missed()).isEqualTo(new Share(0, 1));
  }

  @Test
  void what_shows_it() {
    assertThat(by(MeasuredBy.PROVIDER, "PA").proof())
        .isEqualTo(
            new Measures.Proof(new Share(1, 2), new Share(1, 2), new Share(1, 2), new Share(1, 1)));
  }

  @Test
  void what_is_left_to_do_and_how_long_outcomes_took() {
    DiscrepancyRecord late = sql.fetchSingle(DISCREPANCY, DISCREPANCY.CODE.eq("LATE_ARRIVAL"));
    sql.execute("UPDATE discrepancy SET first_found_at = '2026-06-02 08:00'");
    new JooqAcknowledgements(sql, () -> NOW)
        .acknowledge(
            List.of(new ShownFinding(late.getDiscrepancyId(), JooqFindingFacts.of(late).digest())),
            new Signed("WEATHER", "", "olga"));
    assertThat(measures().ofCouncil(DAY, DAY).casework())
        .isEqualTo(new Measures.Casework(1, 1, 12.0, 75, 45));
    assertThat(by(MeasuredBy.SERVICE_USER, "S1").casework())
        .isEqualTo(new Measures.Casework(0, 1, 12.0, 30, 0));
  }

  @Test
  void what_was_accepted_by_mistake_and_taken_back_has_no_outcome() {
    DiscrepancyRecord late = sql.fetchSingle(DISCREPANCY, DISCREPANCY.CODE.eq("LATE_ARRIVAL"));
    JooqAcknowledgements acknowledgements = new JooqAcknowledgements(sql, () -> NOW);
    Outcome.Written written =
        (Outcome.Written)
            acknowledgements.acknowledge(
                List.of(
                    new ShownFinding(late.getDiscrepancyId(), JooqFindingFacts.of(late).digest())),
                new Signed("WEATHER", "", "olga"));
    acknowledgements.withdraw(written.number(), "by mistake", "olga");
    assertThat(measures().ofCouncil(DAY, DAY).casework().medianHoursToOutcome()).isNull();
  }

  @Test
  void a_finding_has_one_outcome_the_first_of_what_was_said_of_it() {
    DiscrepancyRecord late = sql.fetchSingle(DISCREPANCY, DISCREPANCY.CODE.eq("LATE_ARRIVAL"));
    sql.execute("UPDATE discrepancy SET first_found_at = '2026-06-02 08:00'");
    List<ShownFinding> shown =
        List.of(new ShownFinding(late.getDiscrepancyId(), JooqFindingFacts.of(late).digest()));
    Instant atNoon = Instant.parse("2026-06-02T12:00:00Z");
    JooqQueries queries = new JooqQueries(sql, () -> atNoon);
    Outcome.Written asked =
        (Outcome.Written)
            queries.ask(new ProviderId("PA"), shown, "Why?", atNoon.plusSeconds(60), "olga");
    queries.write(asked.number(), QueryEntryKind.CLOSED, "found out otherwise", null, "olga");
    assertThat(measures().ofCouncil(DAY, DAY).casework().medianHoursToOutcome()).isEqualTo(4.0);

    new JooqAcknowledgements(sql, () -> NOW).acknowledge(shown, new Signed("WEATHER", "", "olga"));
    assertThat(measures().ofCouncil(DAY, DAY).casework())
        .extracting(Measures.Casework::outcomes, Measures.Casework::medianHoursToOutcome)
        .containsExactly(1L, 4.0);

    sql.execute("UPDATE provider_query_entry SET written_at = '2026-06-01 12:00'");
    assertThat(measures().ofCouncil(DAY, DAY).casework().outcomes())
        .as("it is counted where the first is")
        .isZero();
  }

  @Test
  void an_outcome_counts_on_the_civil_date_on_which_it_was_written() {
    DiscrepancyRecord late = sql.fetchSingle(DISCREPANCY, DISCREPANCY.CODE.eq("LATE_ARRIVAL"));
    Instant afterMidnight = Instant.parse("2026-06-02T23:30:00Z");
    new JooqAcknowledgements(sql, () -> afterMidnight)
        .acknowledge(
            List.of(new ShownFinding(late.getDiscrepancyId(), JooqFindingFacts.of(late).digest())),
            new Signed("WEATHER", "", "olga"));
    assertThat(measures().ofCouncil(DAY, DAY).casework().outcomes()).isZero();
    assertThat(measures().ofCouncil(DAY.plusDays(1), DAY.plusDays(1)).casework().outcomes())
        .isEqualTo(1);
  }

  @Test
  void a_call_that_is_put_aside_is_its_workers_providers_outcome() {
    Instant rang = sql.fetchValue(LOGGED_CALL.ANSWERED_AT, LOGGED_CALL.CALL_ID.eq("K9"));
    new JooqQueueDecisions(sql, () -> rang.plus(Duration.ofHours(2)))
        .reject(new CallId("K9"), new Signed("WRONG_KEYS", "rang from the office", "olga"));
    assertThat(by(MeasuredBy.PROVIDER, "PA").casework())
        .extracting(Measures.Casework::outcomes, Measures.Casework::medianHoursToOutcome)
        .containsExactly(1L, 2.0);
    assertThat(by(MeasuredBy.WORKER, "W1").casework().outcomes()).isEqualTo(1);
  }

  /** K9 is Ann's call at 16:00 from a number that is nobody's. */
  @Test
  void an_unmatched_call_that_is_linked_or_put_aside_has_an_outcome_until_it_is_reopened() {
    Instant rang = sql.fetchValue(LOGGED_CALL.ANSWERED_AT, LOGGED_CALL.CALL_ID.eq("K9"));
    Signed why = new Signed("WRONG_KEYS", "a window cleaner", "olga");
    JooqQueueDecisions decisions =
        new JooqQueueDecisions(sql, () -> rang.plus(Duration.ofHours(3)));
    long rejected = written(decisions.reject(new CallId("K9"), why));
    assertThat(measures().ofCouncil(DAY, DAY).casework())
        .extracting(Measures.Casework::outcomes, Measures.Casework::medianHoursToOutcome)
        .containsExactly(1L, 3.0);
    written(decisions.reopen(new CallId("K9"), rejected, why));
    assertThat(measures().ofCouncil(DAY, DAY).casework().outcomes()).isZero();

    // Ada's own: then it is her visit's provider's too.
    decisions.link(new CallId("K9"), new CareWorkerId("W1"), new ServiceUserId("S1"), why);
    verifier().catchUp();
    assertThat(by(MeasuredBy.PROVIDER, "PA").casework())
        .extracting(Measures.Casework::outcomes, Measures.Casework::medianHoursToOutcome)
        .containsExactly(1L, 3.0);
  }

  @Test
  void a_visit_past_midnight_is_delivered_on_the_date_for_which_it_was_planned() {
    sql.execute("UPDATE dated_visit SET start = '23:50' WHERE commissioned_visit_id = 'C1'");
    sql.execute("UPDATE logged_call SET answered_at = '2026-06-02 23:05' WHERE call_id = 'K1'");
    sql.execute("UPDATE logged_call SET answered_at = '2026-06-02 23:35' WHERE call_id = 'K2'");
    sql.execute("INSERT INTO to_verify VALUES ('S1', '1000-01-01', NOW(3))");
    Instant later = Instant.parse("2026-06-03T12:00:00Z");
    new Verifier(database, CivilZone.LONDON, () -> later).catchUp();
    JooqMeasures measures = new JooqMeasures(sql, CivilZone.LONDON, later);
    assertThat(sql.fetchValues(VISIT.DATE, VISIT.VISIT_ID.eq("K1")))
        .containsExactly(DAY.plusDays(1));
    assertThat(measures.by(MeasuredBy.SERVICE_USER, DAY, DAY, null))
        .filteredOn(one -> one.subject().equals("S1"))
        .extracting(one -> one.attendance().minutes())
        .containsExactly(30L);
    assertThat(measures.ofCouncil(DAY.plusDays(1), DAY.plusDays(1)).attendance().minutes())
        .isZero();
  }

  @Test
  void a_worker_is_measured_by_how_many_the_people_see_whom_the_worker_sees() {
    assertThat(by(MeasuredBy.WORKER, "W1").continuity())
        .isEqualTo(new Measures.Continuity(1.0, 1.0));
  }

  @Test
  void a_worker_is_measured_by_the_slots_taken() {
    Measures ann = by(MeasuredBy.WORKER, "W1");
    assertThat(ann.plan().slots()).isEqualTo(2);
    assertThat(ann.attendance().delivered()).isEqualTo(new Share(75, 75));
    assertThat(ann.casework().unmatchedCalls()).isEqualTo(1);
  }

  @Test
  void how_many_different_workers_a_person_sees() {
    assertThat(measures().ofCouncil(DAY, DAY).continuity())
        .isEqualTo(new Measures.Continuity(1.0, 1.0));
  }

  @Test
  void a_provider_can_be_told_its_own_figures_alone_and_an_empty_time_has_none() {
    assertThat(measures().by(MeasuredBy.SERVICE_USER, DAY, DAY, new ProviderId("PB")))
        .extracting(Measures::subject)
        .containsExactly("S2");
    LocalDate before = DAY.minusYears(1);
    Measures council = measures().ofCouncil(before, before);
    assertThat(council.attendance().onTime().percent()).isEmpty();
    assertThat(council.casework().medianHoursToOutcome()).isNull();
  }

  private static Measures by(MeasuredBy by, String subject) {
    return measures().by(by, DAY, DAY, null).stream()
        .filter(one -> one.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  private static JooqMeasures measures() {
    return new JooqMeasures(sql, CivilZone.LONDON, NOW);
  }

  private static Verifier verifier() {
    return new Verifier(database, CivilZone.LONDON, () -> NOW);
  }

  private static long written(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Written.class);
    return ((Outcome.Written) outcome).number();
  }
}
