package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.RULE_FAILURE;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.schema.Database;

@ExtendWith(RunningPortal.class)
class PagesTest {

  @Test
  void the_list_is_narrowed_by_provider_kind_day_and_service_user(Portal portal) throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");

    assertThat(found(olive, "?kind=all")).hasSize(6);
    assertThat(found(olive, "")).hasSize(5).doesNotContain("Visits cut short again and again");
    assertThat(found(olive, "?kind=R")).containsExactly("Visits cut short again and again");
    assertThat(found(olive, "?kind=NO_SUCH_KIND")).isEmpty();
    assertThat(found(olive, "?provider=BIRCH")).containsOnly("Missed visit", "Unplanned visit");
    assertThat(found(olive, "?kind=SHORT_VISIT")).containsExactly("Short visit");
    assertThat(found(olive, "?kind=F")).containsOnly("Unplanned visit", "PIN of no care worker");
    assertThat(found(olive, "?service-user=bram")).containsExactly("Number withheld");
    assertThat(found(olive, "?from=2026-10-28&to=2026-10-28")).isEmpty();
    assertThat(found(olive, "?sort=service-user&order=up").getFirst())
        .isEqualTo("PIN of no care worker");
  }

  @Test
  void a_search_is_text_and_never_sql_or_a_pattern(Portal portal) throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");

    assertThat(found(olive, "?service-user=%25")).isEmpty();
    assertThat(found(olive, "?service-user=%27%20OR%20%271%27=%271")).isEmpty();
    assertThat(olive.page("discrepancies?service-user=%22%3E%3Cscript%3E").select("script"))
        .allMatch(script -> script.attr("src").startsWith("/assets/"));
  }

  @Test
  void a_provider_sees_its_own_findings_and_no_risk_indicator(Portal portal) throws Exception {
    Document list = Visitor.loggedIn(portal, "ann").page("provider/discrepancies?kind=all");

    assertThat(list.select(".finding-head b").eachText())
        .containsExactlyInAnyOrder("Short visit", "Number withheld");
    assertThat(list.select("select#provider")).isEmpty();
  }

  @Test
  void the_story_tells_what_was_commissioned_what_rang_and_what_was_found(Portal portal)
      throws Exception {
    Document story = Visitor.loggedIn(portal, "olive").page("commissioned-visits/DONE-1");

    assertThat(story.selectFirst("h1").text())
        .isEqualTo("Mrs Ada Example Tuesday 27 October 2026, 08:00 for 30 min");
    assertThat(story.select("section[aria-labelledby=calls] tbody tr").eachText())
        .containsExactly(
            "07:58:00 Arrival Wanda Alderson 020 7946 0101 The service user’s registered line"
                + " PIN ****** Arriving K1",
            "08:10:00 Departure Wanda Alderson 020 7946 0101 The service user’s registered line"
                + " PIN ****** Leaving K2");
    assertThat(story.select(".findings li").text())
        .contains("stayed 12 min of the 30 min", "Measured 12 min. Threshold 25 min.")
        .contains("By the tolerances that hold where a contract says nothing else", "What to do:");
    assertThat(story.select("section[aria-labelledby=findings]").text())
        .contains("Not looked for, because nobody knows where this home lies: ");
    assertThat(story.select("svg title").text())
        .isEqualTo("Commissioned 08:00 to 08:30. Wanda Alderson 07:58 to 08:10.");
  }

  @Test
  void a_visit_that_takes_a_slot_has_the_story_of_its_commissioned_visit(Portal portal)
      throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");

    assertThat(story(olive.page("visits/K1")))
        .isEqualTo(story(olive.page("commissioned-visits/DONE-1")));
  }

  /** Without who looked: each look is one more. */
  private static String story(Document page) {
    page.select("section[aria-labelledby=looked]").remove();
    return page.selectFirst("main").text();
  }

  @Test
  void a_second_workers_visit_is_found_under_its_slash_and_a_withheld_number_is_said(Portal portal)
      throws Exception {
    Document story = Visitor.loggedIn(portal, "olive").page("visits/K3/2");

    assertThat(story.select("section[aria-labelledby=calls] tbody tr").text())
        .contains("No number Withheld");
    assertThat(story.text()).contains("since 10:04, still there", "2 wanted, 1 came");
  }

  @Test
  void a_missed_visit_says_that_nobody_rang(Portal portal) throws Exception {
    Document story = Visitor.loggedIn(portal, "olive").page("commissioned-visits/MISSED-1");

    assertThat(story.text())
        .contains("Provisional", "A late call may still clear it.")
        .contains("No call shows anybody here");
    assertThat(story.select("svg title").text())
        .isEqualTo("Commissioned 07:00 to 07:30, may begin until 07:30. Nobody logged in.");
  }

  @Test
  void a_call_that_names_nobody_waits_with_its_reason(Portal portal) throws Exception {
    Document calls = Visitor.loggedIn(portal, "olive").page("unmatched-calls");

    assertThat(calls.select("tbody tr").eachText())
        .containsExactly(
            "Tue 27 Oct 2026 09:10:00 0161 496 0555 PIN ****** PIN of no care worker The PIN keyed"
                + " at 09:10 belongs to no active care worker. Not known Decide upon the call of"
                + " Tue 27 Oct 2026, 09:10 K6");
  }

  @Test
  void where_a_rule_failed_officers_see_what_waits_for_it(Portal portal, Database database)
      throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    assertThat(olive.page("discrepancies").text()).doesNotContain("Some rules have failed");
    assertThat(olive.page("discrepancies/failed-rules").text())
        .contains("No rule has failed on anything.");
    database
        .jooq()
        .insertInto(RULE_FAILURE)
        .set(RULE_FAILURE.SCOPE, "S:S1")
        .set(RULE_FAILURE.CODE, "LATE_ARRIVAL")
        .set(RULE_FAILURE.VISIT_ID, "K1")
        .set(RULE_FAILURE.SUBJECT, "visit K1")
        .set(RULE_FAILURE.FAULT, "java.lang.ArithmeticException: / by zero")
        .set(RULE_FAILURE.SINCE, ADayOfCare.HALF_PAST_TEN)
        .execute();
    try {
      assertThat(olive.page("discrepancies").text()).contains("Some rules have failed");
      Document page = olive.page("discrepancies/failed-rules");
      assertThat(page.select("h2").eachText()).startsWith("Late arrival");
      assertThat(page.select("tbody tr").eachText())
          .containsExactly("visit K1 Tue 27 Oct 2026, 10:30 Waits for an officer");
      // What failed is for whoever runs Visitline: its log has it.
      assertThat(page.text()).doesNotContain("Arithmetic");
      assertThat(Visitor.loggedIn(portal, "ann").page("provider/discrepancies").text())
          .doesNotContain("Some rules have failed");
    } finally {
      database.jooq().deleteFrom(RULE_FAILURE).execute();
    }
  }

  @Test
  void a_provider_downloads_its_own_timesheet(Portal portal) throws Exception {
    HttpResponse<String> file =
        Visitor.loggedIn(portal, "ann").get("provider/timesheet.csv?from=2026-10-26&to=2026-11-01");

    assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("timesheet-ALDER-2026-10-26-to-2026-11-01.csv");
    assertThat(file.body())
        .isEqualTo(
            """
            provider_id,service_user_id,care_worker_id,date,service_type,commissioned_visit_id,\
            commissioned_start,commissioned_minutes,visit,arrived_at,departed_at,actual_minutes,\
            payable_minutes,status,discrepancies
            ALDER,S1,W1,2026-10-27,personal care,DONE-1,2026-10-27T08:00:00Z,30,K1,\
            2026-10-27T07:58:00Z,2026-10-27T08:10:00Z,12,12,PENDING,SHORT_VISIT
            """);
  }

  @Test
  void a_cell_that_would_be_a_formula_is_made_text(Portal portal, Database database)
      throws Exception {
    database
        .jooq()
        .update(TIMESHEET_LINE)
        .set(TIMESHEET_LINE.SERVICE_TYPE, "=HYPERLINK(\"http://example.org\")")
        .where(TIMESHEET_LINE.VISIT_ID.eq("K4"))
        .execute();

    String file =
        Visitor.loggedIn(portal, "ben")
            .get("provider/timesheet.csv?from=2026-10-27&to=2026-10-27")
            .body();

    assertThat(file).contains(",\"'=HYPERLINK(\"\"http://example.org\"\")\",");
  }

  @Test
  void the_timesheet_adds_up(Portal portal) throws Exception {
    Document page = Visitor.loggedIn(portal, "ben").page("provider/timesheet");

    assertThat(page.select("table.totals tbody tr").eachText()).containsExactly("Held 1 0 45 0");
    assertThat(page.select("table.totals tfoot").text()).isEqualTo("All 1 0 45 0");
    assertThat(page.select("a[download]").attr("href"))
        .isEqualTo("/provider/timesheet.csv?from=2026-10-26&to=2026-10-27");
    assertThat(page.select("p.days a").eachAttr("href"))
        .containsExactly(
            "/provider/timesheet?from=2026-10-24&to=2026-10-25",
            "/provider/timesheet?from=2026-10-28&to=2026-10-29");
  }

  private static java.util.List<String> found(Visitor visitor, String filter) throws Exception {
    return visitor.page("discrepancies" + filter).select(".finding-head b").eachText();
  }

  @Test
  void an_officer_of_some_areas_is_told_that_a_timesheet_is_a_part_and_so_is_the_file(Portal portal)
      throws Exception {
    Visitor zoe = Visitor.loggedIn(portal, "zoe");
    String days = "provider=ALDER&from=2026-10-27&to=2026-10-27";

    assertThat(zoe.page("timesheets").select(".notice").text()).contains("only people in ZZ2");
    assertThat(zoe.page("timesheets").select("tbody").text())
        .contains("Not shown to you")
        .doesNotContain("Nothing yet");
    assertThat(zoe.page("timesheets/timesheet?" + days).select(".notice").text())
        .contains("only people in ZZ2");
    for (String ending : List.of("csv", "xlsx", "pdf")) {
      assertThat(named(zoe, ending, days)).contains("-only-ZZ2." + ending);
      assertThat(named(Visitor.loggedIn(portal, "olive"), ending, days)).doesNotContain("only");
    }
  }

  private static String named(Visitor visitor, String ending, String days) throws Exception {
    return visitor
        .get("timesheets/timesheet." + ending + "?" + days)
        .headers()
        .firstValue("Content-Disposition")
        .orElseThrow();
  }
}
