package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.SERVICE_USER;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE_WRITTEN;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.Database;
import org.visitline.schema.jooq.tables.records.TimesheetLineRecord;

/** From a period to a sealed timesheet, and what a late change does to it. */
@ExtendWith(RunningPortal.class)
class SealedTimesheetTest {

  private static final String TUESDAY = "from=2026-10-27&to=2026-10-27";

  /** The latest first: each row hangs on the one below. */
  private static final List<String> SEALED =
      List.of(
          "sealed_file_part",
          "sealed_file",
          "timesheet_seal",
          "sealed_total",
          "sealed_line",
          "sealed_timesheet");

  private static Running running;
  private static List<TimesheetLineRecord> lines;

  private Visitor ann;
  private Visitor olive;

  @BeforeAll
  static void a_portal_of_its_own(Running shared) {
    Database database = Database.open(shared.server().database("sealing"), 8);
    ADayOfCare.fill(database);
    lines = database.jooq().fetch(TIMESHEET_LINE);
    AtomicReference<Instant> now = new AtomicReference<>(ADayOfCare.HALF_PAST_TEN);
    Portal portal = Portal.start(PortalSettings.local(0, "Test Borough"), database, now::get);
    running = new Running(shared.server(), database, portal, now);
  }

  @AfterAll
  static void close() {
    running.portal().close();
    running.database().close();
  }

  @BeforeEach
  void nothing_is_sealed_on_the_day_after() throws Exception {
    SEALED.forEach(table -> running.database().jooq().execute("DELETE FROM " + table));
    running.database().jooq().execute("ALTER TABLE sealed_timesheet AUTO_INCREMENT = 1");
    // Opens the lines' triggers, which read that table, anew: kept from before the ALTER, MariaDB
    // 11.4.5 may take one for another.
    running.database().jooq().execute("ALTER TABLE timesheet_line FORCE");
    running.database().jooq().deleteFrom(TIMESHEET_LINE_WRITTEN).execute();
    running.database().jooq().deleteFrom(TIMESHEET_LINE).execute();
    // One by one: the first bulk after the ALTER fails, for the line's trigger reads that table.
    lines.forEach(
        line -> {
          line.touched(true);
          running.database().jooq().executeInsert(line);
        });
    running.now().set(ADayOfCare.HALF_PAST_TEN.plus(Duration.ofDays(1)));
    ann = Visitor.loggedIn(running.portal(), "ann");
    olive = Visitor.loggedIn(running.portal(), "olive");
  }

  @Test
  void a_provider_seals_then_the_council_and_the_files_say_the_same_in_three_forms()
      throws Exception {
    settle("K1");
    String address = sealed();
    Document paper = ann.page(address);

    assertThat(paper.selectFirst("h1").text())
        .startsWith("Timesheet 1 Alder Homecare, Tue 27 Oct 2026");
    assertThat(paper.text()).contains("Waits for the council", "It makes 12 minutes due.");

    String council = address.replace("provider/", "timesheets/");
    olive.submit(olive.page(council), council + "/0/decide", Map.of("decision", "seal"));
    assertThat(ann.page(address).text()).contains("Sealed by both", "The council sealed it");

    assertThat(new String(file(ann, paper, ".csv"), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            provider_id,service_user_id,care_worker_id,date,service_type,commissioned_visit_id,\
            commissioned_start,commissioned_minutes,visit,arrived_at,departed_at,actual_minutes,\
            payable_minutes,status,discrepancies,late_change,due_minutes
            ALDER,S1,W1,2026-10-27,personal care,DONE-1,2026-10-27T08:00:00Z,30,K1,\
            2026-10-27T07:58:00Z,2026-10-27T08:10:00Z,12,12,ACCEPTED,SHORT_VISIT,,12
            """);
    assertThat(rows(file(ann, paper, ".xlsx")))
        .hasSize(2)
        .last()
        .asString()
        .contains("Mrs Ada Example", "Wanda Alderson", "ACCEPTED", "Short visit", "K1", "12");
    assertThat(text(file(ann, paper, ".pdf")))
        .contains("Timesheet 1", "Alder Homecare", "Mrs Ada Example")
        .contains("can be paid", "12 minutes")
        .doesNotContain("Due")
        .contains(sha256(file(ann, paper, ".csv")));
    assertThat(new String(file(ann, paper, "-finance.csv"), StandardCharsets.UTF_8))
        .contains("FileReference,", "T1,", ",2026-11-01,K1,", ",08:00,12,07:58,12,false,1");
  }

  @Test
  void each_files_checksum_is_its_own_however_often_it_is_asked_for() throws Exception {
    Document paper = ann.page(sealed());
    String sums = ann.get("provider/sealed-timesheets/1/0/SHA256SUMS").body();

    for (String ending : List.of(".csv", ".xlsx", ".pdf", "-finance.csv")) {
      byte[] content = file(ann, paper, ending);
      assertThat(file(ann, paper, ending)).as(ending).isEqualTo(content);
      assertThat(sums).contains(sha256(content) + "  timesheet-1-ALDER-2026-10-27-to-2026-10-27");
      assertThat(paper.text()).contains(sha256(content));
    }
  }

  @Test
  void a_late_change_makes_a_numbered_correction_and_alters_nothing_that_was_sealed()
      throws Exception {
    String address = sealed();
    byte[] before = file(ann, ann.page(address), ".csv");
    String council = "timesheets/sealed-timesheets/1";
    olive.submit(olive.page(council), council + "/0/decide", Map.of("decision", "seal"));
    assertThat(olive.page(council).text()).contains("Every visit still stands as it was sealed");

    settle("K1");
    assertThat(olive.page(council).text()).contains("One visit stands otherwise now than sealed.");
    olive.submit(olive.page(council), council + "/corrections", Map.of());

    Document correction = ann.page(address + "/1");
    assertThat(correction.selectFirst("h1").text()).startsWith("Correction 1 to timesheet 1");
    assertThat(correction.text()).contains("Changed Accepted", "It adds 12 minutes.");
    assertThat(correction.text()).contains("Drawn up by Olive Officer, Wed 28 Oct 2026");
    assertThat(correction.select("table.totals tfoot").text()).isEqualTo("All 1 30 12 12 +12");
    assertThat(new String(file(ann, correction, ".csv"), StandardCharsets.UTF_8))
        .endsWith(",12,12,ACCEPTED,SHORT_VISIT,CHANGED,12\n");
    assertThat(text(file(ann, correction, ".pdf")).replaceAll("\\s+", " "))
        .contains("It adds 12 minutes.")
        .contains("Payable min Due min Accepted 1 30 12 12 +12 All 1 30 12 12 +12")
        .contains("Mrs Ada Example S1 1 0 30 12 12 +12")
        .contains("12 +12 Changed: accepted")
        .doesNotContain("can be paid");
    assertThat(file(ann, ann.page(address), ".csv")).isEqualTo(before);
    assertThat(olive.page(council).text())
        .contains("Every visit still stands as it was sealed")
        .contains("Correction 1 Waits for the provider one visit, +12 minutes");

    // The visit goes to another day: the second correction takes back what the first one added.
    running.database().jooq().deleteFrom(TIMESHEET_LINE).execute();
    olive.submit(olive.page(council), council + "/corrections", Map.of());
    assertThat(olive.page(council + "/2").text())
        .contains("Taken off", "It takes back 12 minutes.");
    assertThat(text(file(olive, olive.page(council + "/2"), ".pdf")).replaceAll("\\s+", " "))
        .contains("It takes back 12 minutes.")
        .contains("What has changed", "-12 Taken off")
        .doesNotContain("can be paid", "What waits");
    olive.submit(olive.page(council), council + "/corrections", Map.of());
    assertThat(olive.get(council + "/3").statusCode()).isEqualTo(404);
  }

  @Test
  void a_correction_is_sealed_by_the_provider_first_and_each_word_on_it_is_confirmed()
      throws Exception {
    String own = sealed();
    assertThat(ann.page(own).text())
        .contains("Timesheet 1 is sealed. It now waits for the council.");
    String council = "timesheets/sealed-timesheets/1";
    olive.submit(olive.page(council), council + "/0/decide", Map.of("decision", "seal"));
    assertThat(olive.page(council).text()).contains("Timesheet 1 is sealed by both.");
    settle("K1");
    olive.submit(olive.page(council), council + "/corrections", Map.of());

    Document drawnUp = olive.page(council + "/1");
    assertThat(drawnUp.text())
        .contains("Correction 1 to timesheet 1 is drawn up. It waits for the provider.")
        .contains("The provider seals it first, the council after it.");
    assertThat(drawnUp.select("div.seal form")).isEmpty();
    olive.submit(drawnUp, council + "/1/decide", Map.of("decision", "seal"));
    assertThat(olive.page(council + "/1").text())
        .contains("The provider has not sealed it yet.", "Waits for the provider");

    ann.submit(ann.page(own + "/1"), own + "/1/decide", Map.of("decision", "seal"));
    assertThat(ann.page(own + "/1").text())
        .contains("Correction 1 to timesheet 1 is sealed. It now waits for the council.");
    olive.submit(olive.page(council + "/1"), council + "/1/decide", Map.of("decision", "seal"));
    assertThat(olive.page(council + "/1").text())
        .contains("Correction 1 to timesheet 1 is sealed by both.");
  }

  @Test
  void a_note_that_is_too_long_is_refused_and_stands_there_still() throws Exception {
    sealed();
    String council = "timesheets/sealed-timesheets/1";
    String longNote = "The book says otherwise.\r\n" + "x".repeat(1_000);
    olive.submit(
        olive.page(council),
        council + "/0/decide",
        Map.of("decision", "return", "note", longNote, "form", "decide"));

    Document page = olive.page(council);
    assertThat(page.text()).contains("The note has more than 1,000 letters.");
    assertThat(page.select("#decide-note").first().wholeText())
        .isEqualToNormalizingNewlines(longNote);
    assertThat(page.select("#decide-note").attr("aria-invalid")).isEqualTo("true");

    // As many as the page lets one write: it counts a new line as one, and sends two.
    String asLongAsItMayBe = "x\r\n".repeat(499) + "yy";
    olive.submit(
        page,
        council + "/0/decide",
        Map.of("decision", "return", "note", asLongAsItMayBe, "form", "decide"));
    assertThat(olive.page(council).text())
        .contains("Timesheet 1 is returned to the provider, with your note.", "x yy");
  }

  @Test
  void a_period_that_is_sealed_says_so_and_asks_nobody_to_seal_it() throws Exception {
    sealed();
    String council = "timesheets/sealed-timesheets/1";
    olive.submit(olive.page(council), council + "/0/decide", Map.of("decision", "seal"));
    settle("K1");
    olive.submit(olive.page(council), council + "/corrections", Map.of());

    Document own = ann.page("provider/timesheet?" + TUESDAY);
    assertThat(own.select("section[aria-labelledby=sealed] li").text())
        .isEqualTo(
            "Sealed as Timesheet 1 on Wed 28 Oct 2026, 10:30 Sealed by both"
                + " Correction 1 to timesheet 1 Waits for the provider");
    assertThat(own.select("section[aria-labelledby=sealed] a").eachAttr("href"))
        .containsExactly("/provider/sealed-timesheets/1", "/provider/sealed-timesheets/1/1");
    assertThat(own.select("section.seal")).isEmpty();
    assertThat(own.text()).doesNotContain("We ask to be paid", "The other days");

    Document longer = ann.page("provider/timesheet?from=2026-10-26&to=2026-10-27");
    assertThat(longer.select("section.seal")).isEmpty();
    assertThat(longer.select("section[aria-labelledby=sealed]").text())
        .contains("Tue 27 Oct 2026 to Tue 27 Oct 2026: Sealed as Timesheet 1")
        .contains("The other days can be sealed too");

    assertThat(
            olive
                .page("timesheets/timesheet?provider=ALDER&" + TUESDAY)
                .select("section[aria-labelledby=sealed] a")
                .eachAttr("href"))
        .containsExactly("/timesheets/sealed-timesheets/1", "/timesheets/sealed-timesheets/1/1");
  }

  @Test
  void a_visit_in_progress_says_what_it_waits_for() throws Exception {
    running
        .database()
        .jooq()
        .update(TIMESHEET_LINE)
        .set(TIMESHEET_LINE.DISCREPANCIES, "")
        .where(TIMESHEET_LINE.VISIT_ID.eq("K1"))
        .execute();

    Document page = ann.page("provider/timesheet?" + TUESDAY);
    assertThat(page.select("td[data-label='Status and why']").text())
        .isEqualTo("Waits for an officer The care worker is still there");
    assertThat(page.text()).contains("Minutes are whole minutes, rounded down from seconds.");
    assertThat(text(bytes(ann, "provider/timesheet.pdf?" + TUESDAY)).replaceAll("\\s+", " "))
        .contains("The care worker is still there")
        .contains("Times are British time (GMT or BST)");
  }

  @Test
  void on_paper_no_time_date_or_number_is_broken_however_long_the_names_and_the_reasons()
      throws Exception {
    var jooq = running.database().jooq();
    jooq.update(SERVICE_USER)
        .set(
            SERVICE_USER.NAME,
            "Mrs Wilhelmina Theodora Featherstonehaugh-Cholmondeley-Marjoribanks")
        .where(SERVICE_USER.SERVICE_USER_ID.eq("S1"))
        .execute();
    jooq.update(TIMESHEET_LINE)
        .set(
            TIMESHEET_LINE.DISCREPANCIES,
            "LATE_ARRIVAL;LINES_DIFFER;MANUAL_ENTRY;VERY_SHORT_VISIT;WITHHELD_LINE")
        .execute();
    try {
      String row = "Tue 27 Oct 2026 +Mrs .*\\b07:58 +08:10 +12 +";
      assertThat(linesOf(bytes(ann, "provider/timesheet.pdf?" + TUESDAY)))
          .containsPattern("Arrived +Left +Min +Status +Why")
          .containsPattern(row + "Waits for an +Late arrival");
      sealed();
      String council = "timesheets/sealed-timesheets/1";
      olive.submit(olive.page(council), council + "/0/decide", Map.of("decision", "seal"));
      settle("K1");
      jooq.update(TIMESHEET_LINE).set(TIMESHEET_LINE.PAYABLE_MINUTES, 1_188).execute();
      olive.submit(olive.page(council), council + "/corrections", Map.of());

      assertThat(linesOf(file(olive, olive.page(council + "/1"), ".pdf")))
          .containsPattern("Arrived +Left +Min +Due +Status +Why")
          .containsPattern(row + "\\+1,188 +Changed: +Late arrival")
          .containsPattern("S1 +1 +0 +30 +12 +1,188 +\\+1,188\\R");
    } finally {
      jooq.update(SERVICE_USER)
          .set(SERVICE_USER.NAME, "Mrs Ada Example")
          .where(SERVICE_USER.SERVICE_USER_ID.eq("S1"))
          .execute();
    }
  }

  /** The document's text, what stands side by side on one line. */
  private static String linesOf(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper lines = new PDFTextStripper();
      lines.setSortByPosition(true);
      return lines.getText(document);
    }
  }

  @Test
  void days_are_sealed_once_unless_the_council_returns_them() throws Exception {
    Document before = ann.page("provider/timesheet?" + TUESDAY);
    sealed();
    assertThat(after(ann.submit(before, "provider/timesheet/seal", asked(before))).text())
        .contains("Some of these days are on a timesheet that was sealed");

    String council = "timesheets/sealed-timesheets/1";
    olive.submit(olive.page(council), council + "/0/decide", Map.of("decision", "return"));
    assertThat(olive.page(council).text()).contains("Waits for the council");
    olive.submit(
        olive.page(council),
        council + "/0/decide",
        Map.of("decision", "return", "note", "The log book says 08:25."));
    assertThat(ann.page("provider/sealed-timesheets/1").text())
        .contains("Returned by the council", "The log book says 08:25.");
    assertThat(sealAgain().selectFirst("h1").text()).startsWith("Timesheet 2");
  }

  @Test
  void nothing_is_sealed_that_was_not_looked_at_or_is_not_over() throws Exception {
    Document before = ann.page("provider/timesheet?" + TUESDAY);
    settle("K1");
    running
        .database()
        .jooq()
        .update(TIMESHEET_LINE)
        .set(TIMESHEET_LINE.PAYABLE_MINUTES, 11)
        .execute();
    assertThat(after(ann.submit(before, "provider/timesheet/seal", asked(before))).text())
        .contains("has changed while you were looking at it");

    running.now().set(ADayOfCare.HALF_PAST_TEN);
    assertThat(ann.page("provider/timesheet?" + TUESDAY).select("section.seal form")).isEmpty();
    Document today = ann.page("provider/timesheet?" + TUESDAY);
    assertThat(
            after(
                    ann.post(
                        "provider/timesheet/seal",
                        hidden(today),
                        Map.of(
                            "from",
                            "2026-10-27",
                            "to",
                            "2026-10-27",
                            "visits",
                            "1",
                            "payable",
                            "11",
                            "settled",
                            "11",
                            "agreed",
                            "yes")))
                .text())
        .contains("last day is not over yet");
  }

  @Test
  void a_provider_that_asked_for_other_minutes_than_are_settled_by_now_is_asked_again()
      throws Exception {
    Document before = ann.page("provider/timesheet?" + TUESDAY);
    assertThat(before.select("section.seal label").text())
        .isEqualTo("We ask to be paid for these 0 minutes.");
    // An officer acknowledges what waited: as many visits and payable minutes, but more to pay.
    settle("K1");

    Document again = after(ann.submit(before, "provider/timesheet/seal", asked(before)));
    assertThat(again.text()).contains("has changed while you were looking at it");
    assertThat(again.select("section.seal label").text())
        .isEqualTo("We ask to be paid for these 12 minutes.");
    assertThat(ann.get("provider/sealed-timesheets/1").statusCode()).isEqualTo(404);

    assertThat(after(ann.submit(again, "provider/timesheet/seal", asked(again))).text())
        .contains("It makes 12 minutes due.");
  }

  @Test
  void another_providers_paper_is_as_unknown_as_one_that_never_was() throws Exception {
    sealed();
    Visitor ben = Visitor.loggedIn(running.portal(), "ben");

    for (String page : List.of("", "/0", "/0/SHA256SUMS", "/0/files/timesheet-1-ALDER.csv")) {
      assertThat(ben.get("provider/sealed-timesheets/1" + page).statusCode()).isEqualTo(404);
    }
    Document any = ben.page("provider/timesheet");
    for (String form : List.of("/0/decide", "/corrections")) {
      assertThat(
              ben.submit(any, "provider/sealed-timesheets/1" + form, Map.of("decision", "seal"))
                  .statusCode())
          .isEqualTo(404);
    }
    assertThat(ben.page("provider/sealed-timesheets").text()).doesNotContain("Timesheet 1");
    assertThat(ann.get("timesheets/sealed-timesheets/1").statusCode()).isEqualTo(403);
  }

  @Test
  void the_officer_sees_every_providers_period_side_by_side() throws Exception {
    sealed();
    Document overview = olive.page("timesheets?" + TUESDAY);

    assertThat(overview.select("tbody tr").eachText())
        .containsExactly(
            "Alder Homecare 1 0 1 30 12 0 Timesheet 1 Waits for the council",
            "Birch Care at Home 1 1 0 0 45 0 Nothing yet");
    assertThat(olive.page("timesheets/timesheet?provider=ALDER&" + TUESDAY).text())
        .contains("Alder Homecare", "12 minutes wait for an officer");
  }

  @Test
  void a_file_of_the_timesheet_as_it_stands_comes_in_three_forms_too() throws Exception {
    assertThat(ann.get("provider/timesheet.csv?" + TUESDAY).body())
        .endsWith(",12,12,PENDING,SHORT_VISIT\n");
    assertThat(rows(bytes(ann, "provider/timesheet.xlsx?" + TUESDAY)).getLast().toString())
        .contains("Mrs Ada Example");
    assertThat(text(bytes(ann, "provider/timesheet.pdf?" + TUESDAY)))
        .contains("Not sealed", "What waits, and why", "Short visit");
    assertThat(ann.get("provider/timesheet-legend.csv").body()).contains("payable_minutes,");
  }

  private String sealed() throws Exception {
    Document page = ann.page("provider/timesheet?" + TUESDAY);
    HttpResponse<String> answer = ann.submit(page, "provider/timesheet/seal", asked(page));
    String address = Visitor.location(answer).replaceFirst("^.*?/(?=provider)", "");
    assertThat(address).isEqualTo("provider/sealed-timesheets/1");
    return address;
  }

  private Document sealAgain() throws Exception {
    Document page = ann.page("provider/timesheet?" + TUESDAY);
    return after(ann.submit(page, "provider/timesheet/seal", asked(page)));
  }

  /** The form as it stands on the page, with its box ticked. */
  private static Map<String, String> asked(Document page) {
    Map<String, String> fields = new java.util.HashMap<>(Map.of("agreed", "yes"));
    for (Element input : page.select("section.seal input[type=hidden]")) {
      fields.put(input.attr("name"), input.attr("value"));
    }
    fields.remove("_csrf");
    return fields;
  }

  private static String hidden(Document page) {
    String token = page.select("input[name=_csrf]").attr("value");
    return "_csrf=" + java.net.URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  private Document after(HttpResponse<String> answer) throws Exception {
    return ann.page(Visitor.location(answer).replaceFirst("^.*?/(?=provider)", ""));
  }

  private void settle(String visit) {
    running
        .database()
        .jooq()
        .update(TIMESHEET_LINE)
        .set(TIMESHEET_LINE.STATUS, "ACCEPTED")
        .where(TIMESHEET_LINE.VISIT_ID.eq(visit))
        .execute();
  }

  private byte[] file(Visitor who, Document paper, String ending) throws Exception {
    String address =
        paper.select("a[download]").eachAttr("href").stream()
            .filter(href -> href.matches(".*-\\d\\d" + java.util.regex.Pattern.quote(ending)))
            .findFirst()
            .orElseThrow();
    return bytes(who, address.substring(1));
  }

  private byte[] bytes(Visitor who, String address) throws Exception {
    return who.http()
        .send(
            HttpRequest.newBuilder(running.portal().url().resolve(address)).build(),
            BodyHandlers.ofByteArray())
        .body();
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  private static List<String> rows(byte[] xlsx) throws Exception {
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      return rows.map(
              row ->
                  row.stream().map(cell -> cell == null ? "" : cell.getText()).toList().toString())
          .toList();
    }
  }

  private static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getStructureTreeRoot()).as("tagged").isNotNull();
      return new PDFTextStripper().getText(document);
    }
  }
}
