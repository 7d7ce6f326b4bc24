package org.visitline.portal.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.visitline.schema.jooq.Tables.*;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipInputStream;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;

/**
 * Six people whose care ended long ago, or did not: what is due goes, what is held stays, and
 * neither leaves anything of the one among the other.
 */
class RetentionTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
  private static final LocalDate LONG_AGO = LocalDate.of(2017, 5, 4);

  /** Eight years before now, less a day: not over eight years yet. */
  private static final LocalDate EIGHT_YEARS = LocalDate.of(2018, 11, 3);

  private static EmbeddedMariaDb server;
  private static Database database;
  private static DSLContext jooq;

  @BeforeAll
  static void start() {
    server = EmbeddedMariaDb.temporary(Path.of("target"));
  }

  @BeforeEach
  void people(TestInfo test) {
    database = Database.open(server.database("r" + Math.abs(test.getDisplayName().hashCode())), 4);
    database.migrate();
    jooq = database.jooq();
    jooq.insertInto(PROVIDER).set(PROVIDER.PROVIDER_ID, "P1").set(PROVIDER.NAME, "Alder").execute();
    jooq.insertInto(PROVIDER).set(PROVIDER.PROVIDER_ID, "P2").set(PROVIDER.NAME, "Birch").execute();
    worker("WGONE", "P1", LONG_AGO);
    worker("WSTAYS", "P1", null);
    worker("WHELD", "P2", LONG_AGO);
    person("DUE", LONG_AGO, "P1", "WGONE");
    person("EDGEOLD", EIGHT_YEARS.minusDays(1), "P1", "WSTAYS");
    person("EDGENEW", EIGHT_YEARS, "P1", "WSTAYS");
    person("HELDSELF", LONG_AGO, "P1", "WSTAYS");
    person("HELDPROV", LONG_AGO, "P2", "WHELD");
    person("RUNNING", null, "P1", "WSTAYS");
    person("PAIRED", LONG_AGO, "P1", "WSTAYS");
    person("NEIGHBOUR", null, "P1", "WSTAYS");
    queryAbout("RUNNING", "NEIGHBOUR", "log-1.pdf");
    queryAbout("RUNNING", "PAIRED", "log-2.pdf");
    caseAbout("RUNNING", "NEIGHBOUR");
    document(
        jooq.fetchSingle(
                PROVIDER_QUERY_ENTRY, PROVIDER_QUERY_ENTRY.TEXT.eq("Why were you late to RUNNING?"))
            .getQueryEntryId(),
        "log-3.pdf",
        "the book of the home");
    oneTelephoneCallFor("T-1", "RUNNING", "NEIGHBOUR");
    oneTelephoneCallFor("T-2", "RUNNING", "PAIRED");
    rangFromTheLineOf("RUNNING", "NEIGHBOUR");
    paper("P1", LONG_AGO, "DUE", "WGONE");
    paper("P2", LONG_AGO, "HELDPROV", "WHELD");
    new JooqRetention(jooq).hold("SERVICE_USER", "HELDSELF", "Enquiry 12", "selma", NOW);
    new JooqRetention(jooq).hold("PROVIDER", "P2", "Contract dispute", "selma", NOW);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** When it fails: say in JooqHoldings whose the new table's rows are. */
  @Test
  void every_table_says_whose_rows_it_holds() {
    try (JooqHoldings holdings = new JooqHoldings(jooq)) {
      assertThat(holdings.unknownTables()).isEmpty();
    }
  }

  @Test
  void what_is_due_goes_what_is_held_stays_and_both_are_logged() throws Exception {
    Map<String, Integer> keptBefore = mentions("EDGENEW", "HELDSELF", "HELDPROV", "RUNNING");
    Map<String, Integer> of = mentions("DUE");
    assertThat(of.keySet())
        .contains(
            "service_user",
            "visit",
            "logged_call",
            "amendment",
            "acknowledgement",
            "provider_query_finding",
            "alert_decision",
            "service_order",
            "registered_number");
    byte[] exported = export("DUE");

    List<RetentionRun.Line> would = new RetentionRun(database, LONDON).preview(NOW);
    List<RetentionRun.Line> did = new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(would)
        .extracting(RetentionRun.Line::subjectId)
        .containsExactly("DUE", "HELDPROV", "HELDSELF", "PAIRED", "EDGEOLD", "1", "2");
    assertThat(did.stream().filter(line -> line.kept().isEmpty() && !line.subjectId().isEmpty()))
        .extracting(RetentionRun.Line::subjectId)
        .contains("DUE", "EDGEOLD", "WGONE")
        .doesNotContain("HELDSELF", "HELDPROV", "WHELD", "EDGENEW", "RUNNING");
    assertThat(mentions("DUE").keySet()).as("left of DUE").containsExactly("disposal");
    assertThat(mentions("EDGEOLD").keySet()).containsExactly("disposal");
    Map<String, Integer> keptAfter = mentions("EDGENEW", "HELDSELF", "HELDPROV", "RUNNING");
    keptAfter.remove("disposal");
    assertThat(keptAfter).isEqualTo(keptBefore);
    assertThat(log())
        .contains("CARE DUE DISPOSED", "CARE EDGEOLD DISPOSED", "CARE_WORKER WGONE DISPOSED")
        .contains("CARE HELDSELF HELD", "CARE HELDPROV HELD")
        .doesNotContain("CARE RUNNING HELD", "CARE EDGENEW DISPOSED");
    assertThat(text(exported)).as("exported before").contains("Example DUE");

    long disposed = log().stream().filter(line -> line.endsWith("DISPOSED")).count();
    new RetentionRun(database, LONDON).run(NOW, "selma");
    assertThat(log().stream().filter(line -> line.endsWith("DISPOSED"))).hasSize((int) disposed);
  }

  @Test
  void what_is_about_somebody_else_too_stays_with_them() {
    new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(jooq.fetchCount(SERVICE_USER, SERVICE_USER.SERVICE_USER_ID.eq("PAIRED"))).isZero();
    assertThat(words("log-2.pdf"))
        .contains("Were both visits late?", "log-2.pdf")
        .doesNotContain("K-PAIRED-1");
    assertThat(jooq.fetch(LOGGED_CALL, LOGGED_CALL.TELEPHONE_CALL_ID.eq("T-2")))
        .extracting(row -> row.getCallId())
        .containsExactly("T-2/RUNNING");
    assertThat(jooq.fetchCount(LOGGED_CALL, LOGGED_CALL.CALL_ID.eq("K-NEIGHBOUR-line")))
        .as("rung from the line of somebody else")
        .isEqualTo(1);
  }

  @Test
  void a_sealed_timesheet_goes_as_a_whole_when_its_own_time_is_over_and_nobody_on_it_is_held() {
    new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(jooq.fetch(SEALED_TIMESHEET).getValues(SEALED_TIMESHEET.PROVIDER_ID))
        .containsExactly("P2");
    assertThat(jooq.fetch(SEALED_LINE).getValues(SEALED_LINE.SERVICE_USER_ID))
        .containsExactly("HELDPROV");
    assertThat(log()).contains("SEALED 1 DISPOSED", "SEALED 2 HELD");
  }

  @Test
  void alerts_and_the_log_on_who_is_held_are_kept_by_the_hold() {
    Instant longAgo = LONG_AGO.atStartOfDay(LONDON).toInstant();
    for (String id : List.of("EDGENEW", "HELDSELF", "HELDPROV")) {
      jooq.update(ALERT_DECISION)
          .set(ALERT_DECISION.DECIDED_AT, longAgo)
          .where(ALERT_DECISION.SERVICE_USER_ID.eq(id))
          .execute();
      looked(id, longAgo);
    }

    new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(
            jooq.fetch(ALERT_DECISION, ALERT_DECISION.DECIDED_AT.eq(longAgo))
                .getValues(ALERT_DECISION.SERVICE_USER_ID))
        .containsExactlyInAnyOrder("HELDSELF", "HELDPROV");
    assertThat(jooq.fetch(AUDIT_SUBJECT).getValues(AUDIT_SUBJECT.SUBJECT_ID))
        .containsExactlyInAnyOrder("HELDSELF", "HELDPROV");
    assertThat(jooq.fetch(AUDIT_ENTRY).getValues(AUDIT_ENTRY.ADDRESS))
        .containsExactlyInAnyOrder("/service-users/HELDSELF", "/service-users/HELDPROV");
    for (String id : List.of("EDGENEW", "HELDSELF", "HELDPROV")) {
      jooq.update(ALERT_DECISION)
          .set(ALERT_DECISION.DECIDED_AT, NOW)
          .where(ALERT_DECISION.SERVICE_USER_ID.eq(id))
          .execute();
    }
  }

  @Test
  void a_personal_export_of_mixed_queries_cases_and_calls_holds_what_is_theirs() throws Exception {
    String export = text(export("RUNNING"));

    assertThat(export)
        .contains("Why were you late at Example RUNNING?")
        .contains("RUNNING had waited since seven.")
        .contains(NobodyElse.LEFT_OUT)
        .contains("query 9, with its documents")
        .contains("== look-first/document-3.pdf", "the book of the home")
        .contains("T-1/RUNNING")
        .contains("worker WSTAYS stayed too short");
    for (String other :
        List.of(
            "NEIGHBOUR",
            "PAIRED",
            "EDGENEW",
            "DUE",
            "HELD",
            "10007",
            "+442079460117",
            "020 7946 0117",
            "fell in the bath",
            "Worker W",
            "ann",
            "olive",
            "their bath book")) {
      assertThat(export).as(other).doesNotContain(other);
    }
  }

  @Test
  void a_personal_export_holds_everything_and_nobody_else() throws Exception {
    String export = text(export("RUNNING"));

    for (String table : mentions("RUNNING").keySet()) {
      if (!List.of("disposal", "retention_hold").contains(table)) {
        assertThat(export).as(table).contains("== " + table + ".csv");
      }
    }
    assertThat(export)
        .contains("Example RUNNING", "Why were you late to RUNNING?", "K-RUNNING-1")
        .contains("Overlaps a visit at [another person].")
        .doesNotContain("EDGENEW")
        .doesNotContain("pin_hash");
  }

  @Test
  void a_personal_export_says_whose_it_is_what_each_file_is_and_by_what_it_is_held()
      throws Exception {
    assertThat(text(export("RUNNING")))
        .contains(
            "Everything that Visitline holds on the service user Example RUNNING (reference"
                + " RUNNING), on Tue 3 Nov 2026, 10:00.\n")
        .contains("No hold keeps these records beyond their period.")
        .contains("suspension.csv  1 row\n  Times for which care was suspended, and why.\n")
        .doesNotContain("== holds.csv");

    heldFor("SERVICE_USER", "RUNNING", "Example RUNNING fell, as Example NEIGHBOUR did.", null);
    heldFor("PROVIDER", providerOf("RUNNING"), "The provider's accounts.", null);
    heldFor("SERVICE_USER", "RUNNING", "An enquiry that is over.", NOW);
    String export = text(export("RUNNING"));
    assertThat(export)
        .contains("by 2 holds that are in force: holds.csv")
        .contains("holds.csv  3 rows\n  Holds on the records")
        .contains("this person,\"Example RUNNING fell, as [another person] did.\"," + NOW)
        .contains("their provider,(not about this person)," + NOW)
        .contains("An enquiry that is over.")
        .doesNotContain("accounts");
  }

  private static void heldFor(String kind, String subject, String reason, Instant lifted) {
    jooq.insertInto(RETENTION_HOLD)
        .set(RETENTION_HOLD.KIND, kind)
        .set(RETENTION_HOLD.SUBJECT_ID, subject)
        .set(RETENTION_HOLD.REASON, reason)
        .set(RETENTION_HOLD.SET_BY, "olive")
        .set(RETENTION_HOLD.SET_AT, NOW)
        .set(RETENTION_HOLD.LIFTED_AT, lifted)
        .execute();
  }

  private static String providerOf(String person) {
    return jooq.select(VISIT.PROVIDER_ID)
        .from(VISIT)
        .where(VISIT.SERVICE_USER_ID.eq(person))
        .limit(1)
        .fetchSingle()
        .value1();
  }

  @Test
  void the_read_me_explains_every_file_that_an_export_can_have() {
    Set<String> files = new TreeSet<>(Set.of("holds", "who_looked"));
    jooq.connection(
        connection -> {
          DSLContext one = DSL.using(jooq.configuration().derive(connection));
          files.addAll(new JooqHoldings(one).tables());
          files.addAll(JooqHoldings.ofWorkers(one).tables());
        });

    assertThat(ExportReadMe.WHAT.keySet()).containsExactlyInAnyOrderElementsOf(files);
  }

  @Test
  void an_export_of_a_care_worker_holds_what_is_theirs_and_nobody_else() throws Exception {
    worker("WTOLD", "P1", null);
    jooq.update(CARE_WORKER)
        .set(CARE_WORKER.CONTACT_NUMBER, "07700 900777")
        .where(CARE_WORKER.CARE_WORKER_ID.eq("WSTAYS"))
        .execute();
    jooq.update(CARE_WORKER)
        .set(CARE_WORKER.CONTACT_NUMBER, "07700 900888")
        .where(CARE_WORKER.CARE_WORKER_ID.eq("WTOLD"))
        .execute();
    jooq.update(WORKER_PIN)
        .set(WORKER_PIN.VALID_TO, LocalDate.of(2026, 11, 2))
        .where(WORKER_PIN.CARE_WORKER_ID.eq("WTOLD"))
        .execute();
    workedAtTwoHomes("WTOLD");
    wroteOf("WTOLD");

    String export = text(exportWorker("WTOLD"));

    for (String table : mentions("WTOLD").keySet()) {
      String file = table.equals("audit_subject") ? "who_looked" : table;
      assertThat(export).as(table).contains("== " + file + ".csv");
    }
    assertThat(export)
        .contains(
            "Everything that Visitline holds on the care worker Worker WTOLD (reference WTOLD)")
        .contains("Worker WTOLD was late at [another person], with worker WSTAYS.")
        .contains("Why was Worker WTOLD late?")
        .contains("Worker WTOLD had a puncture.")
        .contains(NobodyElse.LEFT_OUT)
        .contains("The clock of [another person] was fast. Ring [another person].")
        .contains("SO-[another person]@2026-11-02")
        .contains("2015-01-01,2026-11-02")
        .contains("C-SLIP", "C-HOME", "C-CODE", "07700 900888")
        .contains("TOOK,OFFICER,the council")
        .contains("== look-first/message-1.wav", "sorry I am late")
        .contains("query 11, with its documents", "case 2")
        .doesNotContain("their bath book", "book.pdf");
    for (String other :
        List.of(
            "Example",
            "RUNNING",
            "NEIGHBOUR",
            "10005",
            "10007",
            "Longgone",
            "fell in the bath",
            "Worker WSTAYS",
            "900777",
            "olive",
            "pin_hash",
            "C-NEXT-DAY",
            "C-LINKED")) {
      assertThat(export).as(other).doesNotContain(other);
    }
    String line =
        jooq.fetchValue(REGISTERED_NUMBER.E164, REGISTERED_NUMBER.SERVICE_USER_ID.eq("RUNNING"));
    assertThat(export).doesNotContain(line);
  }

  /**
   * With their PIN: from a home, from a mobile with a code, by a slip, and two that are not theirs.
   */
  private static void workedAtTwoHomes(String worker) {
    Instant at = LocalDate.of(2026, 11, 2).atTime(9, 0).atZone(LONDON).toInstant();
    String line =
        jooq.fetchValue(REGISTERED_NUMBER.E164, REGISTERED_NUMBER.SERVICE_USER_ID.eq("RUNNING"));
    call("C-HOME", at, line);
    call("C-CODE", at.plusSeconds(3600), "+447700900888");
    call("C-SLIP", at.plusSeconds(7200), "+447700900123");
    call("C-NEXT-DAY", at.plus(Duration.ofDays(1)), "+447700900123");
    call("C-LINKED", at.plusSeconds(9000), "+447700900123");
    List.of("C-HOME", "C-CODE", "C-SLIP", "C-NEXT-DAY", "C-LINKED")
        .forEach(call -> key(call, worker));
    jooq.update(LOGGED_CALL)
        .set(LOGGED_CALL.SERVICE_USER_CODE, "10007")
        .where(LOGGED_CALL.CALL_ID.eq("C-CODE"))
        .execute();
    visit("C-HOME", "RUNNING", worker, "C-HOME");
    visit("C-CODE", "NEIGHBOUR", worker, "C-CODE");
    visit("C-LINKED", "NEIGHBOUR", "WSTAYS", "C-LINKED");
    jooq.insertInto(ROTA)
        .set(ROTA.COMMISSIONED_VISIT_ID, "SO-RUNNING@2026-11-02")
        .set(ROTA.CARE_WORKER_ID, worker)
        .execute();
    jooq.insertInto(OFFICE_MESSAGE)
        .set(OFFICE_MESSAGE.TELEPHONE_CALL_ID, "C-HOME")
        .set(OFFICE_MESSAGE.LEFT_AT, NOW)
        .set(OFFICE_MESSAGE.SECONDS, 1)
        .set(OFFICE_MESSAGE.SOUND, "sorry I am late".getBytes(StandardCharsets.US_ASCII))
        .execute();
  }

  /** What was found, asked, followed, amended and sealed of those visits, and who looked. */
  private static void wroteOf(String worker) {
    LocalDate day = LocalDate.of(2026, 11, 2);
    finding(
        "RUNNING",
        "C-HOME",
        day,
        "P1",
        "Worker " + worker + " was late at Example RUNNING, with Worker WSTAYS.");
    jooq.update(DISCREPANCY)
        .set(DISCREPANCY.CARE_WORKER_ID, worker)
        .where(DISCREPANCY.VISIT_ID.eq("C-HOME"))
        .execute();
    long query = ask("CLOSED", "C-HOME", "");
    long entry =
        jooq.insertInto(PROVIDER_QUERY_ENTRY)
            .set(PROVIDER_QUERY_ENTRY.QUERY_ID, query)
            .set(PROVIDER_QUERY_ENTRY.KIND, "QUESTION")
            .set(
                PROVIDER_QUERY_ENTRY.TEXT,
                "Example RUNNING fell in the bath. Why was Worker " + worker + " late?")
            .set(PROVIDER_QUERY_ENTRY.AUTHOR, "olive")
            .set(PROVIDER_QUERY_ENTRY.WRITTEN_AT, NOW)
            .returningResult(PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID)
            .fetchSingle()
            .value1();
    document(entry, "book.pdf", "their bath book");
    long careCase = openCase("RUNNING");
    jooq.insertInto(CARE_CASE_FINDING)
        .set(CARE_CASE_FINDING.CASE_ID, careCase)
        .set(CARE_CASE_FINDING.CODE, "LATE_ARRIVAL")
        .set(CARE_CASE_FINDING.CARE_WORKER_ID, worker)
        .set(CARE_CASE_FINDING.DATE, day)
        .set(CARE_CASE_FINDING.EXPLANATION, "Late at Example RUNNING")
        .set(CARE_CASE_FINDING.ADDED_BY, "olive")
        .set(CARE_CASE_FINDING.ADDED_AT, NOW)
        .execute();
    jooq.insertInto(CARE_CASE_ENTRY)
        .set(CARE_CASE_ENTRY.CASE_ID, careCase)
        .set(CARE_CASE_ENTRY.KIND, "NOTE")
        .set(
            CARE_CASE_ENTRY.TEXT,
            "Worker " + worker + " had a puncture. The daughter of NEIGHBOUR rang.")
        .set(CARE_CASE_ENTRY.AUTHOR, "olive")
        .set(CARE_CASE_ENTRY.WRITTEN_AT, NOW)
        .execute();
    jooq.insertInto(AMENDMENT)
        .set(AMENDMENT.VISIT_ID, "C-CODE")
        .set(AMENDMENT.ARRIVED_AT, NOW)
        .set(AMENDMENT.REASON_CODE, "OTHER")
        .set(AMENDMENT.NOTE, "The clock of Example NEIGHBOUR was fast. Ring 07700 900777.")
        .set(AMENDMENT.AUTHOR, "ann")
        .set(AMENDMENT.WRITTEN_AT, NOW)
        .execute();
    paper("P1", day, "LONGGONE", worker);
    jooq.update(SEALED_LINE)
        .set(SEALED_LINE.SERVICE_USER, "Mrs Longgone")
        .set(SEALED_LINE.SERVICE_USER_ID, "RUNNING")
        .set(SEALED_LINE.VISIT_ID, "C-HOME")
        .where(SEALED_LINE.CARE_WORKER_ID.eq(worker))
        .execute();
    long look =
        jooq.insertInto(AUDIT_ENTRY)
            .set(AUDIT_ENTRY.AT, NOW)
            .set(AUDIT_ENTRY.USERNAME, "olive")
            .set(AUDIT_ENTRY.ROLE, "OFFICER")
            .set(AUDIT_ENTRY.DEED, "TOOK")
            .set(AUDIT_ENTRY.ROUTE, "GET /care-workers/{*id}")
            .set(AUDIT_ENTRY.ADDRESS, "/care-workers/1")
            .returningResult(AUDIT_ENTRY.AUDIT_ID)
            .fetchSingle()
            .value1();
    jooq.insertInto(AUDIT_SUBJECT)
        .set(AUDIT_SUBJECT.AUDIT_ID, look)
        .set(AUDIT_SUBJECT.KIND, "CARE_WORKER")
        .set(AUDIT_SUBJECT.SUBJECT_ID, worker)
        .execute();
  }

  @Test
  void a_number_that_was_another_persons_years_ago_hides_no_call_from_an_export() throws Exception {
    String number =
        jooq.fetchValue(REGISTERED_NUMBER.E164, REGISTERED_NUMBER.SERVICE_USER_ID.eq("RUNNING"));
    call("K-FROM-THE-LINE", NOW.minus(Duration.ofDays(3)), number);
    jooq.insertInto(REGISTERED_NUMBER)
        .set(REGISTERED_NUMBER.SERVICE_USER_ID, "DUE")
        .set(REGISTERED_NUMBER.E164, number)
        .set(REGISTERED_NUMBER.VALID_FROM, Instant.parse("2005-01-01T00:00:00Z"))
        .set(REGISTERED_NUMBER.VALID_TO, Instant.parse("2009-01-01T00:00:00Z"))
        .execute();
    assertThat(text(export("RUNNING"))).contains("K-FROM-THE-LINE");

    jooq.update(REGISTERED_NUMBER)
        .setNull(REGISTERED_NUMBER.VALID_TO)
        .where(REGISTERED_NUMBER.SERVICE_USER_ID.eq("DUE"))
        .and(REGISTERED_NUMBER.E164.eq(number))
        .execute();
    assertThat(text(export("RUNNING")))
        .as("of a line that two share it is nobody's by the line alone")
        .doesNotContain("K-FROM-THE-LINE");
  }

  @Test
  void whose_care_begins_again_while_others_are_disposed_of_is_kept() {
    beforeFirst("insert into `disposal`", () -> order(jooq, "SO-NEW", "EDGEOLD"));

    List<RetentionRun.Line> did = new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(did).extracting(RetentionRun.Line::subjectId).contains("DUE");
    assertThat(did).extracting(RetentionRun.Line::subjectId).doesNotContain("EDGEOLD");
    assertThat(log()).doesNotContain("CARE EDGEOLD DISPOSED");
    assertThat(jooq.fetchCount(SERVICE_ORDER, SERVICE_ORDER.SERVICE_USER_ID.eq("EDGEOLD")))
        .isEqualTo(2);
  }

  @Test
  void an_order_that_is_just_being_loaded_is_waited_for() throws Exception {
    CompletableFuture<Void> begun = new CompletableFuture<>();
    CompletableFuture<Void> loaded =
        CompletableFuture.runAsync(
            () ->
                jooq.transaction(
                    load -> {
                      order(load.dsl(), "SO-NEW", "EDGEOLD");
                      begun.complete(null);
                      untilItIsWaitedFor("EDGEOLD");
                    }));
    begun.get(1, TimeUnit.MINUTES);

    new RetentionRun(database, LONDON).run(NOW, "selma");

    loaded.get(1, TimeUnit.MINUTES);
    assertThat(log()).doesNotContain("CARE EDGEOLD DISPOSED");
    assertThat(jooq.fetchCount(SERVICE_ORDER, SERVICE_ORDER.SERVICE_USER_ID.eq("EDGEOLD")))
        .isEqualTo(2);
  }

  @Test
  void a_worker_who_comes_back_while_others_are_disposed_of_is_kept() {
    worker("WRETURNS", "P1", LONG_AGO);
    beforeFirst(
        "delete from `care_worker`",
        () ->
            jooq.update(CARE_WORKER)
                .setNull(CARE_WORKER.ACTIVE_TO)
                .where(CARE_WORKER.CARE_WORKER_ID.eq("WRETURNS"))
                .execute());

    new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(log())
        .contains("CARE_WORKER WGONE DISPOSED")
        .doesNotContain("CARE_WORKER WRETURNS DISPOSED");
    assertThat(jooq.fetchCount(WORKER_PIN, WORKER_PIN.CARE_WORKER_ID.eq("WRETURNS"))).isEqualTo(1);
  }

  @Test
  void whom_an_open_case_is_about_is_kept_until_it_is_closed() {
    long about = openCase("DUE");

    assertThat(keepingInPreview("DUE")).contains(new Kept(null, "", about, null));
    new RetentionRun(database, LONDON).run(NOW, "selma");
    assertThat(jooq.fetchCount(VISIT, VISIT.SERVICE_USER_ID.eq("DUE"))).isEqualTo(1);
    assertThat(new JooqRetention(jooq).disposals(50))
        .filteredOn(line -> line.kind().equals("CARE") && line.subjectId().equals("DUE"))
        .extracting(JooqRetention.Disposal::kept)
        .containsExactly(new Kept(null, "", about, null));

    entry(about, "OUTCOME");
    entry(about, "NOTE");
    assertThat(keepingInPreview("DUE")).isEmpty();
    entry(about, "REOPENED");
    assertThat(keepingInPreview("DUE")).isPresent();
    entry(about, "OUTCOME");
    new RetentionRun(database, LONDON).run(NOW, "selma");
    assertThat(mentions("DUE").keySet()).containsExactly("disposal");
  }

  @Test
  void a_finding_of_an_open_case_keeps_the_person_however_it_names_what_it_is_about() {
    String day = EIGHT_YEARS.minusDays(1).toString();
    Map<String, String> ways =
        Map.of(
            "visit_id",
            "K-EDGEOLD-1",
            "commissioned_visit_id",
            "SO-EDGEOLD@" + day,
            "visit_id ",
            "K-EDGEOLD-2",
            " visit_id",
            "K-EDGEOLD-3",
            "call_id",
            "K-EDGEOLD-unmatched");
    long careCase = openCase(null);
    ways.forEach(
        (column, name) -> {
          jooq.insertInto(CARE_CASE_FINDING)
              .set(CARE_CASE_FINDING.CASE_ID, careCase)
              .set(CARE_CASE_FINDING.CODE, "LATE_ARRIVAL")
              .set(DSL.field(DSL.name(column.strip()), String.class), name)
              .set(CARE_CASE_FINDING.DATE, LONG_AGO)
              .set(CARE_CASE_FINDING.EXPLANATION, "Late")
              .set(CARE_CASE_FINDING.ADDED_BY, "olive")
              .set(CARE_CASE_FINDING.ADDED_AT, NOW)
              .execute();
          assertThat(keepingInPreview("EDGEOLD")).as(name).isPresent();
          assertThat(keepingInPreview("DUE")).as(name).isEmpty();
          jooq.deleteFrom(CARE_CASE_FINDING)
              .where(CARE_CASE_FINDING.CASE_ID.eq(careCase))
              .execute();
          assertThat(keepingInPreview("EDGEOLD")).isEmpty();
        });
  }

  @Test
  void whom_a_query_that_has_not_ended_is_about_is_kept_by_it_and_by_a_hold() {
    long query = ask("ANSWERED", "K-DUE-1", "K-EDGEOLD-1");
    long self = ask("ESCALATED", "K-HELDSELF-1", "");

    assertThat(keepingInPreview("DUE")).contains(new Kept(null, "", null, query));
    assertThat(keepingInPreview("EDGEOLD"))
        .as("whose visit is the other one of the finding")
        .contains(new Kept(null, "", null, query));
    assertThat(keepingInPreview("HELDSELF")).contains(new Kept(1L, "Enquiry 12", null, self));
    for (String state : List.of("ASKED", "ANSWERED", "ESCALATED")) {
      turn(query, state);
      assertThat(keepingInPreview("DUE")).as(state).isPresent();
    }
    for (String state : List.of("ACCEPTED", "CLOSED")) {
      turn(query, state);
      assertThat(keepingInPreview("DUE")).as(state).isEmpty();
    }
    new RetentionRun(database, LONDON).run(NOW, "selma");
    assertThat(log()).contains("CARE DUE DISPOSED", "CARE EDGEOLD DISPOSED", "CARE HELDSELF HELD");
  }

  @Test
  void a_case_that_is_opened_while_others_are_disposed_of_keeps_whom_it_is_about() {
    beforeFirst("insert into `disposal`", () -> openCase("EDGEOLD"));

    new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(log()).contains("CARE DUE DISPOSED", "CARE EDGEOLD HELD");
    assertThat(jooq.fetchCount(SERVICE_USER, SERVICE_USER.SERVICE_USER_ID.eq("EDGEOLD"))).isOne();
  }

  @Test
  void a_worker_whom_something_open_names_is_kept() {
    worker("WNAMED", "P1", LONG_AGO);
    worker("WFREE", "P1", LONG_AGO);
    long query = ask("ASKED", "", "");
    jooq.update(PROVIDER_QUERY_FINDING)
        .set(PROVIDER_QUERY_FINDING.CARE_WORKER_ID, "WNAMED")
        .where(PROVIDER_QUERY_FINDING.QUERY_ID.eq(query))
        .execute();

    assertThat(keepingInPreview("WNAMED")).contains(new Kept(null, "", null, query));
    new RetentionRun(database, LONDON).run(NOW, "selma");
    assertThat(log())
        .contains("CARE_WORKER WNAMED HELD", "CARE_WORKER WFREE DISPOSED")
        .doesNotContain("CARE_WORKER WNAMED DISPOSED");
    assertThat(jooq.fetchCount(WORKER_PIN, WORKER_PIN.CARE_WORKER_ID.eq("WNAMED"))).isOne();
  }

  @Test
  void sealed_papers_alerts_and_the_log_are_kept_by_what_is_open() {
    long careCase = openCase("DUE");
    Instant longAgo = LONG_AGO.atStartOfDay(LONDON).toInstant();
    jooq.update(ALERT_DECISION)
        .set(ALERT_DECISION.DECIDED_AT, longAgo)
        .where(ALERT_DECISION.SERVICE_USER_ID.in("DUE", "EDGENEW"))
        .execute();
    for (String id : List.of("DUE", "EDGENEW")) {
      looked(id, longAgo);
    }
    assertThat(keepingInPreview("1")).contains(new Kept(null, "", careCase, null));

    new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(log()).contains("SEALED 1 HELD").doesNotContain("SEALED 1 DISPOSED");
    assertThat(
            jooq.fetch(ALERT_DECISION, ALERT_DECISION.DECIDED_AT.eq(longAgo))
                .getValues(ALERT_DECISION.SERVICE_USER_ID))
        .containsExactly("DUE");
    assertThat(jooq.fetch(AUDIT_SUBJECT).getValues(AUDIT_SUBJECT.SUBJECT_ID))
        .containsExactly("DUE");
  }

  @Test
  void a_call_that_is_nobodys_goes_by_its_age_with_all_that_hangs_on_it() {
    Instant day = EIGHT_YEARS.atStartOfDay(LONDON).toInstant();
    stray("STRAY-OLD", day.minusMillis(1));
    stray("STRAY-YOUNG", day);
    hangOn("STRAY-OLD", "REJECTED");
    hangOn("STRAY-YOUNG", "REJECTED");
    Map<String, Integer> young = mentions("STRAY-YOUNG");
    assertThat(mentions("STRAY-OLD")).containsAllEntriesOf(ofCall(young)).hasSize(young.size());
    assertThat(new RetentionRun(database, LONDON).preview(NOW))
        .filteredOn(line -> line.kind() == Kind.CALLS)
        .extracting(RetentionRun.Line::what, RetentionRun.Line::kept)
        .containsExactly(tuple("1 call", Optional.empty()));

    new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(mentions("STRAY-OLD")).isEmpty();
    assertThat(mentions("STRAY-YOUNG")).isEqualTo(young);
    assertThat(log()).containsOnlyOnce("CALLS  DISPOSED");
    assertThat(jooq.fetchSingle(DISPOSAL, DISPOSAL.KIND.eq("CALLS")).getRowCounts())
        .contains("logged_call=1", "discrepancy=1", "office_message=1", "query_document=1");
    new RetentionRun(database, LONDON).run(NOW, "selma");
    assertThat(log()).containsOnlyOnce("CALLS  DISPOSED");
  }

  private static Map<String, Integer> ofCall(Map<String, Integer> mentions) {
    assertThat(mentions.keySet())
        .contains(
            "logged_call",
            "discrepancy",
            "queue_decision",
            "acknowledgement",
            "amendment",
            "office_message",
            "office_message_heard",
            "provider_query_finding",
            "provider_query_entry",
            "query_document",
            "care_case_finding",
            "care_case_entry",
            "rule_failure");
    return mentions;
  }

  @Test
  void a_call_that_is_tied_to_somebody_stays_however_old_it_is() {
    Instant old = LONG_AGO.atTime(9, 0).atZone(LONDON).toInstant();
    String line =
        jooq.fetchValue(REGISTERED_NUMBER.E164, REGISTERED_NUMBER.SERVICE_USER_ID.eq("RUNNING"));
    List<String> tied =
        List.of("ARRIVAL", "DEPARTURE", "EXTRA", "LINKED", "FOUND", "ASKED", "PLACING");
    tied.forEach(call -> stray(call, old));
    call("LINE", old, line);
    call("SHARED-LINE", old, line);
    jooq.insertInto(REGISTERED_NUMBER)
        .set(REGISTERED_NUMBER.SERVICE_USER_ID, "NEIGHBOUR")
        .set(REGISTERED_NUMBER.E164, line)
        .set(REGISTERED_NUMBER.VALID_FROM, old)
        .execute();
    visit("ARRIVAL", "RUNNING", "WSTAYS", "ARRIVAL");
    jooq.update(VISIT)
        .set(VISIT.DEPARTURE_CALL, "DEPARTURE")
        .set(VISIT.EXTRA_CALLS, "EXTRA;ANOTHER")
        .set(VISIT.DATE, LONG_AGO)
        .where(VISIT.VISIT_ID.eq("ARRIVAL"))
        .execute();
    decide("LINKED", "LINKED", "RUNNING");
    finding("RUNNING", "FOUND", LONG_AGO, "P1", "Late.");
    jooq.update(DISCREPANCY)
        .set(DISCREPANCY.VISIT_ID, "")
        .set(DISCREPANCY.CALL_ID, "FOUND")
        .where(DISCREPANCY.VISIT_ID.eq("FOUND"))
        .execute();
    long query = ask("CLOSED", "", "");
    jooq.update(PROVIDER_QUERY_FINDING)
        .set(PROVIDER_QUERY_FINDING.CALL_ID, "ASKED")
        .set(PROVIDER_QUERY_FINDING.SERVICE_USER_ID, "RUNNING")
        .where(PROVIDER_QUERY_FINDING.QUERY_ID.eq(query))
        .execute();
    jooq.insertInto(CALL_TO_PLACE).set(CALL_TO_PLACE.CALL_ID, "PLACING").execute();
    stray("NOBODYS", old);
    call("LINE-OF-LATER", old, "+442079460999");
    jooq.insertInto(REGISTERED_NUMBER)
        .set(REGISTERED_NUMBER.SERVICE_USER_ID, "NEIGHBOUR")
        .set(REGISTERED_NUMBER.E164, "+442079460999")
        .set(REGISTERED_NUMBER.VALID_FROM, old.plusMillis(1))
        .execute();

    new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(
            jooq.fetch(LOGGED_CALL, LOGGED_CALL.ANSWERED_AT.eq(old)).getValues(LOGGED_CALL.CALL_ID))
        .containsAll(tied)
        .contains("LINE", "SHARED-LINE")
        .hasSize(tied.size() + 2);
  }

  @Test
  void calls_are_kept_by_holds_and_by_what_is_open_and_the_log_says_how_many() {
    Instant old = LONG_AGO.atTime(9, 0).atZone(LONDON).toInstant();
    stray("PIN", old);
    stray("OTHER-PIN", old);
    key("PIN", "WHELD");
    key("OTHER-PIN", "WSTAYS");
    stray("NAMED", old);
    decide("NAMED", "LINKED", null);
    jooq.update(QUEUE_DECISION).set(QUEUE_DECISION.CARE_WORKER_ID, "WHELD").execute();
    stray("DIALLED", old);
    jooq.update(LOGGED_CALL)
        .set(LOGGED_CALL.DIALLED_PROVIDER_ID, "P2")
        .where(LOGGED_CALL.CALL_ID.eq("DIALLED"))
        .execute();
    stray("CODE", old);
    jooq.update(LOGGED_CALL)
        .set(
            LOGGED_CALL.SERVICE_USER_CODE,
            jooq.fetchValue(SERVICE_USER.CODE, SERVICE_USER.SERVICE_USER_ID.eq("HELDSELF")))
        .where(LOGGED_CALL.CALL_ID.eq("CODE"))
        .execute();
    stray("IN-A-QUERY", old);
    long query = ask("ASKED", "", "");
    jooq.update(PROVIDER_QUERY_FINDING)
        .set(PROVIDER_QUERY_FINDING.CALL_ID, "IN-A-QUERY")
        .where(PROVIDER_QUERY_FINDING.QUERY_ID.eq(query))
        .execute();
    Kept byProvider = new Kept(2L, "Contract dispute", null, null);
    Kept byQuery = new Kept(null, "", null, query);
    assertThat(new RetentionRun(database, LONDON).preview(NOW))
        .filteredOn(line -> line.kind() == Kind.CALLS)
        .extracting(line -> line.kept().orElse(null), RetentionRun.Line::what)
        .containsExactlyInAnyOrder(
            tuple(null, "1 call"), tuple(byProvider, "3 calls"), tuple(byQuery, "1 call"));

    new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(strays())
        .as("a call with somebody's code is theirs as long as their records are kept")
        .containsExactly("CODE", "DIALLED", "IN-A-QUERY", "NAMED", "PIN");
    assertThat(new JooqRetention(jooq).disposals(50))
        .filteredOn(line -> line.kind().equals("CALLS") && line.kept() != null)
        .extracting(JooqRetention.Disposal::kept, JooqRetention.Disposal::rowCounts)
        .containsExactlyInAnyOrder(
            tuple(byProvider, "logged_call=3"), tuple(byQuery, "logged_call=1"));

    turn(query, "CLOSED");
    new JooqRetention(jooq).lift(1, "selma", NOW);
    new JooqRetention(jooq).lift(2, "selma", NOW);
    new RetentionRun(database, LONDON).run(NOW, "selma");
    assertThat(strays()).isEmpty();
  }

  @Test
  void what_is_about_somebody_else_too_outlives_a_call_that_is_nobodys() {
    Instant old = LONG_AGO.atTime(9, 0).atZone(LONDON).toInstant();
    stray("STRAY", old);
    stray("STRAY/2", old);
    visit("STRAY/2", "RUNNING", "WSTAYS", "STRAY/2");
    jooq.update(LOGGED_CALL)
        .set(LOGGED_CALL.TELEPHONE_CALL_ID, "STRAY")
        .where(LOGGED_CALL.CALL_ID.eq("STRAY/2"))
        .execute();
    hangOn("STRAY", "REJECTED");
    long query =
        jooq.fetchSingle(PROVIDER_QUERY_FINDING, PROVIDER_QUERY_FINDING.CALL_ID.eq("STRAY"))
            .getQueryId();
    long careCase =
        jooq.fetchSingle(CARE_CASE_FINDING, CARE_CASE_FINDING.CALL_ID.eq("STRAY")).getCaseId();
    jooq.insertInto(PROVIDER_QUERY_FINDING)
        .set(PROVIDER_QUERY_FINDING.QUERY_ID, query)
        .set(PROVIDER_QUERY_FINDING.CODE, "CLIPPING")
        .set(PROVIDER_QUERY_FINDING.SERVICE_USER_ID, "RUNNING")
        .set(PROVIDER_QUERY_FINDING.FIRST_FOUND_AT, NOW)
        .set(PROVIDER_QUERY_FINDING.EXPLANATION, "A habit of months")
        .execute();
    jooq.update(CARE_CASE)
        .set(CARE_CASE.SERVICE_USER_ID, "RUNNING")
        .where(CARE_CASE.CASE_ID.eq(careCase))
        .execute();

    new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(strays()).containsExactly("STRAY/2");
    assertThat(jooq.fetchCount(OFFICE_MESSAGE)).as("of the one telephone call").isOne();
    assertThat(jooq.fetch(PROVIDER_QUERY_FINDING, PROVIDER_QUERY_FINDING.QUERY_ID.eq(query)))
        .extracting(row -> row.getCode())
        .containsExactly("CLIPPING");
    assertThat(jooq.fetchCount(PROVIDER_QUERY_ENTRY, PROVIDER_QUERY_ENTRY.QUERY_ID.eq(query)))
        .isOne();
    assertThat(jooq.fetchCount(CARE_CASE_FINDING, CARE_CASE_FINDING.CASE_ID.eq(careCase))).isZero();
    assertThat(jooq.fetchCount(CARE_CASE_ENTRY, CARE_CASE_ENTRY.CASE_ID.eq(careCase))).isEqualTo(2);
  }

  @Test
  void a_call_that_is_linked_while_others_are_disposed_of_is_kept() {
    stray("STRAY", LONG_AGO.atTime(9, 0).atZone(LONDON).toInstant());
    beforeFirst(
        "select `logged_call`.`call_id` from `logged_call` where",
        () -> decide("STRAY", "LINKED", "RUNNING"));

    new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(strays()).containsExactly("STRAY");
  }

  @Test
  void many_calls_go_some_hundred_at_a_time_each_logged_with_them() {
    Instant old = LONG_AGO.atTime(9, 0).atZone(LONDON).toInstant();
    for (int call = 0; call < 2000; call++) {
      // Many at one moment, so that the next stretch begins within it.
      stray("STRAY-" + call, old.plusSeconds(call / 1500));
    }

    new RetentionRun(database, LONDON).run(NOW, "selma");

    assertThat(strays()).isEmpty();
    assertThat(jooq.fetch(DISPOSAL, DISPOSAL.KIND.eq("CALLS")).getValues(DISPOSAL.ROW_COUNTS))
        .containsExactly("logged_call=900", "logged_call=900", "logged_call=200");
  }

  /** From a mobile that nobody has registered. */
  private static void stray(String id, Instant at) {
    call(id, at, "+447700900123");
  }

  private static List<String> strays() {
    return jooq.fetch(LOGGED_CALL, LOGGED_CALL.CALLER_E164.eq("+447700900123"))
        .sortAsc(LOGGED_CALL.CALL_ID)
        .getValues(LOGGED_CALL.CALL_ID);
  }

  private static void key(String call, String worker) {
    byte[] pin = Arrays.copyOf(worker.getBytes(StandardCharsets.US_ASCII), 32);
    jooq.update(WORKER_PIN)
        .set(WORKER_PIN.PIN_HASH, pin)
        .where(WORKER_PIN.CARE_WORKER_ID.eq(worker))
        .execute();
    jooq.update(LOGGED_CALL)
        .set(LOGGED_CALL.PIN_HASH, pin)
        .where(LOGGED_CALL.CALL_ID.eq(call))
        .execute();
  }

  private static void decide(String call, String decision, String person) {
    jooq.insertInto(QUEUE_DECISION)
        .set(QUEUE_DECISION.CALL_ID, call)
        .set(QUEUE_DECISION.DECISION, decision)
        .set(QUEUE_DECISION.SERVICE_USER_ID, person)
        .set(QUEUE_DECISION.REASON_CODE, "OTHER")
        .set(QUEUE_DECISION.NOTE, "On " + call)
        .set(QUEUE_DECISION.AUTHOR, "olive")
        .set(QUEUE_DECISION.WRITTEN_AT, NOW)
        .execute();
  }

  /** Whatever can hang on a call: all of it names the call in some column. */
  private static void hangOn(String call, String decision) {
    decide(call, decision, null);
    jooq.insertInto(DISCREPANCY)
        .set(DISCREPANCY.CODE, "UNKNOWN_SERVICE_USER")
        .set(DISCREPANCY.CLASS, "F")
        .set(DISCREPANCY.SCOPE, "C:" + call)
        .set(DISCREPANCY.CALL_ID, call)
        .set(DISCREPANCY.DATE, LONG_AGO)
        .set(DISCREPANCY.PROVISIONAL, false)
        .set(DISCREPANCY.POLICY_VERSION, "default-1")
        .set(DISCREPANCY.EXPLANATION, "Somebody rang.")
        .set(DISCREPANCY.FIRST_FOUND_AT, NOW)
        .execute();
    jooq.insertInto(ACKNOWLEDGEMENT)
        .set(ACKNOWLEDGEMENT.CODE, "UNKNOWN_SERVICE_USER")
        .set(ACKNOWLEDGEMENT.CALL_ID, call)
        .set(ACKNOWLEDGEMENT.FIRST_FOUND_AT, NOW)
        .set(ACKNOWLEDGEMENT.REASON_CODE, "OTHER")
        .set(ACKNOWLEDGEMENT.NOTE, "Agreed")
        .set(ACKNOWLEDGEMENT.AUTHOR, "olive")
        .set(ACKNOWLEDGEMENT.WRITTEN_AT, NOW)
        .execute();
    // It made a visit once, before somebody put it aside.
    jooq.insertInto(AMENDMENT)
        .set(AMENDMENT.VISIT_ID, call)
        .set(AMENDMENT.ARRIVED_AT, NOW)
        .set(AMENDMENT.REASON_CODE, "OTHER")
        .set(AMENDMENT.NOTE, "The clock was fast")
        .set(AMENDMENT.AUTHOR, "ann")
        .set(AMENDMENT.WRITTEN_AT, NOW)
        .execute();
    jooq.insertInto(OFFICE_MESSAGE)
        .set(OFFICE_MESSAGE.TELEPHONE_CALL_ID, call)
        .set(OFFICE_MESSAGE.LEFT_AT, NOW)
        .set(OFFICE_MESSAGE.SECONDS, 1)
        .set(OFFICE_MESSAGE.SOUND, new byte[44])
        .execute();
    jooq.insertInto(OFFICE_MESSAGE_HEARD)
        .set(OFFICE_MESSAGE_HEARD.TELEPHONE_CALL_ID, call)
        .set(OFFICE_MESSAGE_HEARD.HEARD_BY, "ann")
        .set(OFFICE_MESSAGE_HEARD.HEARD_AT, NOW)
        .execute();
    jooq.insertInto(RULE_FAILURE)
        .set(RULE_FAILURE.SCOPE, "C:" + call)
        .set(RULE_FAILURE.CODE, "UNKNOWN_WORKER")
        .set(RULE_FAILURE.CALL_ID, call)
        .set(RULE_FAILURE.SUBJECT, "a call")
        .set(RULE_FAILURE.FAULT, "none")
        .set(RULE_FAILURE.SINCE, NOW)
        .execute();
    long query = ask("CLOSED", "", "");
    jooq.update(PROVIDER_QUERY_FINDING)
        .set(PROVIDER_QUERY_FINDING.CALL_ID, call)
        .where(PROVIDER_QUERY_FINDING.QUERY_ID.eq(query))
        .execute();
    long entry =
        jooq.insertInto(PROVIDER_QUERY_ENTRY)
            .set(PROVIDER_QUERY_ENTRY.QUERY_ID, query)
            .set(PROVIDER_QUERY_ENTRY.KIND, "QUESTION")
            .set(PROVIDER_QUERY_ENTRY.TEXT, "Who rang in " + call + "?")
            .set(PROVIDER_QUERY_ENTRY.AUTHOR, "olive")
            .set(PROVIDER_QUERY_ENTRY.WRITTEN_AT, NOW)
            .returningResult(PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID)
            .fetchSingle()
            .value1();
    document(entry, call + ".pdf", "a page");
    long careCase = openCase(null);
    jooq.insertInto(CARE_CASE_FINDING)
        .set(CARE_CASE_FINDING.CASE_ID, careCase)
        .set(CARE_CASE_FINDING.CODE, "UNKNOWN_SERVICE_USER")
        .set(CARE_CASE_FINDING.CALL_ID, call)
        .set(CARE_CASE_FINDING.DATE, LONG_AGO)
        .set(CARE_CASE_FINDING.EXPLANATION, "Somebody rang.")
        .set(CARE_CASE_FINDING.ADDED_BY, "olive")
        .set(CARE_CASE_FINDING.ADDED_AT, NOW)
        .execute();
    jooq.insertInto(CARE_CASE_ENTRY)
        .set(CARE_CASE_ENTRY.CASE_ID, careCase)
        .set(CARE_CASE_ENTRY.KIND, "NOTE")
        .set(CARE_CASE_ENTRY.TEXT, "About " + call)
        .set(CARE_CASE_ENTRY.AUTHOR, "olive")
        .set(CARE_CASE_ENTRY.WRITTEN_AT, NOW)
        .execute();
    entry(careCase, "OUTCOME");
  }

  private static Optional<Kept> keepingInPreview(String subject) {
    return new RetentionRun(database, LONDON)
        .preview(NOW).stream()
            .filter(line -> line.subjectId().equals(subject))
            .findFirst()
            .orElseThrow()
            .kept();
  }

  private static long openCase(String person) {
    return jooq.insertInto(CARE_CASE)
        .set(CARE_CASE.TITLE, "What was found")
        .set(CARE_CASE.KIND, "COMPLAINT")
        .set(CARE_CASE.SERVICE_USER_ID, person)
        .set(CARE_CASE.OPENED_BY, "olive")
        .set(CARE_CASE.OPENED_AT, NOW)
        .returningResult(CARE_CASE.CASE_ID)
        .fetchSingle()
        .value1();
  }

  private static void entry(long careCase, String kind) {
    jooq.insertInto(CARE_CASE_ENTRY)
        .set(CARE_CASE_ENTRY.CASE_ID, careCase)
        .set(CARE_CASE_ENTRY.KIND, kind)
        .set(CARE_CASE_ENTRY.TEXT, "Seen.")
        .set(CARE_CASE_ENTRY.AUTHOR, "olive")
        .set(CARE_CASE_ENTRY.WRITTEN_AT, NOW)
        .execute();
  }

  private static long ask(String state, String visit, String otherVisit) {
    long query =
        jooq.insertInto(PROVIDER_QUERY)
            .set(PROVIDER_QUERY.PROVIDER_ID, "P1")
            .set(PROVIDER_QUERY.ASKED_BY, "olive")
            .set(PROVIDER_QUERY.ASKED_AT, NOW)
            .set(PROVIDER_QUERY.DUE_AT, NOW)
            .set(PROVIDER_QUERY.STATE, state)
            .returningResult(PROVIDER_QUERY.QUERY_ID)
            .fetchSingle()
            .value1();
    jooq.insertInto(PROVIDER_QUERY_FINDING)
        .set(PROVIDER_QUERY_FINDING.QUERY_ID, query)
        .set(PROVIDER_QUERY_FINDING.CODE, "WORKER_OVERLAP")
        .set(PROVIDER_QUERY_FINDING.VISIT_ID, visit)
        .set(PROVIDER_QUERY_FINDING.OTHER_VISIT_ID, otherVisit)
        .set(PROVIDER_QUERY_FINDING.FIRST_FOUND_AT, NOW)
        .set(PROVIDER_QUERY_FINDING.EXPLANATION, "Both at a time")
        .execute();
    return query;
  }

  private static void looked(String person, Instant at) {
    long entry =
        jooq.insertInto(AUDIT_ENTRY)
            .set(AUDIT_ENTRY.AT, at)
            .set(AUDIT_ENTRY.USERNAME, "olive")
            .set(AUDIT_ENTRY.DEED, "LOOKED")
            .set(AUDIT_ENTRY.ROUTE, "GET /service-users/{*id}")
            .set(AUDIT_ENTRY.ADDRESS, "/service-users/" + person)
            .returningResult(AUDIT_ENTRY.AUDIT_ID)
            .fetchSingle()
            .value1();
    jooq.insertInto(AUDIT_SUBJECT)
        .set(AUDIT_SUBJECT.AUDIT_ID, entry)
        .set(AUDIT_SUBJECT.KIND, "SERVICE_USER")
        .set(AUDIT_SUBJECT.SUBJECT_ID, person)
        .execute();
  }

  private static void turn(long query, String state) {
    jooq.update(PROVIDER_QUERY)
        .set(PROVIDER_QUERY.STATE, state)
        .where(PROVIDER_QUERY.QUERY_ID.eq(query))
        .execute();
  }

  /**
   * Has something done, by somebody else, just before a statement is made for the first time; then
   * the database listens no longer.
   */
  private static void beforeFirst(String beginning, Runnable meanwhile) {
    AtomicBoolean done = new AtomicBoolean();
    Configuration configuration = jooq.configuration();
    ExecuteListenerProvider[] others = configuration.executeListenerProviders();
    ExecuteListenerProvider[] all = Arrays.copyOf(others, others.length + 1);
    all[others.length] =
        new DefaultExecuteListenerProvider(
            ExecuteListener.onExecuteStart(
                statement -> {
                  // A transaction under way goes on listening, for it has a configuration of its
                  // own.
                  if (String.valueOf(statement.sql()).startsWith(beginning)
                      && !done.getAndSet(true)) {
                    configuration.set(others);
                    meanwhile.run();
                  }
                }));
    configuration.set(all);
  }

  /** Or for so long that nobody will. */
  private static void untilItIsWaitedFor(String person) throws InterruptedException {
    for (int looks = 0; looks < 200; looks++) {
      if (jooq.fetchExists(
          DSL.selectOne()
              .from("information_schema.processlist")
              .where("id <> connection_id() and info like ?", "%" + person + "%for update%"))) {
        return;
      }
      Thread.sleep(Duration.ofMillis(100));
    }
  }

  private static void order(DSLContext sql, String id, String person) {
    sql.insertInto(SERVICE_ORDER)
        .set(SERVICE_ORDER.SERVICE_ORDER_ID, id)
        .set(SERVICE_ORDER.SERVICE_USER_ID, person)
        .set(SERVICE_ORDER.PROVIDER_ID, "P1")
        .set(SERVICE_ORDER.SERVICE_TYPE, "personal care")
        .set(SERVICE_ORDER.VALID_FROM, LocalDate.of(2026, 11, 9))
        .set(SERVICE_ORDER.DAYS, "MON")
        .set(SERVICE_ORDER.START, LocalTime.of(8, 0))
        .set(SERVICE_ORDER.DURATION_MINUTES, 30)
        .execute();
  }

  private static List<String> log() {
    return jooq.selectFrom(DISPOSAL)
        .orderBy(DISPOSAL.DISPOSAL_ID)
        .fetch(row -> row.getKind() + " " + row.getSubjectId() + " " + row.getOutcome());
  }

  /** In how many rows of which table a name or an id made of it stands, in whatever column. */
  private static Map<String, Integer> mentions(String... people) {
    Map<String, Integer> mentions = new TreeMap<>();
    for (var table : jooq.fetch("show tables")) {
      String name = table.get(0, String.class);
      String rows = jooq.fetch("select * from `" + name + "`").formatCSV();
      int found =
          (int)
              rows.lines().filter(row -> List.of(people).stream().anyMatch(row::contains)).count();
      if (found > 0 && !name.equals("retention_hold")) {
        mentions.put(name, found);
      }
    }
    return mentions;
  }

  private static byte[] export(String person) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PersonExport(database, LONDON).writeServiceUser(person, NOW, out);
    return out.toByteArray();
  }

  private static byte[] exportWorker(String worker) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PersonExport(database, LONDON).writeCareWorker(worker, NOW, out);
    return out.toByteArray();
  }

  private static String text(byte[] archive) throws Exception {
    StringBuilder text = new StringBuilder();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        text.append("== ").append(entry.getName()).append('\n');
        text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }

  private static void worker(String id, String provider, LocalDate left) {
    jooq.insertInto(CARE_WORKER)
        .set(CARE_WORKER.CARE_WORKER_ID, id)
        .set(CARE_WORKER.PROVIDER_ID, provider)
        .set(CARE_WORKER.NAME, "Worker " + id)
        .set(CARE_WORKER.ACTIVE_TO, left)
        .execute();
    jooq.insertInto(WORKER_PIN)
        .set(WORKER_PIN.CARE_WORKER_ID, id)
        .set(WORKER_PIN.PIN_HASH, new byte[32])
        .set(WORKER_PIN.VALID_FROM, LocalDate.of(2015, 1, 1))
        .execute();
  }

  /** Somebody with something in every table; null: care goes on. */
  private static void person(String id, LocalDate ended, String provider, String worker) {
    LocalDate day = ended == null ? LocalDate.of(2026, 11, 2) : ended;
    Instant start = day.atTime(LocalTime.of(8, 0)).atZone(LONDON).toInstant();
    String number = "+4420794601" + (10 + jooq.fetchCount(SERVICE_USER));
    String code = String.valueOf(10_000 + jooq.fetchCount(SERVICE_USER));
    jooq.insertInto(SERVICE_USER)
        .set(SERVICE_USER.SERVICE_USER_ID, id)
        .set(SERVICE_USER.CODE, code)
        .set(SERVICE_USER.NAME, "Example " + id)
        .execute();
    jooq.insertInto(REGISTERED_NUMBER)
        .set(REGISTERED_NUMBER.SERVICE_USER_ID, id)
        .set(REGISTERED_NUMBER.E164, number)
        .set(REGISTERED_NUMBER.VALID_FROM, Instant.parse("2010-01-01T00:00:00Z"))
        .execute();
    jooq.insertInto(SERVICE_ORDER)
        .set(SERVICE_ORDER.SERVICE_ORDER_ID, "SO-" + id)
        .set(SERVICE_ORDER.SERVICE_USER_ID, id)
        .set(SERVICE_ORDER.PROVIDER_ID, provider)
        .set(SERVICE_ORDER.SERVICE_TYPE, "personal care")
        .set(SERVICE_ORDER.VALID_FROM, LocalDate.of(2015, 1, 1))
        .set(SERVICE_ORDER.VALID_TO, ended)
        .set(SERVICE_ORDER.DAYS, "MON")
        .set(SERVICE_ORDER.START, LocalTime.of(8, 0))
        .set(SERVICE_ORDER.DURATION_MINUTES, 30)
        .execute();
    String visit = "K-" + id + "-1";
    String commissioned = "SO-" + id + "@" + day;
    jooq.insertInto(COMMISSIONED_VISIT)
        .set(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID, commissioned)
        .set(COMMISSIONED_VISIT.SERVICE_USER_ID, id)
        .set(COMMISSIONED_VISIT.PROVIDER_ID, provider)
        .set(COMMISSIONED_VISIT.SERVICE_TYPE, "personal care")
        .set(COMMISSIONED_VISIT.DATE, day)
        .set(COMMISSIONED_VISIT.START_AT, start)
        .set(COMMISSIONED_VISIT.LATEST_START_AT, start)
        .set(COMMISSIONED_VISIT.DURATION_MINUTES, 30)
        .set(COMMISSIONED_VISIT.WORKERS, 1)
        .set(COMMISSIONED_VISIT.TIME_CRITICAL, false)
        .set(COMMISSIONED_VISIT.CANCELLED, false)
        .set(COMMISSIONED_VISIT.SUSPENDED, false)
        .set(COMMISSIONED_VISIT.SLOTS_FILLED, 1)
        .execute();
    call(visit, start, number);
    call("K-" + id + "-2", start.plusSeconds(1500), number);
    call("K-" + id + "-3", start.plusSeconds(60), number);
    call("K-" + id + "-unmatched", start.plusSeconds(9000), number);
    jooq.insertInto(VISIT)
        .set(VISIT.VISIT_ID, visit)
        .set(VISIT.SERVICE_USER_ID, id)
        .set(VISIT.CARE_WORKER_ID, worker)
        .set(VISIT.PROVIDER_ID, provider)
        .set(VISIT.ARRIVAL_CALL, visit)
        .set(VISIT.DEPARTURE_CALL, "K-" + id + "-2")
        .set(VISIT.EXTRA_CALLS, "K-" + id + "-3")
        .set(VISIT.BEGINS_AT, start)
        .set(VISIT.DATE, day)
        .set(VISIT.LOCATION_PROOF, "FULL")
        .set(VISIT.INFERRED, false)
        .set(VISIT.STILL_OPEN, false)
        .set(VISIT.COMMISSIONED_VISIT_ID, commissioned)
        .execute();
    jooq.insertInto(ROTA)
        .set(ROTA.COMMISSIONED_VISIT_ID, commissioned)
        .set(ROTA.CARE_WORKER_ID, worker)
        .execute();
    jooq.insertInto(SUSPENSION)
        .set(SUSPENSION.SERVICE_USER_ID, id)
        .set(SUSPENSION.FROM_AT, start.minusSeconds(864_000))
        .set(SUSPENSION.TO_AT, start.minusSeconds(432_000))
        .set(SUSPENSION.REASON, "hospital")
        .execute();
    finding(id, visit, day, provider, "Worker was late at Example " + id + ".");
    if (id.equals("RUNNING")) {
      finding(id, visit, day, provider, "Overlaps a visit at Example EDGENEW.");
    }
    decisions(id, visit, provider, start);
    jooq.insertInto(ALERT_DECISION)
        .set(ALERT_DECISION.COMMISSIONED_VISIT_ID, commissioned)
        .set(ALERT_DECISION.LATEST_START_AT, start)
        .set(ALERT_DECISION.STAGE, "PROVIDER")
        .set(ALERT_DECISION.PROVIDER_ID, provider)
        .set(ALERT_DECISION.SERVICE_USER_ID, id)
        .set(ALERT_DECISION.TIME_CRITICAL, false)
        .set(ALERT_DECISION.DUE_AT, NOW)
        .set(ALERT_DECISION.DECIDED_AT, NOW)
        .set(ALERT_DECISION.VERDICT, "ARRIVED")
        .set(ALERT_DECISION.REASON, "Arrived.")
        .execute();
  }

  /** An officer asks about a morning at two homes, and gets words and a document about both. */
  private static void queryAbout(String one, String other, String file) {
    long query =
        jooq.insertInto(PROVIDER_QUERY)
            .set(PROVIDER_QUERY.PROVIDER_ID, "P1")
            .set(PROVIDER_QUERY.ASKED_BY, "olive")
            .set(PROVIDER_QUERY.ASKED_AT, NOW)
            .set(PROVIDER_QUERY.DUE_AT, NOW)
            .set(PROVIDER_QUERY.STATE, "CLOSED")
            .returningResult(PROVIDER_QUERY.QUERY_ID)
            .fetchSingle()
            .value1();
    for (String id : List.of(one, other)) {
      jooq.insertInto(PROVIDER_QUERY_FINDING)
          .set(PROVIDER_QUERY_FINDING.QUERY_ID, query)
          .set(PROVIDER_QUERY_FINDING.CODE, "LATE_ARRIVAL")
          .set(PROVIDER_QUERY_FINDING.VISIT_ID, "K-" + id + "-1")
          .set(PROVIDER_QUERY_FINDING.FIRST_FOUND_AT, NOW)
          .set(PROVIDER_QUERY_FINDING.EXPLANATION, "Worker WSTAYS stayed too short")
          .execute();
    }
    String words =
        other.equals("PAIRED")
            ? "Were both visits late?"
            : "Why were you late at Example RUNNING? And at Example NEIGHBOUR, code 10007? She fell"
                + " in the bath. RUNNING had waited since seven. Ring RUNNING or 020 7946 0117.";
    long entry =
        jooq.insertInto(PROVIDER_QUERY_ENTRY)
            .set(PROVIDER_QUERY_ENTRY.QUERY_ID, query)
            .set(PROVIDER_QUERY_ENTRY.KIND, "QUESTION")
            .set(PROVIDER_QUERY_ENTRY.TEXT, words)
            .set(PROVIDER_QUERY_ENTRY.AUTHOR, "olive")
            .set(PROVIDER_QUERY_ENTRY.WRITTEN_AT, NOW)
            .returningResult(PROVIDER_QUERY_ENTRY.QUERY_ENTRY_ID)
            .fetchSingle()
            .value1();
    document(entry, file, "their bath book");
  }

  private static void document(long entry, String name, String content) {
    jooq.insertInto(QUERY_DOCUMENT)
        .set(QUERY_DOCUMENT.QUERY_ENTRY_ID, entry)
        .set(QUERY_DOCUMENT.FILE_NAME, name)
        .set(QUERY_DOCUMENT.MEDIA_TYPE, "application/pdf")
        .set(QUERY_DOCUMENT.SHA256, "0".repeat(64))
        .set(QUERY_DOCUMENT.CONTENT, content.getBytes(StandardCharsets.UTF_8))
        .execute();
  }

  private static void caseAbout(String one, String other) {
    long id =
        jooq.insertInto(CARE_CASE)
            .set(CARE_CASE.TITLE, "Mornings at " + one + " and " + other)
            .set(CARE_CASE.KIND, "COMPLAINT")
            .set(CARE_CASE.OPENED_BY, "olive")
            .set(CARE_CASE.OPENED_AT, NOW)
            .returningResult(CARE_CASE.CASE_ID)
            .fetchSingle()
            .value1();
    for (String person : List.of(one, other)) {
      jooq.insertInto(CARE_CASE_FINDING)
          .set(CARE_CASE_FINDING.CASE_ID, id)
          .set(CARE_CASE_FINDING.CODE, "LATE_ARRIVAL")
          .set(CARE_CASE_FINDING.VISIT_ID, "K-" + person + "-1")
          .set(CARE_CASE_FINDING.DATE, LONG_AGO)
          .set(CARE_CASE_FINDING.EXPLANATION, "Late at Example " + person)
          .set(CARE_CASE_FINDING.ADDED_BY, "olive")
          .set(CARE_CASE_FINDING.ADDED_AT, NOW)
          .execute();
    }
    jooq.insertInto(CARE_CASE_ENTRY)
        .set(CARE_CASE_ENTRY.CASE_ID, id)
        .set(CARE_CASE_ENTRY.KIND, "NOTE")
        .set(CARE_CASE_ENTRY.TEXT, "The daughter of " + other + " rang. She fell in the bath.")
        .set(CARE_CASE_ENTRY.AUTHOR, "olive")
        .set(CARE_CASE_ENTRY.WRITTEN_AT, NOW)
        .execute();
  }

  /** A couple: the worker logs the visit to each in one telephone call. */
  private static void oneTelephoneCallFor(String telephoneCall, String one, String other) {
    Instant at = NOW.minusSeconds(3600);
    for (String id : List.of(one, other)) {
      String call = telephoneCall + "/" + id;
      jooq.insertInto(LOGGED_CALL)
          .set(LOGGED_CALL.CALL_ID, call)
          .set(LOGGED_CALL.TELEPHONE_CALL_ID, telephoneCall)
          .set(LOGGED_CALL.NODE, "test")
          .set(LOGGED_CALL.ANSWERED_AT, at)
          .set(LOGGED_CALL.CALLER_NUMBER, "020 7946 0117")
          .set(LOGGED_CALL.CALLER_E164, "+442079460117")
          .set(LOGGED_CALL.ENDING, "LOGGED")
          .execute();
      visit(call, id, "WSTAYS", call);
    }
  }

  private static void rangFromTheLineOf(String one, String other) {
    String number =
        jooq.fetchSingle(REGISTERED_NUMBER, REGISTERED_NUMBER.SERVICE_USER_ID.eq(one)).getE164();
    call("K-" + other + "-line", NOW.minusSeconds(7200), number);
    jooq.update(LOGGED_CALL)
        .set(LOGGED_CALL.SERVICE_USER_CODE, "10007")
        .where(LOGGED_CALL.CALL_ID.eq("K-" + other + "-line"))
        .execute();
    visit("K-" + other + "-line", other, "WSTAYS", "K-" + other + "-line");
  }

  private static void visit(String id, String person, String worker, String arrival) {
    jooq.insertInto(VISIT)
        .set(VISIT.VISIT_ID, id)
        .set(VISIT.SERVICE_USER_ID, person)
        .set(VISIT.CARE_WORKER_ID, worker)
        .set(VISIT.PROVIDER_ID, "P1")
        .set(VISIT.ARRIVAL_CALL, arrival)
        .set(VISIT.EXTRA_CALLS, "")
        .set(VISIT.BEGINS_AT, NOW)
        .set(VISIT.DATE, person.equals("PAIRED") ? LONG_AGO : LocalDate.of(2026, 11, 3))
        .set(VISIT.LOCATION_PROOF, "FULL")
        .set(VISIT.INFERRED, false)
        .set(VISIT.STILL_OPEN, false)
        .execute();
  }

  private static void paper(String provider, LocalDate day, String person, String worker) {
    long id = jooq.fetchCount(SEALED_TIMESHEET) + 1;
    jooq.insertInto(SEALED_TIMESHEET)
        .set(SEALED_TIMESHEET.SEALED_TIMESHEET_ID, id)
        .set(SEALED_TIMESHEET.CORRECTION, 0)
        .set(SEALED_TIMESHEET.PROVIDER_ID, provider)
        .set(SEALED_TIMESHEET.FROM_DATE, day)
        .set(SEALED_TIMESHEET.TO_DATE, day)
        .set(SEALED_TIMESHEET.DRAWN_UP_BY, "ann")
        .set(SEALED_TIMESHEET.DRAWN_UP_AT, NOW)
        .execute();
    jooq.insertInto(SEALED_LINE)
        .set(SEALED_LINE.SEALED_TIMESHEET_ID, id)
        .set(SEALED_LINE.CORRECTION, 0)
        .set(SEALED_LINE.LINE_NO, 1)
        .set(SEALED_LINE.VISIT_ID, "K-" + person + "-1")
        .set(SEALED_LINE.SERVICE_USER_ID, person)
        .set(SEALED_LINE.SERVICE_USER, "Example " + person)
        .set(SEALED_LINE.CARE_WORKER_ID, worker)
        .set(SEALED_LINE.CARE_WORKER, "Worker " + worker)
        .set(SEALED_LINE.DATE, day)
        .set(SEALED_LINE.SERVICE_TYPE, "personal care")
        .set(SEALED_LINE.SECONDARY, false)
        .set(SEALED_LINE.PAYABLE_MINUTES, 30)
        .set(SEALED_LINE.DUE_MINUTES, 30)
        .set(SEALED_LINE.STATUS, "VERIFIED")
        .set(SEALED_LINE.DISCREPANCIES, "")
        .execute();
  }

  /** Everything of the queries in which both stand, or stood. */
  private static String words(String file) {
    return jooq.fetch(
            """
            select q.query_id, e.text, d.file_name, f.visit_id
            from query_document d
            join provider_query_entry e on e.query_entry_id = d.query_entry_id
            join provider_query q on q.query_id = e.query_id
            join provider_query_finding f on f.query_id = q.query_id
            where d.file_name = ?
            """,
            file)
        .formatCSV();
  }

  private static void call(String id, Instant at, String number) {
    jooq.insertInto(LOGGED_CALL)
        .set(LOGGED_CALL.CALL_ID, id)
        .set(LOGGED_CALL.TELEPHONE_CALL_ID, id)
        .set(LOGGED_CALL.NODE, "test")
        .set(LOGGED_CALL.ANSWERED_AT, at)
        .set(LOGGED_CALL.CALLER_NUMBER, number)
        .set(LOGGED_CALL.CALLER_E164, number)
        .set(LOGGED_CALL.ENDING, "LOGGED")
        .execute();
  }

  private static void finding(
      String id, String visit, LocalDate day, String provider, String explanation) {
    jooq.insertInto(DISCREPANCY)
        .set(DISCREPANCY.CODE, explanation.startsWith("Over") ? "WORKER_OVERLAP" : "LATE_ARRIVAL")
        .set(DISCREPANCY.CLASS, "A")
        .set(DISCREPANCY.VISIT_ID, visit)
        .set(DISCREPANCY.SERVICE_USER_ID, id)
        .set(DISCREPANCY.PROVIDER_ID, provider)
        .set(DISCREPANCY.DATE, day)
        .set(DISCREPANCY.PROVISIONAL, false)
        .set(DISCREPANCY.POLICY_VERSION, "default-1")
        .set(DISCREPANCY.EXPLANATION, explanation)
        .set(DISCREPANCY.FIRST_FOUND_AT, NOW)
        .execute();
  }

  private static void decisions(String id, String visit, String provider, Instant start) {
    jooq.insertInto(AMENDMENT)
        .set(AMENDMENT.VISIT_ID, visit)
        .set(AMENDMENT.ARRIVED_AT, start)
        .set(AMENDMENT.REASON_CODE, "OTHER")
        .set(AMENDMENT.NOTE, "The clock of " + id)
        .set(AMENDMENT.AUTHOR, "ann")
        .set(AMENDMENT.WRITTEN_AT, NOW)
        .execute();
    jooq.insertInto(ACKNOWLEDGEMENT)
        .set(ACKNOWLEDGEMENT.CODE, "LATE_ARRIVAL")
        .set(ACKNOWLEDGEMENT.VISIT_ID, visit)
        .set(ACKNOWLEDGEMENT.FIRST_FOUND_AT, NOW)
        .set(ACKNOWLEDGEMENT.REASON_CODE, "OTHER")
        .set(ACKNOWLEDGEMENT.NOTE, "Agreed")
        .set(ACKNOWLEDGEMENT.AUTHOR, "olive")
        .set(ACKNOWLEDGEMENT.WRITTEN_AT, NOW)
        .execute();
    long query =
        Optional.ofNullable(
                jooq.insertInto(PROVIDER_QUERY)
                    .set(PROVIDER_QUERY.PROVIDER_ID, provider)
                    .set(PROVIDER_QUERY.ASKED_BY, "olive")
                    .set(PROVIDER_QUERY.ASKED_AT, NOW)
                    .set(PROVIDER_QUERY.DUE_AT, NOW)
                    .set(PROVIDER_QUERY.STATE, "ACCEPTED")
                    .returningResult(PROVIDER_QUERY.QUERY_ID)
                    .fetchOne(PROVIDER_QUERY.QUERY_ID))
            .orElseThrow();
    jooq.insertInto(PROVIDER_QUERY_FINDING)
        .set(PROVIDER_QUERY_FINDING.QUERY_ID, query)
        .set(PROVIDER_QUERY_FINDING.CODE, "LATE_ARRIVAL")
        .set(PROVIDER_QUERY_FINDING.VISIT_ID, visit)
        .set(PROVIDER_QUERY_FINDING.FIRST_FOUND_AT, NOW)
        .set(PROVIDER_QUERY_FINDING.EXPLANATION, "Late at Example " + id)
        .execute();
    jooq.insertInto(PROVIDER_QUERY_ENTRY)
        .set(PROVIDER_QUERY_ENTRY.QUERY_ID, query)
        .set(PROVIDER_QUERY_ENTRY.KIND, "QUESTION")
        .set(PROVIDER_QUERY_ENTRY.TEXT, "Why were you late to " + id + "?")
        .set(PROVIDER_QUERY_ENTRY.AUTHOR, "olive")
        .set(PROVIDER_QUERY_ENTRY.WRITTEN_AT, NOW)
        .execute();
  }
}
