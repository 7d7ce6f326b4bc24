package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.DISCREPANCY;
import static org.visitline.schema.jooq.Tables.ROTA;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;

@ExtendWith(RunningPortal.class)
class PeopleTest {

  @Test
  void a_service_users_week_lays_who_came_beside_what_was_commissioned(Portal portal)
      throws Exception {
    Document week = Visitor.loggedIn(portal, "olive").page("service-users/S1");

    assertThat(week.selectFirst("h1").text())
        .isEqualTo("Mrs Ada Example Wed 21 Oct 2026 to Tue 27 Oct 2026");
    assertThat(lines(week))
        .containsExactly(
            "Tue 27 Oct 08:00 for 30 min Time-critical Wanda Alderson 07:58 08:10 Attended Short"
                + " visit",
            "Tue 27 Oct 12:00 to 12:30 for 30 min Time-critical – To come –");
    assertThat(week.select(".figures .tile").eachText())
        .containsExactly(
            "1 of 1 visits due were attended",
            "12 min there, 30 min commissioned",
            "1 care worker");
  }

  @Test
  void the_drawing_says_in_words_what_it_shows(Portal portal) throws Exception {
    Document day = Visitor.loggedIn(portal, "olive").page("service-users/S4?span=day");

    assertThat(day.select(".timeline .lane svg[role=img]").eachAttr("aria-label"))
        .containsExactly(
            "Tue 27 Oct: commissioned between 07:00 and 07:30 for 30 min: nobody logged in; Bela"
                + " Birchall 09:00 to 09:45; commissioned 17:00 to 17:15: to come.");
    assertThat(day.select(".timeline .lane rect").eachAttr("class"))
        .containsExactly("bar-missed", "bar-planned", "bar-later", "bar-unplanned");
    // 06:00 to 23:00 is drawn, 17 hours: the line runs from 07:30 to 08:00.
    assertThat(day.select(".timeline .lane .bar-later").eachAttr("x")).containsExactly("8.82%");
    assertThat(
            Double.parseDouble(
                day.select(".timeline .lane .bar-later").attr("width").replace("%", "")))
        .isCloseTo(2.94, within(0.001));
    assertThat(day.select(".timeline .key").text())
        .contains("may begin between two times: drawn from the first, the line up to the latest");
  }

  @Test
  void four_weeks_have_a_row_a_day_and_a_dot_a_day_with_each_worker(Portal portal)
      throws Exception {
    Document weeks = Visitor.loggedIn(portal, "olive").page("service-users/S2?span=four-weeks");

    assertThat(weeks.select(".timeline .lane svg[role=img]")).hasSize(28);
    assertThat(weeks.select(".continuity .lane a").eachText()).containsExactly("Will Alderson");
    assertThat(weeks.select(".continuity .dot")).hasSize(1);
    assertThat(weeks.select(".continuity .lane:not(.lane-hours) .lane-count").text())
        .isEqualTo("1 visit, 100%");
  }

  @Test
  void a_workers_day_shows_whom_they_visited(Portal portal) throws Exception {
    Document day = Visitor.loggedIn(portal, "olive").page("care-workers/W3?span=day");

    assertThat(lines(day))
        .containsExactly(
            "Tue 27 Oct – Mr Dev Example 09:00 09:45 Not commissioned Unplanned visit");
  }

  @Test
  void a_workers_story_tells_of_the_slots_that_colleagues_took_and_only_of_its_own_findings(
      Running running) throws Exception {
    Portal portal = running.portal();
    DSLContext jooq = running.database().jooq();
    // The rota wanted Will at both; Wanda came to the first alone, and to the second with him.
    for (String visit : List.of("DONE-1", "TWO-1")) {
      jooq.insertInto(ROTA)
          .set(ROTA.COMMISSIONED_VISIT_ID, visit)
          .set(ROTA.CARE_WORKER_ID, "W2")
          .set(ROTA.DATE, ADayOfCare.TUESDAY)
          .execute();
    }
    came(jooq, 2, false);
    try {
      Visitor olive = Visitor.loggedIn(portal, "olive");
      Document will = olive.page("care-workers/W2?span=day");

      assertThat(lines(will))
          .containsExactly(
              "Tue 27 Oct 08:00 for 30 min Time-critical Mrs Ada Example Another care worker came"
                  + " –",
              "Tue 27 Oct 10:00 to 10:15 for 45 min, 2 workers Mr Bram Example 10:04 – Attended"
                  + " Number withheld");
      assertThat(will.select(".timeline .lane .bar-missed")).isEmpty();
      assertThat(will.select(".timeline .lane svg[role=img]").attr("aria-label"))
          .contains("commissioned 08:00 to 08:30: another care worker came");

      came(jooq, 1, false);
      assertThat(lines(olive.page("care-workers/W2?span=day")).getLast()).contains("1 of 2 came");
      // What was found about a visit that is commissioned as a whole stands on each one's page.
      jooq.update(DISCREPANCY)
          .set(DISCREPANCY.VISIT_ID, "")
          .where(DISCREPANCY.CODE.eq("SHORT_VISIT"))
          .execute();
      assertThat(lines(olive.page("care-workers/W2?span=day")).getFirst()).endsWith("Short visit");
    } finally {
      came(jooq, 1, true);
      jooq.update(DISCREPANCY)
          .set(DISCREPANCY.VISIT_ID, "K1")
          .where(DISCREPANCY.CODE.eq("SHORT_VISIT"))
          .execute();
      jooq.deleteFrom(ROTA).where(ROTA.CARE_WORKER_ID.eq("W2")).execute();
    }
  }

  private static void came(DSLContext jooq, int slots, boolean stillOpen) {
    jooq.update(COMMISSIONED_VISIT)
        .set(COMMISSIONED_VISIT.SLOTS_FILLED, slots)
        .where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq("TWO-1"))
        .execute();
    jooq.update(VISIT).set(VISIT.STILL_OPEN, stillOpen).where(VISIT.VISIT_ID.eq("K3/2")).execute();
  }

  @Test
  void a_busy_worker_has_a_drawing_of_all_visits_and_a_table_in_pages(Running running)
      throws Exception {
    Portal portal = running.portal();
    DSLContext jooq = running.database().jooq();
    for (int visit = 0; visit < 150; visit++) {
      jooq.insertInto(VISIT)
          .set(VISIT.VISIT_ID, "BUSY-" + visit)
          .set(VISIT.SERVICE_USER_ID, "S4")
          .set(VISIT.CARE_WORKER_ID, "W3")
          .set(VISIT.PROVIDER_ID, "BIRCH")
          .set(VISIT.EXTRA_CALLS, "")
          .set(VISIT.ARRIVED_AT, Instant.parse("2026-08-03T08:00:00Z").plusSeconds(visit * 600L))
          .set(VISIT.BEGINS_AT, Instant.parse("2026-08-03T08:00:00Z").plusSeconds(visit * 600L))
          .set(VISIT.DATE, LocalDate.parse("2026-08-03"))
          .set(VISIT.LOCATION_PROOF, "NONE")
          .set(VISIT.INFERRED, false)
          .set(VISIT.STILL_OPEN, false)
          .execute();
    }
    try {
      Visitor olive = Visitor.loggedIn(portal, "olive");

      Document first = olive.page("care-workers/W3?span=four-weeks&date=2026-08-10");
      assertThat(first.select(".timeline .bar-half")).hasSizeGreaterThanOrEqualTo(150);
      assertThat(lines(first)).hasSize(120);
      assertThat(first.select("nav.pages").text()).isEqualTo("1 to 120 of 150 Later visits");
      Document second =
          olive.page(first.selectFirst("nav.pages a[rel=next]").attr("href").substring(1));
      assertThat(lines(second)).hasSize(30);
      assertThat(second.select("nav.pages").text()).isEqualTo("Earlier visits 121 to 150 of 150");
      assertThat(lines(olive.page("care-workers/W3?span=four-weeks&date=2026-08-10&page=7")))
          .isEqualTo(lines(second));
    } finally {
      jooq.deleteFrom(VISIT).where(VISIT.VISIT_ID.startsWith("BUSY-")).execute();
    }
  }

  @Test
  void a_provider_sees_of_a_shared_service_user_its_own_part_only(Portal portal) throws Exception {
    Visitor ben = Visitor.loggedIn(portal, "ben");

    assertThat(ben.get("provider/service-users/S1").statusCode()).isEqualTo(404);
    assertThat(ben.get("provider/care-workers/W1").statusCode()).isEqualTo(404);
    assertThat(lines(ben.page("provider/service-users/S4"))).hasSize(3);
  }

  @Test
  void one_field_finds_a_name_a_reference_a_postcode_a_number_and_a_call(Portal portal)
      throws Exception {
    Visitor olive = Visitor.loggedIn(portal, "olive");

    assertThat(found(olive, "bram")).containsExactly("Mr Bram Example");
    assertThat(found(olive, "S3")).containsExactly("Miss Cora Example");
    assertThat(found(olive, "10004")).containsExactly("Mr Dev Example");
    assertThat(found(olive, "zz11aa")).containsExactly("Mrs Ada Example");
    assertThat(found(olive, "(020) 7946 0101"))
        .containsExactly("Mrs Ada Example", "Call K2", "Call K1");
    assertThat(found(olive, "DONE-1")).containsExactly("Mrs Ada Example");
    assertThat(found(olive, "K2")).containsExactly("Mrs Ada Example", "Call K2");
    assertThat(found(olive, "alderson")).containsExactly("Wanda Alderson", "Will Alderson");
    assertThat(olive.page("search?q=zzzz").text()).contains("Nothing goes by ‘zzzz’.");
    assertThat(olive.page("search?q=z").text()).contains("at least two letters");
    assertThat(found(olive, "Zoë")).isEmpty();
  }

  @Test
  void a_providers_search_finds_its_own_and_nobody_elses(Portal portal) throws Exception {
    Visitor ben = Visitor.loggedIn(portal, "ben");

    assertThat(foundIn(ben.page("provider/search?q=example"))).containsExactly("Mr Dev Example");
    assertThat(foundIn(ben.page("provider/search?q=alderson"))).isEmpty();
    assertThat(foundIn(ben.page("provider/search?q=02079460101"))).isEmpty();
    assertThat(foundIn(ben.page("provider/search?q=K1"))).isEmpty();
    assertThat(foundIn(ben.page("provider/search?q=K4")))
        .containsExactly("Mr Dev Example", "Call K4");
  }

  private static List<String> lines(Document page) {
    return page.select("section[aria-labelledby=visits] tbody tr").eachText();
  }

  private static List<String> found(Visitor visitor, String asked) throws Exception {
    return foundIn(
        visitor.page(
            "search?q="
                + java.net.URLEncoder.encode(asked, java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static List<String> foundIn(Document page) {
    return page.select(".hits li").stream()
        .map(hit -> hit.text().replace(hit.select(".hint").text(), "").strip())
        .toList();
  }
}
