package org.visitline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One visit, from a ringing landline to a row in a timesheet, on real parts: SIPp rings a real
 * Asterisk, which hands the call to the phone service; what is logged is in MariaDB; Chromium shows
 * it to the officer and gives the provider the file.
 *
 * <p>The tests are the hours of one day and run in that order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FromLandlineToTimesheetIT {

  /** What an officer is promised, from the end of a call on. */
  private static final Duration PROMISED = Duration.ofSeconds(2);

  /** What a service that has just begun takes for its first calls, on a machine that does more. */
  private static final Duration AT_FIRST = Duration.ofSeconds(10);

  private static Line line;
  private static Duration arrivalSeen = AT_FIRST;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void everything_is_started() throws Exception {
    line = new Line();
    playwright = Playwright.create();
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    browser = Chromium.start(playwright);
  }

  @AfterAll
  static void everything_is_stopped() throws Exception {
    if (playwright != null) {
      playwright.close();
    }
    if (line != null) {
      line.stop();
    }
  }

  @Test
  @Order(1)
  void a_worker_rings_on_arrival_and_hears_that_it_is_logged() throws Exception {
    line.ring(
        "--from", SmallBorough.MRS_EXAMPLES_LINE, "--pin", SmallBorough.SAMS_PIN, "keys-at-once");

    arrivalSeen =
        line.until(
            "the visit is open", () -> line.evidence().visits().contains("S1 W1 arrived - C1"));
    assertThat(arrivalSeen)
        .as("from the end of the call to the visit in MariaDB")
        .isLessThan(AT_FIRST);
    assertThat(line.evidence().calls()).containsExactly("02079460123 LOGGED PIN");
    assertThat(line.heard())
        .contains("welcome-key-pin")
        .contains("arrival-logged-at")
        .contains("press-three-or-star");
  }

  @Test
  @Order(2)
  void twenty_minutes_later_she_rings_again_to_leave_and_that_is_too_early() throws Exception {
    line.moveOn(Duration.ofMinutes(20));
    line.ring(
        "--from", SmallBorough.MRS_EXAMPLES_LINE, "--pin", SmallBorough.SAMS_PIN, "keys-at-once");

    Duration departureSeen =
        line.until(
            "SHORT_VISIT is found", () -> line.evidence().findings().contains("SHORT_VISIT"));
    assertThat(departureSeen).as("from the end of the call to the finding").isLessThan(AT_FIRST);
    assertThat(Collections.min(List.of(arrivalSeen, departureSeen)))
        .as("the shorter of the two: arrival %s, departure %s", arrivalSeen, departureSeen)
        .isLessThan(PROMISED);
    assertThat(line.evidence().visits()).containsExactly("S1 W1 arrived departed C1");
    assertThat(line.heard()).contains("departure-logged-at");
  }

  @Test
  @Order(3)
  void a_wrong_pin_three_times_is_kept_and_waits_for_somebody_to_look() throws Exception {
    line.ring("--from", SmallBorough.MR_SAMPLES_LINE, "--pin", "999999", "wrong-pin-three-times");

    line.until(
        "UNKNOWN_WORKER is found", () -> line.evidence().findings().contains("UNKNOWN_WORKER"));
    assertThat(line.evidence().calls()).last().isEqualTo("02079460124 PIN_NOT_KNOWN PIN");
    assertThat(line.heard()).contains("call-your-office");
  }

  @Test
  @Order(4)
  void a_withheld_number_is_asked_for_a_code_and_the_worker_is_logged_without_one()
      throws Exception {
    line.ring("--from", SmallBorough.MR_SAMPLES_LINE, "--pin", SmallBorough.ROBINS_PIN, "withheld");

    line.until("the call is in", () -> line.evidence().calls().size() == 4);
    assertThat(line.evidence().calls())
        .last()
        .asString()
        .startsWith("withheld LOGGED")
        .endsWith(" PIN");
    line.until(
        "UNKNOWN_SERVICE_USER is found",
        () -> line.evidence().findings().contains("UNKNOWN_SERVICE_USER"));
    assertThat(line.heard()).contains("show-your-number");
  }

  @Test
  @Order(5)
  void whoever_hangs_up_after_the_pin_is_logged_all_the_same() throws Exception {
    line.ring(
        "--from",
        SmallBorough.MR_SAMPLES_LINE,
        "--pin",
        SmallBorough.ROBINS_PIN,
        "hangs-up-after-pin");

    line.until(
        "the visit is open",
        () ->
            line.evidence().visits().stream()
                .anyMatch(visit -> visit.startsWith("S2 W2 arrived -")));
    assertThat(line.evidence().calls()).last().isEqualTo("02079460124 LOGGED_HUNG_UP PIN");
  }

  @Test
  @Order(6)
  void the_officer_finds_the_short_visit_and_reads_its_story() {
    try (BrowserContext context = browser.newContext()) {
      Page page = logIn(context, "officer");
      page.navigate(line.url("/discrepancies"));
      page.getByLabel("Kind").selectOption("SHORT_VISIT");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).click();
      PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(1);
      assertThat(page.locator("tbody").innerText())
          .contains("Mrs Ada Example")
          .contains("Pennywhistle Homecare");
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/discrepancies.png")));

      page.locator("tbody a").first().click();
      Locator story = page.locator("main");
      for (String told : List.of("Mrs Ada Example", "Sam Example", "020 7946 0123")) {
        PlaywrightAssertions.assertThat(story).containsText(told);
      }
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target/story.png")).setFullPage(true));
    }
  }

  @Test
  @Order(7)
  void the_provider_downloads_the_timesheet_and_reads_that_row_in_it() throws Exception {
    try (BrowserContext context = browser.newContext()) {
      Page page = logIn(context, "penny");
      page.navigate(line.url(timesheet()));
      Download download =
          page.waitForDownload(() -> page.locator("a[href*='timesheet.csv']").click());
      Path file = Path.of("target/timesheet.csv");
      download.saveAs(file);
      List<NamedCsvRecord> rows;
      try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
        rows = csv.stream().toList();
      }
      assertThat(rows).hasSize(1);
      NamedCsvRecord row = rows.getFirst();
      assertThat(row.getField("care_worker_id")).isEqualTo("W1");
      assertThat(row.getField("commissioned_visit_id")).isEqualTo("C1");
      assertThat(row.getField("actual_minutes")).isEqualTo("20");
      assertThat(row.getField("payable_minutes")).isEqualTo("20");
      assertThat(row.getField("status")).isEqualTo("PENDING");
      assertThat(row.getField("discrepancies")).contains("SHORT_VISIT");
    }
  }

  @Test
  @Order(8)
  void the_other_provider_sees_nothing_of_it() {
    try (BrowserContext context = browser.newContext()) {
      Page page = logIn(context, "otto");
      page.navigate(line.url(timesheet()));
      assertThat(page.locator("main").innerText()).doesNotContain("Mrs Ada Example");
      assertThat(page.navigate(line.url("/provider/commissioned-visits/C1")).status())
          .isEqualTo(404);
      assertThat(page.navigate(line.url("/discrepancies")).status()).isEqualTo(403);
    }
  }

  /** Of the day of the visit, which at midnight is another than today's, in another week even. */
  private static String timesheet() {
    LocalDate day = line.day();
    return "/provider/timesheet?from=" + day + "&to=" + day.plusDays(1);
  }

  private static Page logIn(BrowserContext context, String username) {
    return Chromium.logIn(context, line.url("/"), username, Line.PASSWORD);
  }
}
