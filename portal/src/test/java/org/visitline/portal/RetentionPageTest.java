package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.AUDIT_ENTRY;
import static org.visitline.schema.jooq.Tables.AUDIT_SUBJECT;
import static org.visitline.schema.jooq.Tables.CARE_CASE;
import static org.visitline.schema.jooq.Tables.CARE_WORKER;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.LOGGED_CALL;
import static org.visitline.schema.jooq.Tables.PROVIDER;
import static org.visitline.schema.jooq.Tables.RETENTION_HOLD;
import static org.visitline.schema.jooq.Tables.RETENTION_PERIOD;
import static org.visitline.schema.jooq.Tables.SERVICE_ORDER;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;
import static org.visitline.schema.jooq.Tables.WORKER_PIN;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.portal.retention.RetentionRun;
import org.visitline.schema.Database;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;

/** What the page of periods and disposals says to a senior officer. */
@ExtendWith(RunningPortal.class)
class RetentionPageTest {

  private static int borough;

  private final Database database;
  private final Portal portal;
  private final DSLContext jooq;

  RetentionPageTest(Running shared) {
    database = Database.open(shared.server().database("retained_" + ++borough), 8);
    ADayOfCare.fill(database);
    jooq = database.jooq();
    portal =
        Portal.start(
            PortalSettings.local(0, "Test Borough"), database, () -> ADayOfCare.HALF_PAST_TEN);
  }

  @AfterEach
  void close() {
    portal.close();
    database.close();
  }

  @Test
  void it_names_and_links_the_case_that_keeps_somebody_before_and_after_the_run() throws Exception {
    long careCase = openedAbout("GONE");
    Visitor selma = Visitor.loggedIn(portal, "selma");

    Document before = selma.page("senior/retention");
    assertThat(before.select("td[data-label=Would]").text())
        .isEqualTo("be kept: case %d is open".formatted(careCase));
    assertThat(before.select("td[data-label=Would] a").attr("href"))
        .isEqualTo("/cases/" + careCase);
    assertThat(before.select("form[action=/senior/retention/run]")).isEmpty();
    assertThat(before.select("main").text())
        .contains("All of it is kept: there is nothing to dispose of.");

    selma.submit(before, "senior/retention/run", Map.of());
    Document after = selma.page("senior/retention");
    assertThat(after.select(".told").text()).contains("stands under Disposals");
    assertThat(after.select("td[data-label=Outcome]").first().text())
        .isEqualTo("kept: case %d was open".formatted(careCase));
    assertThat(jooq.fetchCount(SERVICE_USER, SERVICE_USER.SERVICE_USER_ID.eq("GONE"))).isOne();
  }

  @Test
  void a_hold_names_a_worker_and_a_provider_too_and_nobody_who_is_gone() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");
    for (String[] one : new String[][] {{"CARE_WORKER", "W1"}, {"PROVIDER", "ALDER"}}) {
      selma.submit(
          selma.page("senior/retention"),
          "senior/retention/hold",
          Map.of("kind", one[0], "subject", one[1], "reason", "Enquiry 12"));
    }
    jooq.insertInto(RETENTION_HOLD)
        .set(RETENTION_HOLD.KIND, "SERVICE_USER")
        .set(RETENTION_HOLD.SUBJECT_ID, "W1")
        .set(RETENTION_HOLD.REASON, "Of a person who went long ago")
        .set(RETENTION_HOLD.SET_BY, "selma")
        .set(RETENTION_HOLD.SET_AT, ADayOfCare.HALF_PAST_TEN)
        .execute();

    assertThat(selma.page("senior/retention").select(".findings b, .findings code").eachText())
        .containsExactly(
            "Hold 3: service user",
            "W1",
            "Hold 2: provider Alder Homecare",
            "ALDER",
            "Hold 1: care worker Wanda Alderson",
            "W1");
  }

  @Test
  void disposal_is_offered_only_where_something_is_due_alerts_and_the_log_too() throws Exception {
    jooq.update(RETENTION_PERIOD).set(RETENTION_PERIOD.MONTHS, 1200).execute();
    Visitor selma = Visitor.loggedIn(portal, "selma");

    Document nothing = selma.page("senior/retention");
    assertThat(nothing.select("form[action=/senior/retention/run]")).isEmpty();
    assertThat(nothing.select(".empty").first().text())
        .isEqualTo("Nothing is past its period: there is nothing to dispose of.");

    listedIn1920(1);
    Document log = selma.page("senior/retention");
    assertThat(log.select("h2:contains(Due now) + table td").eachText())
        .containsExactly(
            "Who looked, who changed", "by their age", "before Wed 27 Oct 1926", "be disposed of");
    selma.submit(log, "senior/retention/run", Map.of());
    assertThat(selma.page("senior/retention").select("form[action=/senior/retention/run]"))
        .isEmpty();
  }

  @Test
  void where_very_much_of_the_log_is_past_its_period_the_page_does_not_wait_for_who_is_kept()
      throws Exception {
    listedIn1920(1_001);
    Visitor selma = Visitor.loggedIn(portal, "selma");

    Document page = selma.page("senior/retention");
    assertThat(page.select("td:contains(Who looked) + td").last().text())
        .isEqualTo("by their age: very many, of which those that are kept stay");
    selma.submit(page, "senior/retention/run", Map.of());
    assertThat(
            jooq.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.AT.lt(Instant.parse("1921-01-01T00:00:00Z"))))
        .isZero();
  }

  private void listedIn1920(int times) {
    jooq.batch(
            Collections.nCopies(
                times,
                jooq.insertInto(AUDIT_ENTRY)
                    .set(AUDIT_ENTRY.AT, Instant.parse("1920-01-01T00:00:00Z"))
                    .set(AUDIT_ENTRY.USERNAME, "olive")
                    .set(AUDIT_ENTRY.ROLE, "OFFICER")
                    .set(AUDIT_ENTRY.DEED, "LISTED")
                    .set(AUDIT_ENTRY.ROUTE, "GET /discrepancies")
                    .set(AUDIT_ENTRY.ADDRESS, "")
                    .set(AUDIT_ENTRY.REMOTE_ADDRESS, "")))
        .execute();
  }

  @Test
  void who_is_held_is_not_held_again_for_the_same_reason_until_that_hold_is_lifted()
      throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");

    assertThat(held(selma, "W1", "Enquiry 12"))
        .isEqualTo("It is held from now on, and stands below.");
    assertThat(held(selma, "Wanda Alderson", " Enquiry 12 "))
        .endsWith("It is held already, by hold 1.");
    assertThat(held(selma, "W1", "Enquiry 13")).startsWith("It is held from now on");
    selma.submit(selma.page("senior/retention"), "senior/retention/lift", Map.of("id", "1"));
    assertThat(held(selma, "W1", "Enquiry 12")).startsWith("It is held from now on");
    assertThat(jooq.fetchCount(RETENTION_HOLD)).isEqualTo(3);
  }

  private static String held(Visitor selma, String worker, String reason) throws Exception {
    selma.submit(
        selma.page("senior/retention"),
        "senior/retention/hold",
        Map.of("kind", "CARE_WORKER", "subject", worker, "reason", reason));
    return selma.page("senior/retention").select(".told").text();
  }

  @Test
  void whom_it_does_not_find_it_says_whether_nobody_or_several_are_called_so() throws Exception {
    jooq.update(SERVICE_USER).set(SERVICE_USER.NAME, "Mrs Twice Example").execute();
    jooq.update(CARE_WORKER).set(CARE_WORKER.NAME, "Twice Alderson").execute();
    jooq.update(PROVIDER).set(PROVIDER.NAME, "Twice Homecare").execute();
    Visitor selma = Visitor.loggedIn(portal, "selma");

    Map<String, String> said = new LinkedHashMap<>();
    for (String asked :
        List.of(
            "export?service-user=+",
            "export?service-user=Example",
            "export?service-user=Mrs+Twice+Example",
            "export/care-worker?care-worker=+",
            "export/care-worker?care-worker=Example",
            "export/care-worker?care-worker=Twice+Alderson")) {
      selma.get("senior/" + asked);
      said.put(asked, selma.page("senior/retention").select(".told .problem a").text());
    }
    for (String asked : List.of(" ", "Example", "Twice Homecare")) {
      selma.submit(
          selma.page("senior/retention"),
          "senior/retention/hold",
          Map.of("kind", "PROVIDER", "subject", asked, "reason", "Enquiry 12"));
      said.put(asked, selma.page("senior/retention").select(".told .problem a").text());
    }

    assertThat(said.values())
        .containsExactly(
            "Name the person.",
            "Nobody is called ‘Example’: give the reference or code, or the whole name.",
            "Several people are called ‘Mrs Twice Example’: give the reference or code.",
            "Name the person.",
            "Nobody is called ‘Example’: give the reference, or the whole name.",
            "Several people are called ‘Twice Alderson’: give the reference.",
            "Name the provider.",
            "No provider is called ‘Example’: give the reference, or the whole name.",
            "Several providers are called ‘Twice Homecare’: give the reference.");
  }

  @Test
  void it_says_why_a_hold_was_set_beside_the_case() throws Exception {
    long careCase = openedAbout("GONE");
    Visitor selma = Visitor.loggedIn(portal, "selma");
    selma.submit(
        selma.page("senior/retention"),
        "senior/retention/hold",
        Map.of("kind", "SERVICE_USER", "subject", "GONE", "reason", "Enquiry 12"));
    long hold = jooq.fetchSingle(RETENTION_HOLD).getHoldId();

    Document page = selma.page("senior/retention");
    assertThat(page.select("div.notice[role=status]").text()).contains("It is held from now on");
    assertThat(page.select(".findings li").first().text())
        .startsWith("Hold " + hold + ": service user Mrs Edna Example GONE");
    assertThat(page.select("td[data-label=Would]").text())
        .isEqualTo("be kept by hold %d: Enquiry 12; case %d is open".formatted(hold, careCase));
    assertThat(page.select("details:not([open]) > form[action=/senior/retention/lift]").text())
        .isEqualTo(
            "What hold %d alone keeps can be disposed of from then on, once it is past its period."
                    .formatted(hold)
                + " Lift this hold");
    selma.submit(page, "senior/retention/lift", Map.of("id", String.valueOf(hold)));
    assertThat(selma.page("senior/retention").select("div.notice[role=status]").text())
        .contains("Hold " + hold + " is lifted.");
  }

  @Test
  void where_calls_of_nobody_have_gone_everything_follows_from_scratch_as_it_is_stored()
      throws Exception {
    jooq.deleteFrom(DISCREPANCY).execute();
    jooq.insertInto(WORKER_PIN)
        .set(WORKER_PIN.CARE_WORKER_ID, "W1")
        .set(
            WORKER_PIN.PIN_HASH,
            jooq.fetchValue(LOGGED_CALL.PIN_HASH, LOGGED_CALL.CALL_ID.eq("K6")))
        .set(WORKER_PIN.VALID_FROM, LocalDate.of(2015, 1, 1))
        .execute();
    Verifier verifier = new Verifier(database, CivilZone.LONDON, () -> ADayOfCare.HALF_PAST_TEN);
    verifier.verifyAll();
    int calls = jooq.fetchCount(LOGGED_CALL);
    assertThat(jooq.fetchCount(DISCREPANCY, DISCREPANCY.CALL_ID.eq("K6"))).isOne();
    jooq.update(RETENTION_PERIOD).set(RETENTION_PERIOD.MONTHS, 1200).execute();
    jooq.update(RETENTION_PERIOD)
        .set(RETENTION_PERIOD.MONTHS, 12)
        .where(RETENTION_PERIOD.KIND.eq("CALLS"))
        .execute();

    new RetentionRun(database, ADayOfCare.LONDON)
        .run(ADayOfCare.HALF_PAST_TEN.plus(Duration.ofDays(400)), "selma");

    assertThat(jooq.fetchCount(LOGGED_CALL)).isLessThan(calls);
    assertThat(jooq.fetchCount(LOGGED_CALL, LOGGED_CALL.CALL_ID.eq("K6"))).isZero();
    assertThat(jooq.fetchCount(DISCREPANCY, DISCREPANCY.CALL_ID.eq("K6"))).isZero();
    assertThat(verifier.compare()).isEmpty();
    verifier.verifyAll();
    assertThat(verifier.compare()).isEmpty();
    assertThat(jooq.fetchCount(VISIT)).isPositive();
  }

  @Test
  void what_is_held_on_a_care_worker_is_taken_by_name_and_the_log_says_so() throws Exception {
    Visitor selma = Visitor.loggedIn(portal, "selma");

    HttpResponse<String> taken =
        selma.get("senior/export/care-worker?care-worker=Wanda+Alderson&form=export-worker");
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(taken.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(name -> assertThat(name).contains("held-on-W1.zip"));
    assertThat(taken.body()).startsWith("PK");
    assertThat(deedsAbout("W1")).containsExactly("TOOK");

    HttpResponse<String> unknown =
        selma.get("senior/export/care-worker?care-worker=Nobody+Known&form=export-worker");
    assertThat(unknown.statusCode()).isEqualTo(302);
    Document page = selma.page("senior/retention");
    assertThat(page.select(".told .problem a").attr("href"))
        .isEqualTo("#export-worker-care-worker");
    assertThat(page.select("#export-worker-care-worker").attr("value")).isEqualTo("Nobody Known");
  }

  /** Of a file whom it is about is added when it has been taken. */
  private List<String> deedsAbout(String worker) throws InterruptedException {
    List<String> deeds = List.of();
    for (int looks = 0; looks < 100 && deeds.isEmpty(); looks++) {
      Thread.sleep(Duration.ofMillis(100));
      deeds =
          jooq.select(AUDIT_ENTRY.DEED)
              .from(AUDIT_ENTRY)
              .join(AUDIT_SUBJECT)
              .on(AUDIT_SUBJECT.AUDIT_ID.eq(AUDIT_ENTRY.AUDIT_ID))
              .where(AUDIT_SUBJECT.KIND.eq("CARE_WORKER"))
              .and(AUDIT_SUBJECT.SUBJECT_ID.eq(worker))
              .fetch(AUDIT_ENTRY.DEED);
    }
    return deeds;
  }

  private long openedAbout(String person) {
    jooq.insertInto(SERVICE_USER)
        .set(SERVICE_USER.SERVICE_USER_ID, person)
        .set(SERVICE_USER.CODE, "10009")
        .set(SERVICE_USER.NAME, "Mrs Edna Example")
        .execute();
    jooq.insertInto(SERVICE_ORDER)
        .set(SERVICE_ORDER.SERVICE_ORDER_ID, "SO-" + person)
        .set(SERVICE_ORDER.SERVICE_USER_ID, person)
        .set(SERVICE_ORDER.PROVIDER_ID, "ALDER")
        .set(SERVICE_ORDER.SERVICE_TYPE, "personal care")
        .set(SERVICE_ORDER.VALID_FROM, LocalDate.of(2015, 1, 1))
        .set(SERVICE_ORDER.VALID_TO, LocalDate.of(2017, 5, 4))
        .set(SERVICE_ORDER.DAYS, "MON")
        .set(SERVICE_ORDER.START, LocalTime.of(8, 0))
        .set(SERVICE_ORDER.DURATION_MINUTES, 30)
        .execute();
    return jooq.insertInto(CARE_CASE)
        .set(CARE_CASE.TITLE, "A complaint")
        .set(CARE_CASE.KIND, "COMPLAINT")
        .set(CARE_CASE.SERVICE_USER_ID, person)
        .set(CARE_CASE.OPENED_BY, "olive")
        .set(CARE_CASE.OPENED_AT, ADayOfCare.HALF_PAST_TEN)
        .returningResult(CARE_CASE.CASE_ID)
        .fetchSingle()
        .value1();
  }
}
