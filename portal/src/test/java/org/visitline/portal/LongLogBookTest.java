package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;
import static org.visitline.schema.jooq.Tables.LOG_BOOK_LINE;
import static org.visitline.schema.jooq.Tables.VISIT;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.Database;

/** Mr Dev's two workers come five times a day, all autumn: ten lines of the book a day. */
@ExtendWith(RunningPortal.class)
class LongLogBookTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 8, 24);

  private static final String SIGNED = "Bela Birchall for Birch Care at Home ";

  private static Database database;
  private static DSLContext jooq;
  private static Portal portal;
  private static Visitor olive;

  @BeforeAll
  static void open(Running shared) throws Exception {
    database = Database.open(shared.server().database("log_book"), 8);
    ADayOfCare.fill(database);
    jooq = database.jooq();
    jooq.deleteFrom(COMMISSIONED_VISIT)
        .where(COMMISSIONED_VISIT.SERVICE_USER_ID.eq("S4"))
        .execute();
    jooq.deleteFrom(VISIT).where(VISIT.SERVICE_USER_ID.eq("S4")).execute();
    ADayOfCare day = new ADayOfCare(jooq);
    for (LocalDate date = FIRST; !date.isAfter(ADayOfCare.TUESDAY); date = date.plusDays(1)) {
      for (int hour = 8; hour < 13; hour++) {
        String id = "D-" + date + "-" + hour;
        String start = "%02d:00".formatted(hour);
        day.commissioned(id, "S4", "BIRCH", start, start, 30, 2, false, 0);
        jooq.update(COMMISSIONED_VISIT)
            .set(COMMISSIONED_VISIT.DATE, date)
            .set(
                COMMISSIONED_VISIT.START_AT,
                date.atTime(hour, 0).atZone(ADayOfCare.LONDON).toInstant())
            .set(
                COMMISSIONED_VISIT.LATEST_START_AT,
                date.atTime(hour, 0).atZone(ADayOfCare.LONDON).toInstant())
            .where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq(id))
            .execute();
      }
    }
    portal =
        Portal.start(
            PortalSettings.local(0, "Test Borough"), database, () -> ADayOfCare.HALF_PAST_TEN);
    olive = Visitor.loggedIn(portal, "olive");
    followed(
        olive.submit(
            olive.page("cases"),
            "cases",
            Map.of("title", "All autumn", "kind", "COMPLAINT", "service-user", "S4")));
  }

  @AfterAll
  static void close() {
    portal.close();
    database.close();
  }

  @Test
  void a_whole_page_of_the_book_is_kept_at_one_stroke_or_not_at_all() throws Exception {
    Document page = olive.page("cases/1?from=2026-08-24&to=2026-10-27");
    assertThat(page.select("table.book tbody tr")).hasSize(500);
    Map<String, String> book = filled(page);
    assertThat(book).hasSizeGreaterThan(2000);

    jooq.execute(
        "CREATE TRIGGER torn_page BEFORE INSERT ON log_book_line FOR EACH ROW"
            + " IF NEW.signed_as LIKE '% 300' THEN SIGNAL SQLSTATE '45000'; END IF");
    try {
      assertThat(olive.submit(page, "cases/1/log-book", book).statusCode()).isEqualTo(500);
    } finally {
      jooq.execute("DROP TRIGGER torn_page");
    }
    assertThat(jooq.fetchCount(LOG_BOOK_LINE)).isZero();

    Document kept = followed(olive.submit(page, "cases/1/log-book", book));
    assertThat(kept.select(".told .notice").text()).startsWith("The log book is kept.");
    assertThat(jooq.fetchCount(LOG_BOOK_LINE)).isEqualTo(500);
    assertThat(kept.select("input[name^=by:]").last().val()).isEqualTo(SIGNED + 499);

    // What was written stands there again, on so long a page too.
    String mistaken = page.select("input[name^=in:]").get(250).attr("name");
    book.put(mistaken, "8.15 am");
    Document refused = followed(olive.submit(page, "cases/1/log-book", book));
    Element link = refused.selectFirst(".told .problem a");
    assertThat(link.text()).isEqualTo("‘8.15 am’ is no time of day. Write it as 07:58.");
    Element field = refused.getElementById(link.attr("href").substring(1));
    assertThat(field.attr("name")).isEqualTo(mistaken);
    assertThat(field.attr("aria-invalid")).isEqualTo("true");
    assertThat(field.val()).isEqualTo("8.15 am");
    jooq.deleteFrom(LOG_BOOK_LINE).execute();
  }

  @Test
  void what_is_too_much_for_a_page_is_said_and_leads_to_the_days_before() throws Exception {
    Document page = olive.page("cases/1?from=2026-08-24&to=2026-10-27");
    Element said = page.selectFirst("section[aria-labelledby=log-book] .notice");
    assertThat(said.text())
        .isEqualTo(
            "A page takes at most 62 days and 500 lines of a log book: these are those from Tue 8"
                + " Sept 2026 to Tue 27 Oct 2026. Keep them before you go on."
                + " The days from Mon 24 Aug 2026 to Mon 7 Sept 2026");
    Document before = olive.page(said.selectFirst("a").attr("href").substring(1));
    assertThat(before.select("table.book tbody tr")).hasSize(150);
    assertThat(before.select("section[aria-labelledby=log-book] .notice")).isEmpty();
  }

  private static Map<String, String> filled(Document page) {
    Map<String, String> book = new TreeMap<>();
    int line = 0;
    for (Element row : page.select("table.book tbody tr")) {
      book.put(row.selectFirst("input[name^=in:]").attr("name"), "08:05");
      book.put(row.selectFirst("input[name^=out:]").attr("name"), "08:31");
      book.put(row.selectFirst("input[name^=by:]").attr("name"), SIGNED + line++);
      book.put(row.selectFirst("input[name^=none:]").attr("name"), "on");
    }
    book.put("form", "book");
    book.put("from", page.selectFirst("form[action$=log-book] input[name=from]").val());
    book.put("to", page.selectFirst("form[action$=log-book] input[name=to]").val());
    return book;
  }

  private static Document followed(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return olive.page(Visitor.location(answer).substring(1));
  }
}
