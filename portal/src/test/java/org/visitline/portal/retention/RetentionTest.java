package org.visitline.portal.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.*;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
    Path home = Path.of("target", "retention", Long.toString(System.nanoTime())).toAbsolutePath();
    server = EmbeddedMariaDb.start(home);
    database = Database.open(server.address(), 4);
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
    new JooqRetention(jooq).hold("SERVICE_USER", "HELDSELF", "Enquiry 12", "selma", NOW);
    new JooqRetention(jooq).hold("PROVIDER", "P2", "Contract dispute", "selma", NOW);
  }

  @AfterAll
  static void stop() {
    database.close();
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
        .containsExactly("DUE", "HELDPROV", "HELDSELF", "EDGEOLD");
    assertThat(did.stream().filter(line -> line.holdId().isEmpty() && !line.subjectId().isEmpty()))
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
  void a_personal_export_holds_everything_and_nobody_else() throws Exception {
    String export = text(export("RUNNING"));

    for (String table : mentions("RUNNING").keySet()) {
      if (!List.of("disposal", "retention_hold").contains(table)) {
        assertThat(export).as(table).contains("== " + table + ".csv");
      }
    }
    assertThat(export)
        .contains("Example RUNNING", "Why were you late to RUNNING?", "K-RUNNING-1")
        .contains("(left out: it names somebody else who receives care)")
        .doesNotContain("EDGENEW")
        .doesNotContain("pin_hash");
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
    new PersonExport(database).write(person, NOW, out);
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
