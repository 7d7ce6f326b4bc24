package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.MEASURE_THRESHOLD;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.Database;

@ExtendWith(RunningPortal.class)
class MeasuresPagesTest {

  @Test
  void providers_stand_side_by_side(Portal portal) throws Exception {
    Document page = Visitor.loggedIn(portal, "olive").counted("measures?month=2026-10");

    assertThat(page.selectFirst("h1").text()).isEqualTo("Measures October 2026");
    assertThat(page.select("table.measures tbody tr td:first-child").eachText())
        .containsExactly("Alder Homecare", "Birch Care at Home");
    assertThat(page.select("table.measures thead th").eachText())
        .contains("Minutes delivered %", "On time %", "Missed %", "Workers in 28 days");
  }

  @Test
  void the_months_are_drawn_with_a_table_under_each_drawing(Portal portal) throws Exception {
    Document page =
        Visitor.loggedIn(portal, "olive").counted("measures/trend?provider=ALDER&month=2026-10");

    assertThat(page.selectFirst("h1").text()).startsWith("Alder Homecare the 13 months to October");
    assertThat(page.select("section.trend svg[role=img][aria-label]"))
        .hasSameSizeAs(page.select("section.trend table"))
        .hasSize(8);
    assertThat(page.select("section.trend").first().select("tbody tr")).hasSize(13);
  }

  @Test
  void a_figure_that_misses_what_the_council_asks_is_marked(Portal portal) throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    Document form = olive.page("measures/thresholds");
    olive.submit(
        form,
        "measures/thresholds",
        Map.of("measure", "DELIVERED", "provider", "ALDER", "threshold", "99.5"));

    Document page = olive.counted("measures?month=2026-10");
    assertThat(page.select("tbody tr:contains(Alder) td.misses")).hasSize(1);
    assertThat(page.select("tbody tr:contains(Birch) td.misses")).isEmpty();

    HttpResponse<String> odd =
        olive.submit(
            form,
            "measures/thresholds",
            Map.of("measure", "DELIVERED", "provider", "ALDER", "threshold", "lots"));
    assertThat(odd.statusCode()).isEqualTo(302);
    assertThat(olive.page("measures/thresholds").text()).contains("Give a number such as 85");
    olive.submit(
        form,
        "measures/thresholds",
        Map.of("measure", "DELIVERED", "provider", "ALDER", "threshold", ""));
    assertThat(olive.counted("measures?month=2026-10").select("td.misses")).isEmpty();
  }

  @Test
  void the_committees_page_says_what_is_met_what_is_missed_and_what_nobody_asked(Portal portal)
      throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");
    Document form = olive.page("measures/thresholds");
    assertThat(tiles(olive)).containsOnly("tile");

    ask(olive, form, "DELIVERED", "99.5");
    ask(olive, form, "MISSED", "50");
    Document page = olive.counted("measures/report?month=2026-10");
    assertThat(page.select(".tile:contains(Minutes delivered)").attr("class"))
        .isEqualTo("tile tile-missed");
    assertThat(page.select(".tile:contains(Minutes delivered) .against").text())
        .isEqualTo("below the 99.5% asked");
    assertThat(page.select(".tile:contains(Missed)").attr("class")).isEqualTo("tile tile-done");
    assertThat(page.select(".tile:contains(Missed) .against").text())
        .isEqualTo("meets the 50.0% asked");
    assertThat(page.select(".tile:contains(15 min or less)").attr("class")).isEqualTo("tile");
    assertThat(page.select(".tile:contains(Amended to plan) b").text()).isEqualTo("–");
    assertThat(olive.counted("measures/report?month=2025-01").select(".tile")).isEmpty();

    ask(olive, form, "DELIVERED", "");
    ask(olive, form, "MISSED", "");
  }

  private static java.util.List<String> tiles(Visitor olive) throws Exception {
    return olive.counted("measures/report?month=2026-10").select(".tile").eachAttr("class").stream()
        .map(String::strip)
        .toList();
  }

  private static void ask(Visitor olive, Document form, String measure, String threshold)
      throws Exception {
    olive.submit(
        form,
        "measures/thresholds",
        Map.of("measure", measure, "provider", "", "threshold", threshold));
  }

  @Test
  void the_figures_can_be_taken_away_and_the_committee_has_a_page(Portal portal) throws Exception {
    Visitor fay = Visitor.loggedIn(portal, "fay");

    assertThat(fay.getCounted("measures/figures.csv?month=2026-10").body())
        .startsWith("month,provider_id,planned_visits,planned_minutes,")
        .contains("\n2026-10,ALDER,", "\n2026-10,BIRCH,");
    assertThat(fay.counted("measures/report?month=2026-10").selectFirst("h1").text())
        .startsWith("Homecare in October 2026");
    assertThat(fay.page("measures/thresholds").select("form.stack")).isEmpty();
    assertThat(fay.counted("measures?month=nonsense").selectFirst("h1").text())
        .isEqualTo("Measures September 2026");
  }

  @Test
  void who_sees_some_areas_sets_nothing_for_all(Portal portal, Database database) throws Exception {
    Visitor zoe = Visitor.loggedIn(portal, "zoe");
    Document page = zoe.page("measures/thresholds");
    assertThat(page.select("form.stack")).isEmpty();
    zoe.submit(
        page,
        "measures/thresholds",
        Map.of("measure", "DELIVERED", "provider", "", "threshold", "1"));
    assertThat(zoe.page("measures/thresholds").text()).contains("you see some of them");
    assertThat(database.jooq().fetchCount(MEASURE_THRESHOLD, MEASURE_THRESHOLD.AUTHOR.eq("zoe")))
        .isZero();
  }

  @Test
  void any_days_of_each_person_are_a_file(Portal portal) throws Exception {
    Visitor fay = Visitor.loggedIn(portal, "fay");
    assertThat(fay.page("measures/days").select("#by option").eachText())
        .containsExactly("council, all together", "provider", "service user", "care worker");

    String days = "measures/days.csv?from=2026-10-27&to=2026-10-27&by=";
    assertThat(fay.get(days + "SERVICE_USER").body())
        .startsWith("from,to,by,id,name,planned_visits,planned_minutes,")
        .contains("\n2026-10-27,2026-10-27,service_user,S1,Mrs Ada Example,");
    assertThat(fay.get(days + "WORKER").body()).contains(",worker,W1,");
    assertThat(fay.get(days + "COUNCIL").body().lines()).hasSize(2);

    HttpResponse<String> backwards = fay.get("measures/days.csv?from=2026-10-27&to=2026-10-26");
    assertThat(backwards.statusCode()).isEqualTo(400);
    assertThat(backwards.body()).contains("‘From’ is after ‘To’");
    assertThat(fay.get("measures/days.csv?from=2025-10-27&to=2026-10-28").body())
        .contains("Ask for a year at most");
    Visitor olive = Visitor.loggedIn(portal, "olive");
    assertThat(olive.page("audit?person=fay").select("tbody tr").text())
        .contains("Tried to take a file", "not answered (400)");
  }

  @Test
  void who_is_kept_to_areas_gets_the_measures_of_nobody_elsewhere(Portal portal, Database database)
      throws Exception {
    Visitor zoe = Visitor.loggedIn(portal, "zoe");
    String days = "measures/days.csv?from=2026-10-27&to=2026-10-27&by=";
    assertThat(zoe.get(days + "WORKER").body()).contains("Choose of whom.");
    String before = livesAt(database, "ZZ2 1AA");
    try {
      assertThat(zoe.get(days + "SERVICE_USER").body())
          .contains(",service_user,S2,")
          .doesNotContain(",S1,");
    } finally {
      livesAt(database, before);
    }
  }

  /** Where S2 lived until then. */
  private static String livesAt(Database database, String postcode) {
    var s2 = SERVICE_USER.SERVICE_USER_ID.eq("S2");
    String before = database.jooq().fetchValue(SERVICE_USER.POSTCODE, s2);
    database.jooq().update(SERVICE_USER).set(SERVICE_USER.POSTCODE, postcode).where(s2).execute();
    return before;
  }

  @Test
  void the_last_14_and_28_days_of_the_month_at_hand_end_today_and_not_with_the_month(Running shared)
      throws Exception {
    try (Database database = Database.open(shared.server().database("measures"), 8)) {
      ADayOfCare.fill(database);
      // On Tuesday 27 October Mrs Ada Example saw W1. The last 14 days began on the 14th, and the
      // last 28 on 30 September; those that end with October begin on the 18th and the 4th. The
      // other person of Alder's saw one worker in each.
      cameToAda(database, "W2", "2026-10-14");
      cameToAda(database, "W3", "2026-09-30");
      cameToAda(database, "W2", "2026-09-29");
      PortalSettings settings = PortalSettings.local(0, "Test Borough");
      try (Portal portal = Portal.start(settings, database, () -> ADayOfCare.HALF_PAST_TEN)) {
        Visitor olive = Visitor.loggedIn(portal, "olive");

        assertThat(continuity(olive, "2026-10")).containsExactly("1.50", "2.00");
        // A month gone by still ends with its last day.
        assertThat(continuity(olive, "2026-09")).containsExactly("2.00", "2.00");
      }
    }
  }

  private static void cameToAda(Database database, String worker, String date) {
    Instant nine = Instant.parse(date + "T09:00:00Z");
    database
        .jooq()
        .insertInto(VISIT)
        .set(VISIT.VISIT_ID, "ADA-" + date)
        .set(VISIT.SERVICE_USER_ID, "S1")
        .set(VISIT.CARE_WORKER_ID, worker)
        .set(VISIT.PROVIDER_ID, "ALDER")
        .set(VISIT.EXTRA_CALLS, "")
        .set(VISIT.ARRIVED_AT, nine)
        .set(VISIT.BEGINS_AT, nine)
        .set(VISIT.DATE, LocalDate.parse(date))
        .set(VISIT.LOCATION_PROOF, "NONE")
        .set(VISIT.INFERRED, false)
        .set(VISIT.STILL_OPEN, false)
        .execute();
  }

  /** Alder's workers a person in 14 days and in 28. */
  private static List<String> continuity(Visitor olive, String month) throws Exception {
    String address = "measures/figures.csv?month=" + month;
    HttpResponse<String> file = olive.get(address);
    // On a busy machine a month takes longer to count than a reader waits, who then asks again.
    for (int asked = 1; file.statusCode() == 503 && asked < 20; asked++) {
      file = olive.get(address);
    }
    List<String[]> rows = file.body().lines().map(line -> line.split(",", -1)).toList();
    List<String> headings = List.of(rows.getFirst());
    return rows.stream()
        .filter(row -> row[1].equals("ALDER"))
        .flatMap(
            row ->
                List.of("continuity_14", "continuity_28").stream()
                    .map(heading -> row[headings.indexOf(heading)]))
        .toList();
  }
}
