package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.portal.ADayOfCare.at;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.POLICY;
import static org.visitline.schema.jooq.Tables.PORTAL_SESSION;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.visitline.portal.RunningPortal.Running;

@ExtendWith(RunningPortal.class)
class BoardTest {

  @AfterEach
  void set_the_clock_back(Running running) {
    running.now().set(ADayOfCare.HALF_PAST_TEN);
    commissionedTwo(running, 1);
  }

  @Test
  void the_day_is_counted_by_what_became_of_each_visit(Portal portal) throws Exception {
    Document today = Visitor.loggedIn(portal, "olive").page("today");

    assertThat(today.select(".tile").eachText())
        .containsExactly("6 in all", "1 missed", "1 late", "1 arrived", "2 expected", "1 done");
    assertThat(today.select("table.counts tbody tr").eachText())
        .containsExactly(
            "Alder Homecare 0 1 0 1 1 1 0 0 4", "Birch Care at Home 1 0 0 0 1 0 0 0 2");
    assertThat(today.select("table.counts thead th").eachText())
        .as("a row adds up")
        .containsExactly(
            "Provider",
            "Missed",
            "Late",
            "Unverified",
            "Arrived",
            "Expected",
            "Done",
            "Suspended",
            "Cancelled",
            "In all");
  }

  @Test
  void what_needs_attention_is_listed_first_and_the_time_critical_before_all(Portal portal)
      throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");

    assertThat(lines(olive.page("today"))).containsExactly("Miss Cora Example", "Mr Dev Example");
    assertThat(lines(olive.page("today?show=all&provider=ALDER")))
        .containsExactly(
            "Miss Cora Example", "Mrs Ada Example", "Mrs Ada Example", "Mr Bram Example");
  }

  @Test
  void a_visit_is_late_when_more_than_the_tolerance_has_passed_and_not_before(Running running)
      throws Exception {
    Visitor olive = Visitor.loggedIn(running.portal(), "olive");

    running.now().set(at("10:14"));
    assertThat(tile(olive, "late")).isEqualTo("0 late");
    running.now().set(at("10:15"));
    assertThat(tile(olive, "late")).isEqualTo("0 late");
    running.now().set(at("10:15").plusMillis(1));
    assertThat(tile(olive, "late")).isEqualTo("1 late");
  }

  @Test
  void how_late_is_late_is_for_the_providers_own_policy_to_say(Running running) throws Exception {
    Visitor olive = Visitor.loggedIn(running.portal(), "olive");
    running.now().set(at("10:05").plusMillis(1));
    assertThat(tile(olive, "late")).isEqualTo("0 late");

    var jooq = running.database().jooq();
    jooq.insertInto(POLICY)
        .set(POLICY.POLICY_VERSION, "meals-1")
        .set(POLICY.PROVIDER_ID, "ALDER")
        .set(POLICY.VALID_FROM, ADayOfCare.TUESDAY)
        .set(POLICY.SETTINGS, "version = meals-1\nprovider_id = ALDER\nlate_after_minutes = 5\n")
        .execute();
    try {
      assertThat(tile(olive, "late")).isEqualTo("1 late");
      running.now().set(at("10:05"));
      assertThat(tile(olive, "late")).isEqualTo("0 late");
    } finally {
      jooq.deleteFrom(POLICY).where(POLICY.POLICY_VERSION.eq("meals-1")).execute();
    }
  }

  @Test
  void a_missed_visit_that_an_officer_has_dealt_with_needs_no_attention_and_stays_missed(
      Running running) throws Exception {
    Visitor olive = Visitor.loggedIn(running.portal(), "olive");
    dealtWith(running, true);
    try {
      assertThat(lines(olive.page("today"))).containsExactly("Miss Cora Example");
      assertThat(tile(olive, "missed")).isEqualTo("1 missed");
    } finally {
      dealtWith(running, false);
    }
    assertThat(lines(olive.page("today"))).containsExactly("Miss Cora Example", "Mr Dev Example");
  }

  private static void dealtWith(Running running, boolean acknowledged) {
    running
        .database()
        .jooq()
        .update(DISCREPANCY)
        .set(DISCREPANCY.ACKNOWLEDGED, acknowledged)
        .where(DISCREPANCY.CODE.eq("MISSED_VISIT"))
        .execute();
  }

  @Test
  void the_same_visits_can_be_seen_by_area(Portal portal) throws Exception {
    Document today = Visitor.loggedIn(portal, "olive").page("today?by=area&show=all");

    assertThat(today.select("table.counts tbody tr").eachText())
        .containsExactly("ZZ1 1 1 0 1 2 1 0 0 6");
    assertThat(lines(today).getFirst()).isEqualTo("Miss Cora Example");
  }

  @Test
  void who_was_late_and_has_come_since_is_told_as_an_all_clear(Running running) throws Exception {
    Visitor olive = Visitor.loggedIn(running.portal(), "olive");
    assertThat(allClears(olive)).isEmpty();

    arrivedAt(running, "07:58", "08:20");
    try {
      assertThat(allClears(olive))
          .containsExactly("08:20 Mrs Ada Example Time-critical 08:00 20 min Alder Homecare");
    } finally {
      arrivedAt(running, "08:20", "07:58");
    }
  }

  @Test
  void any_day_can_be_asked_for(Portal portal) throws Exception {
    Document before = Visitor.loggedIn(portal, "olive").page("today?date=2026-10-26");

    assertThat(before.selectFirst("h1").text()).isEqualTo("Board Monday 26 October 2026");
    assertThat(before.text()).contains("Nothing is commissioned on this day.");
  }

  @Test
  void a_visit_that_matches_nothing_is_shown_too(Portal portal) throws Exception {
    Document today = Visitor.loggedIn(portal, "olive").page("today");

    assertThat(today.text()).contains("Visits that match nothing commissioned");
    assertThat(today.select("a[href=/visits/K4]").text()).isEqualTo("Mr Dev Example");
  }

  /** An open board is told within the time in which the tables are looked at. */
  @Test
  @Timeout(20)
  void a_board_that_is_open_hears_of_a_change_and_only_then(Running running) throws Exception {
    Visitor olive = Visitor.loggedIn(running.portal(), "olive");
    Document today = olive.page("today");
    String events = today.getElementById("live").attr("data-events");
    String seen = today.getElementById("live").attr("data-seen");
    HttpResponse<InputStream> stream = stream(olive, running, events + "&seen=" + seen);

    commissionedTwo(running, 2);

    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      String event = next(lines);
      assertThat(event).as("at once").isEqualTo("event:here");
      // And again if it just happens to be time for a word on a quiet line.
      for (; event.equals("event:here"); event = next(lines)) {
        assertThat(next(lines)).isEqualTo("data:" + seen + " 10:30");
      }
      assertThat(event).isEqualTo("event:board");
      String mark = next(lines).replace("data:", "").replace(" 10:30", "");
      assertThat(mark).isNotEqualTo(seen);
      assertThat(olive.page("today").getElementById("live").attr("data-seen")).isEqualTo(mark);
    }
  }

  /** Logged out by themselves, logged out by somebody else, away for too long. */
  @ParameterizedTest
  @ValueSource(strings = {"left", "ended", "expired"})
  @Timeout(30)
  void a_board_whose_reader_has_no_session_any_more_hears_nothing_more(String how, Running running)
      throws Exception {
    Visitor olive = Visitor.loggedIn(running.portal(), "olive");
    Document today = olive.page("today");
    String seen = today.getElementById("live").attr("data-seen");
    HttpResponse<InputStream> stream =
        stream(olive, running, today.getElementById("live").attr("data-events") + "&seen=" + seen);
    var jooq = running.database().jooq();
    var hers = PORTAL_SESSION.PRINCIPAL_NAME.eq("olive");

    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertThat(next(lines)).isEqualTo("event:here");
      switch (how) {
        case "left" -> olive.submit(today, "logout", Map.of());
        case "ended" -> jooq.deleteFrom(PORTAL_SESSION).where(hers).execute();
        default ->
            jooq.update(PORTAL_SESSION).set(PORTAL_SESSION.EXPIRY_TIME, 1L).where(hers).execute();
      }
      // Read to its end, which is there once the server has hung up.
      assertThat(lines.lines()).allMatch(line -> !line.startsWith("event:board"));
    }
  }

  private static HttpResponse<InputStream> stream(Visitor visitor, Running running, String events)
      throws Exception {
    HttpResponse<InputStream> stream =
        visitor
            .http()
            .send(
                HttpRequest.newBuilder(running.portal().url().resolve(events))
                    .header("Accept", "text/event-stream")
                    .timeout(Duration.ofSeconds(15))
                    .build(),
                BodyHandlers.ofInputStream());
    assertThat(stream.statusCode()).isEqualTo(200);
    return stream;
  }

  /** The next line that says something: comments only keep the line open. */
  private static String next(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line.isEmpty() || line.startsWith(":")) {
      line = lines.readLine();
    }
    return line;
  }

  private static List<String> allClears(Visitor visitor) throws Exception {
    return visitor.page("today").select("section[aria-labelledby=clear] tbody tr").eachText();
  }

  private static void arrivedAt(Running running, String before, String after) {
    running
        .database()
        .jooq()
        .update(VISIT)
        .set(VISIT.ARRIVED_AT, at(after))
        .where(VISIT.ARRIVED_AT.eq(at(before)))
        .execute();
  }

  private static void commissionedTwo(Running running, int slotsFilled) {
    running
        .database()
        .jooq()
        .update(COMMISSIONED_VISIT)
        .set(COMMISSIONED_VISIT.SLOTS_FILLED, slotsFilled)
        .where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq("TWO-1"))
        .execute();
  }

  private static List<String> lines(Document page) {
    return page.select("table.board tbody a").eachText();
  }

  private static String tile(Visitor visitor, String state) throws Exception {
    return visitor.page("today").select(".tile-" + state).text();
  }
}
