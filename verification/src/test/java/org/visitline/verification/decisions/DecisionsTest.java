package org.visitline.verification.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.ACKNOWLEDGEMENT;
import static org.visitline.schema.jooq.Tables.AMENDMENT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.PROVIDER_QUERY_ENTRY;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
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
import org.visitline.verification.pairing.VisitId;
import org.visitline.verification.store.DatabaseCheck;
import org.visitline.verification.store.JooqFindingFacts;
import org.visitline.verification.store.TestDatabases;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;

/** What people decide about {@link AdasDay} holds through all deriving. */
class DecisionsTest {

  private static final Outcome CHANGED =
      new Outcome.Refused("One of these findings has changed since it was shown. Look again.");
  private static final Signed WEATHER = new Signed("WEATHER", "", "olga");

  private static Database database;
  private static DSLContext sql;

  private Instant now = Instant.parse("2026-06-02T12:00:00Z");

  @BeforeAll
  static void open() {
    database = TestDatabases.fresh("decisions");
    sql = database.jooq();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void adasDay() {
    AdasDay.in(sql);
    derive();
  }

  @Test
  void an_acknowledged_finding_stays_so_while_its_facts_stand_and_reopens_when_they_change() {
    assertThat(timesheet()).containsExactly("K1 PENDING pays 30");
    acknowledge("LATE_ARRIVAL");
    assertThat(standing("LATE_ARRIVAL")).isEqualTo("acknowledged");
    derive();
    assertThat(timesheet()).containsExactly("K1 ACCEPTED pays 30");

    fromScratch();
    assertThat(standing("LATE_ARRIVAL")).isEqualTo("acknowledged");

    amend("07:22", null);
    derive();
    assertThat(standing("LATE_ARRIVAL")).as("22 min are not 20 min").isEqualTo("open");
    assertThat(timesheet()).containsExactly("K1 PENDING pays 28");

    new JooqAmendments(sql, () -> now, CivilZone.LONDON).reject(amendment(), "no", "olga");
    derive();
    assertThat(standing("LATE_ARRIVAL")).isEqualTo("acknowledged");
    assertThat(timesheet()).containsExactly("K1 ACCEPTED pays 30");
  }

  @Test
  void an_acknowledgement_taken_back_leaves_the_finding_open() {
    acknowledge("LATE_ARRIVAL");
    derive();
    long number = sql.fetchValue(ACKNOWLEDGEMENT.ACKNOWLEDGEMENT_ID);
    assertThat(acknowledgements().withdraw(number, "by mistake", "olga"))
        .isInstanceOf(Outcome.Written.class);
    assertThat(acknowledgements().withdraw(number, "again", "olga"))
        .isEqualTo(new Outcome.Refused("The acknowledgement had been taken back before."));
    derive();
    assertThat(standing("LATE_ARRIVAL")).isEqualTo("open");
    assertThat(timesheet()).containsExactly("K1 PENDING pays 30");
  }

  @Test
  void nobody_acknowledges_what_changed_since_the_page_was_made() {
    ShownFinding late = shown("LATE_ARRIVAL");
    amend("07:22", null);
    derive();
    assertThat(shown("LATE_ARRIVAL").id()).as("it is the same row").isEqualTo(late.id());
    assertThat(acknowledgements().acknowledge(List.of(late), WEATHER)).isEqualTo(CHANGED);
    assertThat(sql.fetchCount(ACKNOWLEDGEMENT)).isZero();
  }

  @Test
  void nobody_accepts_an_amendment_that_was_never_shown() {
    amend("07:00", "07:30");
    derive();
    ShownFinding first = shown("MANUAL_ENTRY");
    amend("07:00", "08:00");
    derive();
    assertThat(shown("MANUAL_ENTRY").id()).as("it is the same row").isEqualTo(first.id());
    assertThat(acknowledgements().acknowledge(List.of(first), WEATHER)).isEqualTo(CHANGED);
    assertThat(
            new JooqQueries(sql, () -> now)
                .ask(
                    new ProviderId("PA"),
                    List.of(first),
                    "Were you there?",
                    Instant.parse("2026-06-09T12:00:00Z"),
                    "olga"))
        .isEqualTo(CHANGED);
  }

  @Test
  void a_visit_missed_at_another_time_is_another_matter_than_the_one_that_was_accepted() {
    sql.execute("DELETE FROM logged_call");
    retime("08:00");
    assertThat(standing("MISSED_VISIT")).isEqualTo("open");
    acknowledge("MISSED_VISIT");
    derive();
    assertThat(standing("MISSED_VISIT")).isEqualTo("acknowledged");

    now = Instant.parse("2026-06-03T12:00:00Z");
    retime("18:00");
    assertThat(standing("MISSED_VISIT")).as("nobody came at 18:00 either").isEqualTo("open");
    retime("08:00");
    assertThat(standing("MISSED_VISIT")).as("as it was accepted").isEqualTo("acknowledged");
  }

  @Test
  void a_second_call_from_a_mobile_is_another_matter_than_the_first() {
    AdasDay.ring(sql, "K3", "10:00", "+447700900123", "ARRIVAL");
    link("K3", "S2");
    derive();
    acknowledge("MOBILE_LINE");
    AdasDay.ring(sql, "K4", "10:30", "+447700900123", "DEPARTURE");
    link("K4", "S2");
    derive();
    assertThat(standing("MOBILE_LINE")).as("both calls now").isEqualTo("open");
  }

  @Test
  void a_second_call_that_is_linked_is_another_matter_than_the_first() {
    AdasDay.ring(sql, "K3", "10:00", null, "ARRIVAL");
    link("K3", "S2");
    derive();
    acknowledge("MANUAL_ENTRY");
    derive();
    assertThat(standing("MANUAL_ENTRY")).isEqualTo("acknowledged");
    AdasDay.ring(sql, "K4", "10:30", null, "DEPARTURE");
    link("K4", "S2");
    derive();
    assertThat(standing("MANUAL_ENTRY")).isEqualTo("open");
  }

  @Test
  void what_was_accepted_by_its_number_alone_goes_on_by_it() {
    acknowledge("LATE_ARRIVAL");
    sql.execute("UPDATE acknowledgement SET facts = NULL");
    fromScratch();
    assertThat(standing("LATE_ARRIVAL")).isEqualTo("acknowledged");
    amend("07:22", null);
    derive();
    assertThat(standing("LATE_ARRIVAL")).isEqualTo("open");
  }

  @Test
  void what_was_decided_of_a_visit_holds_when_a_call_comes_in_that_rang_before() {
    AdasDay.ring(sql, "K3", "10:30", "+442079460002", "DEPARTURE");
    derive();
    assertThat(visits()).contains("K3 S2");
    amend("K3", "10:00", null);
    derive();
    long query = ask("MANUAL_ENTRY");
    derive();
    assertThat(timesheet()).contains("K3 HELD pays 0");

    // It rang at 09:58; Asterisk's spool brings it only now.
    AdasDay.ring(sql, "K4", "09:58", "+442079460002", "ARRIVAL");
    derive();
    assertThat(visits()).contains("K4 S2").doesNotContain("K3 S2");
    assertThat(timesheet()).as("the question is still open").contains("K4 HELD pays 0");
    assertThat(sql.fetchValue(VISIT.ARRIVED_AT, VISIT.VISIT_ID.eq("K4"))).isEqualTo(at("10:00"));
    assertThat(differences()).isEmpty();

    new JooqQueries(sql, () -> now)
        .write(query, QueryEntryKind.ACCEPTED, "Thank you.", null, "olga");
    reject(amendment("K3"));
    derive();
    assertThat(sql.fetchValue(VISIT.ARRIVED_AT, VISIT.VISIT_ID.eq("K4"))).isEqualTo(at("09:58"));
    assertThat(findings()).doesNotContain("MANUAL_ENTRY");
    assertThat(differences()).isEmpty();
  }

  @Test
  void what_was_accepted_of_a_visit_stays_so_when_a_call_comes_in_that_rang_before() {
    sql.execute("UPDATE dated_visit SET service_user_id = 'S2', start = '11:00'");
    sql.execute(
        "INSERT INTO to_verify VALUES ('S1', '2026-06-02', NOW(3)), ('S2', '2026-06-02', NOW(3))");
    AdasDay.ring(sql, "K3", "10:30", "+447700900123", "DEPARTURE");
    link("K3", "S2");
    derive();
    acknowledge("MOBILE_LINE");
    // Rang again a minute later: the visit is named by that call, and K3 is an extra one.
    AdasDay.ring(sql, "K4", "10:31", "+442079460002", "DEPARTURE");
    derive();
    assertThat(visits()).contains("K4 S2");
    assertThat(findings()).doesNotContain("MOBILE_LINE");

    sql.execute("DELETE FROM logged_call WHERE call_id = 'K4'");
    sql.execute("INSERT INTO to_verify VALUES ('S2', '2026-06-02', NOW(3))");
    AdasDay.ring(sql, "K5", "10:00", "+442079460002", "ARRIVAL");
    derive();
    assertThat(visits()).contains("K5 S2");
    assertThat(standing("MOBILE_LINE")).as("by the same call").isEqualTo("acknowledged");
    assertThat(differences()).isEmpty();
  }

  @Test
  void an_amendment_is_checked_beside_the_calls_not_beside_the_one_before() {
    amend("07:00", "07:15");
    derive();
    assertThat(adjust("K1", null, "07:10"))
        .as("beside the call of 07:20")
        .isEqualTo(
            new Outcome.Refused(
                "The departure must be later than the arrival.", Outcome.Part.DEPARTED));
    assertThat(adjust("K1", "07:40", null))
        .as("beside the call of 07:50, whatever was written before")
        .isInstanceOf(Outcome.Written.class);
    derive();
    assertThat(timesheet()).containsExactly("K1 PENDING pays 10");
  }

  private List<String> differences() {
    return verifier().compare().stream().map(DatabaseCheck.Difference::toString).toList();
  }

  private long ask(String code) {
    Outcome asked =
        new JooqQueries(sql, () -> now)
            .ask(
                new ProviderId("PA"),
                List.of(shown(code)),
                "Who rang?",
                Instant.parse("2026-06-09T12:00:00Z"),
                "olga");
    return ((Outcome.Written) asked).number();
  }

  private void reject(long amendment) {
    assertThat(new JooqAmendments(sql, () -> now, CivilZone.LONDON).reject(amendment, "no", "olga"))
        .isInstanceOf(Outcome.Written.class);
  }

  private void retime(String start) {
    sql.execute("UPDATE dated_visit SET start = {0}", DSL.val(start));
    sql.execute("INSERT INTO to_verify VALUES ('S1', '2026-06-02', NOW(3))");
    derive();
  }

  private void link(String call, String serviceUser) {
    assertThat(
            new JooqQueueDecisions(sql, () -> now)
                .link(
                    new CallId(call),
                    null,
                    new ServiceUserId(serviceUser),
                    new Signed("NUMBER_WITHHELD", "", "olga")))
        .isInstanceOf(Outcome.Written.class);
  }

  @Test
  void a_reason_that_asks_for_a_note_gets_one_and_an_archived_one_is_not_given() {
    Signed silent = new Signed("OTHER", " ", "olga");
    assertThat(acknowledgements().acknowledge(List.of(shown("LATE_ARRIVAL")), silent))
        .isEqualTo(
            new Outcome.Refused(
                "The reason 'Another reason (say which)' needs a note.", Outcome.Part.NOTE));
    Signed unheardOf = new Signed("BECAUSE", "so", "olga");
    assertThat(acknowledgements().acknowledge(List.of(shown("LATE_ARRIVAL")), unheardOf))
        .isEqualTo(new Outcome.Refused("Choose a reason from the list.", Outcome.Part.REASON));
  }

  @Test
  void the_next_amendment_is_another_matter_than_the_one_that_was_acknowledged() {
    amend("07:00", "07:30");
    derive();
    assertThat(findings()).contains("MANUAL_ENTRY", "MANUAL_AT_PLAN");
    acknowledge("MANUAL_ENTRY");
    derive();
    assertThat(timesheet()).containsExactly("K1 ACCEPTED pays 30");

    amend("07:01", "07:30");
    derive();
    assertThat(standing("MANUAL_ENTRY")).isEqualTo("open");
    assertThat(timesheet()).containsExactly("K1 PENDING pays 29");
  }

  @Test
  void a_visit_that_no_call_shows_is_added_amended_and_rejected() {
    JooqAmendments amendments = new JooqAmendments(sql, () -> now, CivilZone.LONDON);
    Outcome added =
        amendments.add(
            new ServiceUserId("S2"),
            new CareWorkerId("W1"),
            at("09:00"),
            at("09:30"),
            new Signed("NO_CALLS_RECORDS_SEEN", "log book of 2 June", "petra"));
    assertThat(added).isInstanceOf(Outcome.Written.class);
    derive();
    String name = "amendment-" + ((Outcome.Written) added).number();
    assertThat(timesheet()).contains(name + " HELD pays 0");

    amendments.adjust(new VisitId(name), at("09:05"), null, WEATHER);
    derive();
    assertThat(sql.fetchValue(VISIT.ARRIVED_AT, VISIT.VISIT_ID.eq(name))).isEqualTo(at("09:05"));
    assertThat(sql.fetchValue(VISIT.DEPARTED_AT, VISIT.VISIT_ID.eq(name)))
        .as("an adjustment that gives no departure leaves it as it was")
        .isEqualTo(at("09:30"));

    amendments.withdraw(((Outcome.Written) added).number(), "never happened", "petra");
    derive();
    assertThat(timesheet()).containsExactly("K1 PENDING pays 30");
  }

  @Test
  void an_open_query_holds_the_pay_until_its_last_word_is_acceptance() {
    JooqQueries queries = new JooqQueries(sql, () -> now);
    Outcome asked =
        queries.ask(
            new ProviderId("PA"),
            List.of(shown("LATE_ARRIVAL")),
            "Why so late?",
            Instant.parse("2026-06-09T12:00:00Z"),
            "olga");
    assertThat(standing("LATE_ARRIVAL")).isEqualTo("queried");
    derive();
    assertThat(timesheet()).containsExactly("K1 HELD pays 0");

    long query = ((Outcome.Written) asked).number();
    queries.write(query, QueryEntryKind.ANSWER, "Roadworks.", null, "petra");
    queries.write(query, QueryEntryKind.REMINDER, "", null, "olga");
    derive();
    assertThat(timesheet()).as("an answer alone ends nothing").containsExactly("K1 HELD pays 0");

    assertThat(queries.write(query, QueryEntryKind.REJECTED, " ", null, "olga"))
        .isEqualTo(new Outcome.Refused("Write what you have to say.", Outcome.Part.TEXT));
    assertThat(queries.write(query, QueryEntryKind.ACCEPTED, "", null, "olga"))
        .as("a yes needs no words")
        .isInstanceOf(Outcome.Written.class);
    derive();
    assertThat(timesheet()).containsExactly("K1 PENDING pays 30");
    assertThat(queries.write(query, QueryEntryKind.ANSWER, "And ...", null, "petra"))
        .isEqualTo(new Outcome.Refused("The query is over; ask a new one."));
  }

  @Test
  void an_amendment_that_answers_a_query_is_not_written_once_the_query_is_over() {
    long query = ask("LATE_ARRIVAL");
    JooqAmendments answering =
        new JooqAmendments(sql, () -> now, CivilZone.LONDON).answering(query);
    Signed signed = new Signed("NO_ARRIVAL_CALL", "seen in the book", "petra");
    assertThat(answering.adjust(new VisitId("K1"), at("07:01"), null, signed))
        .isInstanceOf(Outcome.Written.class);
    assertThat(
            sql.fetchValue(
                PROVIDER_QUERY_ENTRY.AMENDMENT_NO, PROVIDER_QUERY_ENTRY.KIND.eq("AMENDED")))
        .isEqualTo(amendment());

    new JooqQueries(sql, () -> now).write(query, QueryEntryKind.CLOSED, "Seen.", null, "olga");
    assertThat(answering.adjust(new VisitId("K1"), at("07:02"), null, signed))
        .isEqualTo(
            new Outcome.Refused(
                "Query no. "
                    + query
                    + " has ended meanwhile, and nothing was written. Amend the visit by itself."));
    assertThat(sql.fetchCount(AMENDMENT)).isEqualTo(1);
  }

  @Test
  void a_linked_call_makes_a_visit_and_leaves_it_when_reopened_or_linked_elsewhere() {
    AdasDay.ring(sql, "K3", "10:00", null, "ARRIVAL");
    AdasDay.ring(sql, "K4", "10:30", null, "DEPARTURE");
    derive();
    assertThat(findings()).contains("UNKNOWN_SERVICE_USER");

    JooqQueueDecisions queue = new JooqQueueDecisions(sql, () -> now);
    Signed withheld = new Signed("NUMBER_WITHHELD", "", "olga");
    queue.link(new CallId("K3"), null, new ServiceUserId("S2"), withheld);
    queue.link(new CallId("K4"), null, new ServiceUserId("S2"), withheld);
    derive();
    assertThat(visits()).containsExactly("K1 S1", "K3 S2");
    assertThat(findings()).contains("MANUAL_ENTRY").doesNotContain("UNKNOWN_SERVICE_USER");

    Outcome linked = queue.link(new CallId("K3"), null, new ServiceUserId("S1"), withheld);
    derive();
    assertThat(visits()).containsExactly("K1 S1", "K3 S1", "K4 S2");

    long decision = ((Outcome.Written) linked).number();
    assertThat(queue.reopen(new CallId("K3"), decision - 1, withheld))
        .as("of a decision that another took the place of")
        .isInstanceOf(Outcome.Refused.class);
    queue.reopen(new CallId("K3"), decision, withheld);
    queue.reject(new CallId("K4"), new Signed("NOT_A_VISIT", "", "olga"));
    derive();
    assertThat(visits()).containsExactly("K1 S1");
    assertThat(sql.fetchValues(DISCREPANCY.CALL_ID, DISCREPANCY.CODE.eq("UNKNOWN_SERVICE_USER")))
        .containsExactly("K3");
  }

  private void amend(String arrived, String departed) {
    amend("K1", arrived, departed);
  }

  private void amend(String visit, String arrived, String departed) {
    assertThat(adjust(visit, arrived, departed)).isInstanceOf(Outcome.Written.class);
    now = now.plusMillis(1);
  }

  private Outcome adjust(String visit, String arrived, String departed) {
    return new JooqAmendments(sql, () -> now, CivilZone.LONDON)
        .adjust(
            new VisitId(visit),
            arrived == null ? null : at(arrived),
            departed == null ? null : at(departed),
            new Signed("NO_ARRIVAL_CALL", "", "petra"));
  }

  private static long amendment() {
    return amendment("K1");
  }

  private static long amendment(String visit) {
    return sql.fetchValue(AMENDMENT.AMENDMENT_NO, AMENDMENT.VISIT_ID.eq(visit));
  }

  private void acknowledge(String code) {
    assertThat(acknowledgements().acknowledge(List.of(shown(code)), WEATHER))
        .isInstanceOf(Outcome.Written.class);
  }

  private JooqAcknowledgements acknowledgements() {
    return new JooqAcknowledgements(sql, () -> now);
  }

  private static ShownFinding shown(String code) {
    DiscrepancyRecord row = finding(code);
    return new ShownFinding(row.getDiscrepancyId(), JooqFindingFacts.of(row).digest());
  }

  private static DiscrepancyRecord finding(String code) {
    return sql.fetchSingle(DISCREPANCY, DISCREPANCY.CODE.eq(code));
  }

  private static String standing(String code) {
    DiscrepancyRecord row = finding(code);
    return row.getQueried() ? "queried" : row.getAcknowledged() ? "acknowledged" : "open";
  }

  private static List<String> findings() {
    return sql.fetchValues(DISCREPANCY.CODE);
  }

  private static List<String> visits() {
    return sql.selectFrom(VISIT)
        .orderBy(VISIT.VISIT_ID)
        .fetch(row -> row.getVisitId() + " " + row.getServiceUserId());
  }

  private static List<String> timesheet() {
    return sql.selectFrom(TIMESHEET_LINE)
        .orderBy(TIMESHEET_LINE.VISIT_ID)
        .fetch(
            row -> row.getVisitId() + " " + row.getStatus() + " pays " + row.getPayableMinutes());
  }

  private static Instant at(String utc) {
    return Instant.parse("2026-06-02T" + utc + ":00Z");
  }

  private void derive() {
    verifier().catchUp();
  }

  private void fromScratch() {
    verifier().verifyAll();
  }

  private Verifier verifier() {
    return new Verifier(database, CivilZone.LONDON, () -> now);
  }
}
