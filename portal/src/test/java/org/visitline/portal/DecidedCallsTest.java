package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.AUDIT_SUBJECT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.QUEUE_DECISION;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.Database;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;

/** A call that names nobody is linked by a slip, to the wrong person, and must come back. */
@ExtendWith(RunningPortal.class)
class DecidedCallsTest {

  private static int borough;

  private final Database database;
  private final Portal portal;
  private final DSLContext jooq;
  private final Verifier verifier;

  private Visitor olive;

  DecidedCallsTest(Running shared) {
    database = Database.open(shared.server().database("decided_" + ++borough), 8);
    ADayOfCare.fill(database);
    jooq = database.jooq();
    // As verification finds it, and nothing that was written by hand.
    jooq.deleteFrom(DISCREPANCY).execute();
    // Ten minutes later, so that what is written then is later than the day's own rows.
    portal =
        Portal.start(
            PortalSettings.local(0, "Test Borough"),
            database,
            () -> ADayOfCare.HALF_PAST_TEN.plus(Duration.ofMinutes(10)));
    verifier = new Verifier(database, CivilZone.LONDON, () -> ADayOfCare.HALF_PAST_TEN);
  }

  @BeforeEach
  void olive_links_the_call_to_cora() throws Exception {
    verifier.verifyAll();
    olive = Visitor.loggedIn(portal, "olive");
    followed(
        olive.submit(
            olive.page("unmatched-calls/K6"),
            "unmatched-calls",
            Map.of(
                "call",
                "K6",
                "decision",
                "link",
                "care-worker",
                "W2",
                "service-user",
                "S3",
                "reason",
                "WRONG_KEYS",
                "note",
                "her voice")));
    verifier.catchUp();
  }

  @AfterEach
  void close() {
    portal.close();
    database.close();
  }

  @Test
  void the_call_waits_again_and_its_visit_is_gone() throws Exception {
    assertThat(jooq.fetchExists(VISIT, VISIT.VISIT_ID.eq("K6"))).isTrue();
    assertThat(olive.page("unmatched-calls").text()).doesNotContain("K6");
    assertThat(olive.page("unmatched-calls?show=linked").select("tbody tr").text())
        .contains("Will Alderson", "Miss Cora Example", "Olive Officer", "K6");
    Document story = olive.page("visits/K6");
    assertThat(story.select("#calls ~ table a").attr("href")).isEqualTo("/unmatched-calls/K6");

    Document linked = olive.page("unmatched-calls/K6");
    assertThat(linked.selectFirst("h1").text()).startsWith("Linked call");
    assertThat(linked.select("section[aria-labelledby=words]").text())
        .contains("Olive Officer linked it", "Will Alderson", "Miss Cora Example", "her voice");
    assertThat(linked.select("dl a").attr("href")).isEqualTo("/visits/K6");

    Document mistaken = followed(takeUp(linked, Map.of("note", "it was not she")));
    assertThat(mistaken.select(".told .problem a").attr("href")).isEqualTo("#take-up-reason");
    assertThat(mistaken.select("#take-up-note").text()).isEqualTo("it was not she");

    int before = jooq.fetchCount(AUDIT_SUBJECT, AUDIT_SUBJECT.SUBJECT_ID.eq("S3"));
    Document again = followed(takeUp(linked, Map.of("reason", "WRONG_KEYS")));
    assertThat(again.select(".told").text()).contains("The call is taken up again.");
    assertThat(again.text()).contains("Olive Officer took it up again");
    assertThat(again.select("form[action$=take-up]")).isEmpty();
    assertThat(jooq.fetchCount(AUDIT_SUBJECT, AUDIT_SUBJECT.SUBJECT_ID.eq("S3")))
        .isGreaterThan(before);

    verifier.catchUp();
    assertThat(jooq.fetchExists(VISIT, VISIT.VISIT_ID.eq("K6"))).isFalse();
    assertThat(olive.page("unmatched-calls").select("tbody").text()).contains("K6");
    assertThat(olive.page("unmatched-calls?show=linked").text()).doesNotContain("K6");
    assertThat(olive.page("unmatched-calls/K6").select("#decide").text()).isEqualTo("Decide");
  }

  @Test
  void one_that_was_put_aside_has_its_list_and_comes_back_too() throws Exception {
    followed(takeUp(olive.page("unmatched-calls/K6"), Map.of("reason", "WRONG_KEYS")));
    verifier.catchUp();
    followed(
        olive.submit(
            olive.page("unmatched-calls/K6"),
            "unmatched-calls",
            Map.of(
                "call", "K6",
                "decision", "reject",
                "reason", "OTHER",
                "note", "The district nurse rang.")));
    verifier.catchUp();
    assertThat(olive.page("unmatched-calls").text()).doesNotContain("K6");
    assertThat(olive.page("unmatched-calls?show=aside").select("tbody").text())
        .as("a reason of no list is told by its note")
        .contains("K6", "Call put aside The district nurse rang.");
    assertThat(olive.page("unmatched-calls/K6").select(".history li").last().text())
        .endsWith("Another reason The district nurse rang.");

    followed(takeUp(olive.page("unmatched-calls/K6"), Map.of("reason", "WRONG_KEYS")));
    verifier.catchUp();
    assertThat(olive.page("unmatched-calls").select("tbody").text()).contains("K6");
  }

  @Test
  void what_somebody_else_decided_meanwhile_is_not_taken_back_unseen() throws Exception {
    Document seen = olive.page("unmatched-calls/K6");
    followed(takeUp(seen, Map.of("reason", "WRONG_KEYS")));
    assertThat(
            followed(takeUp(seen, Map.of("reason", "WRONG_KEYS"))).select(".told .problem").text())
        .contains("Somebody has decided upon this call anew.");
    assertThat(jooq.fetchCount(QUEUE_DECISION)).isEqualTo(2);
  }

  @Test
  void an_officer_of_another_area_neither_sees_it_nor_takes_it_up() throws Exception {
    Visitor zoe = Visitor.loggedIn(portal, "zoe");
    assertThat(zoe.get("unmatched-calls/K6").statusCode()).isEqualTo(404);
    assertThat(zoe.page("unmatched-calls?show=linked").text()).doesNotContain("K6");
    long decision = jooq.fetchValue(QUEUE_DECISION.QUEUE_DECISION_ID);
    assertThat(
            zoe.sendWithToken(
                    "POST",
                    "unmatched-calls/take-up",
                    "call=K6&reason=WRONG_KEYS&decision=" + decision)
                .statusCode())
        .isEqualTo(404);
    assertThat(jooq.fetchCount(QUEUE_DECISION)).isOne();

    followed(takeUp(olive.page("unmatched-calls/K6"), Map.of("reason", "WRONG_KEYS")));
    verifier.catchUp();
    assertThat(zoe.page("unmatched-calls/K6").text())
        .contains("somebody outside your areas")
        .doesNotContain("Cora", "her voice");
  }

  @Test
  void who_is_ticked_and_who_is_typed_must_be_one() throws Exception {
    takeUp(olive.page("unmatched-calls/K6"), Map.of("reason", "WRONG_KEYS"));
    verifier.catchUp();
    Document refused =
        followed(link(Map.of("place", "S3", "service-user", "Mr Bram Example", "note", "hers")));
    assertThat(refused.select(".told .problem a[href=#link-service-user]").text())
        .contains("Two different people are named: Miss Cora Example (S3) is ticked")
        .contains("Mr Bram Example (S2) is named below it; choose one.");
    assertThat(refused.select("#link-service-user").attr("value")).isEqualTo("Mr Bram Example");
    assertThat(jooq.fetchCount(QUEUE_DECISION)).isEqualTo(2);

    assertThat(
            followed(link(Map.of("place", "S3", "service-user", "10003"))).select(".told").text())
        .as("the same person twice is one")
        .contains("The person is known now");
  }

  @Test
  void a_link_that_leaves_the_pin_unknown_says_so_and_is_gone_on_from() throws Exception {
    takeUp(olive.page("unmatched-calls/K6"), Map.of("reason", "WRONG_KEYS"));
    verifier.catchUp();
    assertThat(olive.page("unmatched-calls/K6").select("#linked")).isEmpty();

    assertThat(followed(link(Map.of("service-user", "S2"))).select(".told").text())
        .contains("The person is known now; it still waits for whose PIN it was.")
        .doesNotContain("counts as any other");
    verifier.catchUp();
    Document waits = olive.page("unmatched-calls/K6");
    assertThat(waits.select("#linked").text())
        .startsWith("Linked already to Mr Bram Example by Olive Officer, Tue 27 Oct 2026, 10:40.")
        .endsWith("it still waits for whose PIN it was.");
    assertThat(named(waits)).as("sent again with the care worker").isEqualTo("S2");

    assertThat(
            followed(link(Map.of("service-user", "S2", "care-worker", "W2")))
                .select(".told")
                .text())
        .contains("The call is linked. In a moment it counts as any other.");
    verifier.catchUp();
    assertThat(jooq.fetchValue(VISIT.SERVICE_USER_ID, VISIT.VISIT_ID.eq("K6"))).isEqualTo("S2");
  }

  @Test
  void a_link_to_a_worker_alone_does_not_promise_that_the_home_is_known() throws Exception {
    takeUp(olive.page("unmatched-calls/K6"), Map.of("reason", "WRONG_KEYS"));
    verifier.catchUp();
    assertThat(followed(link(Map.of("care-worker", "W2"))).select(".told").text())
        .contains("The care worker is known now; unless the call itself tells at whose home");
    verifier.catchUp();
    Document waits = olive.page("unmatched-calls/K6");
    assertThat(waits.selectFirst("#linked").text())
        .startsWith("Linked already to Will Alderson by");
    assertThat(waits.selectFirst("#link-care-worker").attr("value")).isEqualTo("W2");
  }

  /** Which service user the form would send as it stands. */
  private static String named(Document page) {
    String ticked = page.select("input[name=place][checked]").attr("value");
    return ticked.isEmpty() ? page.select("#link-service-user").attr("value") : ticked;
  }

  private HttpResponse<String> link(Map<String, String> people) throws Exception {
    Map<String, String> fields = new TreeMap<>(people);
    fields.putAll(Map.of("form", "link", "call", "K6", "decision", "link", "reason", "WRONG_KEYS"));
    return olive.submit(olive.page("unmatched-calls/K6"), "unmatched-calls", fields);
  }

  private HttpResponse<String> takeUp(Document page, Map<String, String> fields) throws Exception {
    return olive.submit(page, "unmatched-calls/take-up", fields);
  }

  private Document followed(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return olive.page(Visitor.location(answer).substring(1));
  }
}
