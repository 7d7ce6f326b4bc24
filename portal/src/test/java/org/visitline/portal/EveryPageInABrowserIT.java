package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.*;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.Routes.Route;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.signin.OpenIdSettings;
import org.visitline.portal.signin.SignInSettings;
import org.visitline.schema.Database;
import org.visitline.schema.PinKey;

/**
 * Every page that the framework knows of, as whoever may see it, in Chromium: nothing that axe
 * finds fault with, nothing wider than 320 pixels, nothing that only a script makes readable. Then
 * what pages say when something was done or refused, and a change that is made with the keyboard
 * alone.
 */
@ExtendWith(RunningPortal.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryPageInABrowserIT {

  private static final Path PICTURES = Path.of("target", "pictures", "pages");

  /** Streams and files of the portal's own are no pages. */
  private static final List<String> NO_PAGES = List.of("/error", "/assets/");

  /** A key that is made anew, and the log, in which the look itself is. */
  private static final List<String> NEW_AT_EACH_LOOK = List.of("/account", "/audit");

  private static final int NARROW = 320;
  private static final int DESK = 1280;

  private static Database database;
  private static DSLContext jooq;
  private static Portal portal;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void open(Running shared) throws Exception {
    database = Database.open(shared.server().database("pages"), 8);
    ADayOfCare.fill(database);
    jooq = database.jooq();
    aNewLineAndASilentOne();
    anAlertAndItsAllClear();
    portal =
        Portal.start(
            PortalSettings.local(0, "Quillbrook Council"),
            database,
            () -> ADayOfCare.HALF_PAST_TEN,
            Optional.of(new AnsweringTelephone()),
            new WallClock(() -> ADayOfCare.HALF_PAST_TEN),
            PinKey.ofThisProcess());
    Visitor selma = Visitor.loggedIn(portal, "selma");
    selma.upload("senior/imports", Map.of("providers.csv", "provider_id,name\nELDER,Elder\n"));
    selma.sendWithToken(
        "POST", "senior/retention/hold", "kind=SERVICE_USER&subject=S1&reason=An+enquiry");
    selma.sendWithToken(
        "POST",
        "senior/policies",
        "text=version+%3D+2026-04%0Aprovider_id+%3D+ALDER%0Alate_after_minutes+%3D+20");
    selma.sendWithToken(
        "POST", "suspensions", "service-user=S1&begins=2026-10-27T12:00&ends=&reason=hospital");
    selma.sendWithToken(
        "POST",
        "senior/orders/order",
        "person=S1&id=S1-1&provider=ALDER&type=personal+care&from=2026-10-26&day=MON&day=THU"
            + "&start=18:00&minutes=30");
    selma.sendWithToken("POST", "senior/imports/load", "id=2");
    selma.sendWithToken(
        "POST",
        "senior/alert-times",
        "provider=ALDER&from=2026-11-01&provider-minutes=20&officer-minutes=60"
            + "&provider-critical=5&officer-critical=20");
    Visitor mo = Visitor.loggedIn(portal, "mo");
    mo.sendWithToken("POST", "provider/manage/api-tokens", "name=Rota");
    anEnquiryUnderWay(selma, mo);
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    // The council's people write 27/10/2026, and so do the fields on the pictures.
                    .setEnv(Map.of("LANGUAGE", "en_GB"))
                    .setArgs(
                        List.of(
                            "--no-sandbox", "--disable-gpu", "--no-first-run", "--lang=en-GB")));
    Files.createDirectories(PICTURES);
  }

  @AfterAll
  static void close() {
    browser.close();
    playwright.close();
    portal.close();
    database.close();
  }

  /** Mr Dev's line is digital since last week: it rings with a number that nobody knows. */
  private static void aNewLineAndASilentOne() {
    for (int day = 1; day <= 5; day++) {
      Instant at = ADayOfCare.HALF_PAST_TEN.minus(Duration.ofDays(day));
      String id = "NEW-" + day;
      jooq.insertInto(LOGGED_CALL)
          .set(LOGGED_CALL.CALL_ID, id)
          .set(LOGGED_CALL.TELEPHONE_CALL_ID, id)
          .set(LOGGED_CALL.NODE, "test")
          .set(LOGGED_CALL.ANSWERED_AT, at)
          .set(LOGGED_CALL.CALLER_NUMBER, "020 7946 0777")
          .set(LOGGED_CALL.CALLER_E164, "+442079460777")
          .set(LOGGED_CALL.ENDING, "LOGGED")
          .execute();
      jooq.insertInto(VISIT)
          .set(VISIT.VISIT_ID, id)
          .set(VISIT.SERVICE_USER_ID, "S4")
          .set(VISIT.CARE_WORKER_ID, "W3")
          .set(VISIT.PROVIDER_ID, "BIRCH")
          .set(VISIT.ARRIVAL_CALL, id)
          .set(VISIT.ARRIVED_AT, at)
          .set(VISIT.BEGINS_AT, at)
          .set(VISIT.DATE, ADayOfCare.TUESDAY.minusDays(day))
          .set(VISIT.LOCATION_PROOF, "NONE")
          .set(VISIT.INFERRED, false)
          .set(VISIT.STILL_OPEN, false)
          .set(VISIT.EXTRA_CALLS, "")
          .execute();
      jooq.insertInto(DISCREPANCY)
          .set(DISCREPANCY.CODE, "OTHER_LINE")
          .set(DISCREPANCY.CLASS, "A")
          .set(DISCREPANCY.VISIT_ID, id)
          .set(DISCREPANCY.SERVICE_USER_ID, "S4")
          .set(DISCREPANCY.PROVIDER_ID, "BIRCH")
          .set(DISCREPANCY.DATE, ADayOfCare.TUESDAY.minusDays(day))
          .set(DISCREPANCY.PROVISIONAL, false)
          .set(DISCREPANCY.POLICY_VERSION, "default-1")
          .set(DISCREPANCY.EXPLANATION, "Rung from a fixed line not registered to this person.")
          .set(DISCREPANCY.FIRST_FOUND_AT, at)
          .execute();
    }
  }

  /** A case with its log book and plan, a query and its answer, thresholds, and a call. */
  private static void anEnquiryUnderWay(Visitor selma, Visitor mo) throws Exception {
    String finding =
        selma.page("discrepancies?kind=SHORT_VISIT").select("input[name=finding]").attr("value");
    String chosen = Visitor.pair("finding", finding);
    selma.sendWithToken(
        "POST", "cases", "title=Short+mornings&kind=SAFEGUARDING&reference=SG-2026-17&" + chosen);
    selma.sendWithToken(
        "POST",
        "cases/1/log-book",
        "from=2026-10-21&to=2026-10-27&in:v:K1=07:45&out:v:K1=08:35&by:v:K1=W.A.");
    selma.sendWithToken(
        "POST",
        "cases/1/entries",
        "kind=ACTION&due=2026-11-10&text=Alder+to+send+a+supervisor+to+three+mornings.");
    selma.sendWithToken(
        "POST", "queries", "question=Why+was+this+visit+so+short%3F&due=2026-11-03&" + chosen);
    mo.sendWithToken(
        "POST",
        "provider/amendments",
        "visit=K1&departed=2026-10-27T08:29&reason=NO_DEPARTURE_CALL&query=1"
            + "&note=Wanda+rang+when+she+went+for+the+shopping.");
    for (String asked : List.of("DELIVERED=85", "ON_TIME=90", "MISSED=1.5")) {
      String[] threshold = asked.split("=");
      selma.sendWithToken(
          "POST",
          "measures/thresholds",
          "provider=&measure=" + threshold[0] + "&threshold=" + threshold[1]);
    }
    selma.sendWithToken("POST", "phone", "from=020+7946+0101");
    assertThat(selma.page("cases/1").select(".difference").eachText()).hasSizeGreaterThan(2);
    assertThat(selma.page("queries/1").text()).contains("Wanda rang when");
  }

  private static void anAlertAndItsAllClear() {
    long contact =
        Objects.requireNonNull(
            jooq.insertInto(ALERT_CONTACT)
                .set(ALERT_CONTACT.CHANNEL, "EMAIL")
                .set(ALERT_CONTACT.ADDRESS, "duty@alder.example")
                .set(ALERT_CONTACT.PROVIDER_ID, "ALDER")
                .set(ALERT_CONTACT.ADDED_BY, "selma")
                .set(ALERT_CONTACT.ADDED_AT, ADayOfCare.HALF_PAST_TEN)
                .returningResult(ALERT_CONTACT.CONTACT_ID)
                .fetchOne(ALERT_CONTACT.CONTACT_ID));
    for (String stage : List.of("PROVIDER", "OFFICER", "ALL_CLEAR")) {
      long alert =
          Objects.requireNonNull(
              jooq.insertInto(ALERT_DECISION)
                  .set(ALERT_DECISION.COMMISSIONED_VISIT_ID, "MISSED-1")
                  .set(ALERT_DECISION.LATEST_START_AT, ADayOfCare.at("09:00"))
                  .set(ALERT_DECISION.STAGE, stage)
                  .set(ALERT_DECISION.PROVIDER_ID, "ALDER")
                  .set(ALERT_DECISION.SERVICE_USER_ID, "S3")
                  .set(ALERT_DECISION.TIME_CRITICAL, true)
                  .set(ALERT_DECISION.DUE_AT, ADayOfCare.at("09:05"))
                  .set(ALERT_DECISION.DECIDED_AT, ADayOfCare.at("09:05"))
                  .set(ALERT_DECISION.VERDICT, "TELL")
                  .set(ALERT_DECISION.REASON, "Nobody had logged in by Tue 27 Oct 09:05.")
                  .returningResult(ALERT_DECISION.ALERT_ID)
                  .fetchOne(ALERT_DECISION.ALERT_ID));
      if (!stage.equals("OFFICER")) {
        jooq.insertInto(ALERT_MESSAGE)
            .set(ALERT_MESSAGE.ALERT_ID, alert)
            .set(ALERT_MESSAGE.CONTACT_ID, contact)
            .set(ALERT_MESSAGE.STATE, stage.equals("PROVIDER") ? "SENT" : "WAITING")
            .set(ALERT_MESSAGE.TRIES, 3)
            .set(ALERT_MESSAGE.NEXT_TRY_AT, ADayOfCare.HALF_PAST_TEN)
            .set(ALERT_MESSAGE.SETTLED_AT, stage.equals("PROVIDER") ? ADayOfCare.at("09:06") : null)
            .execute();
      }
    }
  }

  @Test
  @Order(1)
  void every_page_can_be_used_by_everybody_on_every_screen_and_read_without_script()
      throws Exception {
    List<String> faults = new ArrayList<>();
    int pages = 0;
    for (String username : List.of("selma", "mo", "fay", "")) {
      Visitor visitor =
          username.isEmpty() ? Visitor.at(portal) : Visitor.loggedIn(portal, username);
      Map<String, String> found = pages(visitor);
      try (BrowserContext desk = browser.newContext();
          BrowserContext without =
              browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
        Page page = username.isEmpty() ? desk.newPage() : logIn(desk, username);
        Page bare = username.isEmpty() ? without.newPage() : logIn(without, username);
        for (Map.Entry<String, String> one : found.entrySet()) {
          page.navigate(url(one.getValue()));
          faults.addAll(faults(page, username + one.getKey().replaceAll("[^A-Za-z0-9]+", "-")));
          bare.navigate(url(one.getValue()));
          faults.addAll(unreadable(page, bare));
          pages++;
        }
      }
    }
    System.out.println(pages + " pages were looked at");
    assertThat(faults).isEmpty();
    assertThat(pages).isGreaterThan(50);
  }

  /** By route, the first address of it that shows this reader a page. */
  private static Map<String, String> pages(Visitor visitor) throws Exception {
    Map<String, String> found = new LinkedHashMap<>();
    for (Route route : Routes.of(portal)) {
      if (!route.isRead()
          || route.pattern().endsWith("/events")
          || NO_PAGES.stream().anyMatch(route.pattern()::startsWith)) {
        continue;
      }
      for (String path : addresses(route)) {
        // Else it would be 'Being counted' that is looked at.
        HttpResponse<String> answer = visitor.getCounted(path);
        boolean page =
            answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
        if (answer.statusCode() == 200 && page) {
          found.put(route.pattern(), path);
          break;
        }
      }
    }
    return found;
  }

  /** Where the page as it is first asked for has nothing on it, on this one day of care. */
  private static final Map<String, String> FILLED =
      Map.of(
          "/senior/orders", "person=S1&order=S1-1",
          "/measures", "month=2026-10",
          "/measures/report", "month=2026-10",
          "/measures/trend", "month=2026-10",
          "/timesheets", "from=2026-10-27&to=2026-10-27",
          "/timesheets/timesheet", "provider=ALDER&from=2026-10-27&to=2026-10-27",
          "/provider/timesheet", "from=2026-10-27&to=2026-10-27");

  private static List<String> addresses(Route route) {
    Stream<String> filled =
        Stream.ofNullable(FILLED.get(route.pattern())).map(query -> route.pattern() + "?" + query);
    Stream<String> found =
        route.paths().stream()
            .flatMap(
                path ->
                    Stream.concat(
                        Stream.of(path),
                        Stream.of("1", "S1", "DONE-1").map(id -> path + "?" + route.form(id))));
    return Stream.concat(filled, found).map(path -> path.replaceFirst("^/", "")).toList();
  }

  @Test
  @Order(2)
  void what_a_page_says_when_something_was_done_or_refused_can_be_used_too() throws Exception {
    List<String> faults = new ArrayList<>();
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(url("login"));
      page.fill("#username", "selma");
      page.fill("#password", "wrong");
      faults.addAll(sent(page, "Log in", "There is a problem"));
      page = logIn(context, "selma");

      page.navigate(url("senior/log-ins"));
      page.fill("#username", "ines");
      page.fill("#name", "Ines New");
      faults.addAll(sent(page, "Give the log-in", "The first password of"));
      String first = page.locator(".notice code").innerText();

      page.navigate(url("senior/alert-contacts"));
      page.fill("#address", "not an address");
      faults.addAll(sent(page, "Add", "There is a problem"));
      page.fill("#address", "https://receiver.example/visitline");
      faults.addAll(sent(page, "Add", "It is shown here once"));

      page.navigate(url("senior/pins"));
      faults.addAll(sent(page, "Give a new PIN to Bela Birchall", "It is shown here once"));

      page.navigate(url("lines"));
      page.fill("#service-user", "S1");
      page.fill("#number", "0815");
      faults.addAll(sent(page, "Register", "There is a problem"));
      page.fill("#number", "07700 900456");
      faults.addAll(sent(page, "Register", "is a mobile"));
      page.check("#stays");
      faults.addAll(sent(page, "Register", "is registered to Mrs Ada Example"));

      page.navigate(url("senior/retention"));
      page.fill("#hold-subject", "NOBODY");
      page.fill("#hold-reason", "An enquiry");
      faults.addAll(sent(page, "Hold", "There is a problem"));

      page.navigate(url("senior/policies"));
      page.fill("#text", "version = 2026-05\nlate_after = 20");
      faults.addAll(sent(page, "Put into force", "There is a problem"));

      page.navigate(url("senior/alert-times"));
      page.fill("#officer-minutes", "3");
      faults.addAll(sent(page, "Give these times", "There is a problem"));
      page.selectOption("#provider", "ALDER");
      page.fill("#officer-minutes", "60");
      faults.addAll(sent(page, "Give these times", "They hold for visits from"));

      page.navigate(url("senior/orders?person=S2"));
      page.fill("#order-start", "09:00");
      page.fill("#order-latest", "08:00");
      faults.addAll(sent(page, "See what follows from the order", "There is a problem"));
      page.fill("#order-latest", "");
      faults.addAll(sent(page, "See what follows from the order", "What follows for S2"));
      faults.addAll(sent(page, "Load", "What you keyed holds now"));
      page.navigate(url("senior/orders?person=S2"));
      faults.addAll(sent(page, "See what follows from the end", "Goes"));
      page.navigate(url("senior/orders?person=S2&order=S2-1"));
      faults.addAll(sent(page, "See what follows from the order", "There is a problem"));

      page.navigate(url("discrepancies"));
      page.locator("input[name=finding]").first().check();
      page.locator("input[name=finding]").last().check();
      page.fill("#work-note", "Rang from the neighbour's.");
      faults.addAll(sent(page, "Acknowledge", "There is a problem"));
      assertThat(page.locator("#chosen").innerText()).isEqualTo("2 findings");
      page.click(".told .problem a");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("work-reason");

      page.navigate(url("service-users/S2"));
      page.click("summary:has-text('Suspend care')");
      faults.addAll(sent(page, "Suspend care", "Care is suspended from"));

      page.navigate(url("account"));
      page.fill("#current", "wrong");
      page.fill("#password", "three odd words here");
      page.fill("#again", "three odd words here");
      faults.addAll(sent(page, "Change the password", "There is a problem"));

      page.navigate(url("senior/imports"));
      page.setInputFiles("#file", file("unknown.csv", "x"));
      faults.addAll(sent(page, "Look at them", "There is a problem"));
      page.setInputFiles(
          "#file", file("providers.csv", "provider_id,name\nALDER,Alder & Daughters\n,Nobody\n"));
      faults.addAll(sent(page, "Look at them", "Rows that would be left out"));
      faults.addAll(sent(page, "Load", "Rows that were left out"));
      page.click("main a:has-text('Take it back')");
      faults.addAll(faults(page, "state-what-taking-it-back-would-do"));
      faults.addAll(sent(page, "Take it back", "All that follows from it"));

      try (BrowserContext hers = browser.newContext()) {
        Page ines = hers.newPage();
        ines.navigate(url("login"));
        ines.fill("#username", "ines");
        ines.fill("#password", first);
        faults.addAll(sent(ines, "Log in", "Choose a password"));
      }
      Page mo = logIn(browser.newContext(), "mo");
      mo.navigate(url("provider/manage/api-tokens"));
      mo.fill("#name", "Payroll");
      faults.addAll(sent(mo, "Give a token", "It is shown here once"));
      mo.context().close();
    }
    assertThat(faults).isEmpty();
  }

  /** Presses a button and looks at what comes. */
  private static List<String> sent(Page page, String button, String then) throws Exception {
    page.locator("main")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true))
        .click();
    assertThat(page.locator("body").innerText()).as(button).contains(then);
    return faults(page, "state-" + (button + " " + then).replaceAll("[^A-Za-z0-9]+", "-"));
  }

  @Test
  @Order(3)
  void the_new_line_of_a_home_is_registered_with_the_keyboard_alone() {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(url("login"));
      tabTo(page, "#username");
      page.keyboard().type("olive");
      tabTo(page, "#password");
      page.keyboard().type(ADayOfCare.PASSWORD);
      page.keyboard().press("Enter");
      page.waitForURL("**/today**");
      tabTo(page, "a.skip");
      page.keyboard().press("Enter");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
      page.reload();
      tabTo(page, "nav a[href='/lines']");
      page.keyboard().press("Enter");
      page.waitForURL("**/lines");
      assertThat(page.locator("main").innerText())
          .contains("020 7946 0777", "Registered is 020 7946 0104, which has been silent since.");
      tabTo(page, "form[action='/lines/accept'] button");
      page.keyboard().press("Enter");
      page.getByText("No unregistered number has kept arriving").waitFor();
    }
    assertThat(
            jooq.selectFrom(REGISTERED_NUMBER)
                .where(REGISTERED_NUMBER.SERVICE_USER_ID.eq("S4"))
                .and(REGISTERED_NUMBER.VALID_TO.isNull())
                .fetch(REGISTERED_NUMBER.E164))
        .containsExactly("+442079460777");
  }

  /** Goes on with the tab key until that has the focus, and sees that it shows it. */
  private static void tabTo(Page page, String selector) {
    for (int presses = 0; presses < 80; presses++) {
      page.keyboard().press("Tab");
      boolean there =
          (Boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", selector);
      if (there) {
        assertThat(
                page.evaluate(
                    "(() => { const style = getComputedStyle(document.activeElement); return"
                        + " style.outlineStyle !== 'none' || style.boxShadow !== 'none' })()"))
            .as("the focus on %s is to be seen", selector)
            .isEqualTo(true);
        return;
      }
    }
    throw new AssertionError("the tab key does not lead to " + selector);
  }

  @Test
  @Order(4)
  void a_finding_is_asked_about_answered_and_acknowledged_with_the_keyboard_alone() {
    try (BrowserContext council = browser.newContext();
        BrowserContext provider = browser.newContext()) {
      Page olive = logInWithTheKeyboard(council, "olive");
      assertThat(olive.locator("h1").innerText()).contains("Today");
      go(olive, "nav a[href='/discrepancies']");
      tabTo(olive, "#all");
      String withheld = "Number withheld";
      for (int rows = 0; !here(olive).contains(withheld); rows++) {
        assertThat(rows).as("rows before the finding").isLessThan(20);
        olive.keyboard().press("j");
      }
      assertThat(olive.locator(".chosen-bar").isVisible()).isFalse();
      olive.keyboard().press("x");
      assertThat(olive.locator(".chosen-bar").innerText()).contains("1 finding chosen:");
      assertThat(olive.evaluate(IN_SIGHT, ".chosen-bar"))
          .as("what can be done with it is in sight")
          .isEqualTo(true);
      olive.keyboard().press("q");
      olive.keyboard().type("Why was no number shown?");
      go(olive, "button[formaction='/queries']");
      String query = olive.locator("h1").innerText().lines().findFirst().orElseThrow();
      assertThat(query).startsWith("Query no. ");
      assertThat(olive.locator("#about + ul h3").innerText())
          .isEqualTo("Number withheld Tue 27 Oct 2026 Not answered yet");

      Page ann = logInWithTheKeyboard(provider, "ann");
      go(ann, "nav a[href='/provider/queries']");
      go(ann, "a[href='/provider/queries/" + query.replaceAll("\\D", "") + "']");
      tabTo(ann, "#answer-text");
      ann.keyboard().type("The home had its line changed that morning.");
      go(ann, "form[action$='/answer'] button");
      assertThat(ann.locator(".told").innerText()).contains("gone to the council");

      go(olive, "nav a[href='/queries']");
      go(olive, "a[href='/queries/" + query.replaceAll("\\D", "") + "']");
      tabTo(olive, "#judge-text");
      olive.keyboard().type("Thank you.");
      go(olive, "button[value=ACCEPTED]");
      assertThat(olive.locator("main").innerText()).contains("This query is over.");

      go(olive, "#about + ul a");
      tabTo(olive, ".findings summary");
      olive.keyboard().press("Enter");
      tabTo(olive, "details[open] select");
      olive.keyboard().type("The line");
      tabTo(olive, "details[open] textarea");
      olive.keyboard().type("The line is digital now.");
      go(olive, "details[open] button:not([formaction])");
      assertThat(olive.locator(".told").innerText()).contains("acknowledged");
    }
  }

  /** Whether the whole of it lies in what the window shows. */
  private static final String IN_SIGHT =
      "wanted => { const box = document.querySelector(wanted).getBoundingClientRect();"
          + " return box.height > 0 && box.top >= 0 && box.bottom <= window.innerHeight }";

  /** The text of the row that the focus is in. */
  private static String here(Page page) {
    return String.valueOf(
        page.evaluate("document.activeElement.closest('tr')?.textContent ?? 'no row'"));
  }

  private static Page logInWithTheKeyboard(BrowserContext context, String username) {
    Page page = context.newPage();
    page.navigate(url("login"));
    tabTo(page, "#username");
    page.keyboard().type(username);
    tabTo(page, "#password");
    page.keyboard().type(ADayOfCare.PASSWORD);
    enter(page);
    return page;
  }

  /** Presses the key that leads to another page, and waits until that is there. */
  private static void enter(Page page) {
    page.evaluate("window.before = true");
    page.keyboard().press("Enter");
    for (int looks = 0; looks < 500; looks++) {
      page.waitForTimeout(20);
      try {
        if (Boolean.TRUE.equals(
            page.evaluate("window.before === undefined && document.readyState === 'complete'"))) {
          return;
        }
      } catch (PlaywrightException e) {
        // The page is just being left.
      }
    }
    throw new AssertionError("the key led nowhere from " + page.url());
  }

  /** Tabs to a link or a button and follows it to another page. */
  private static void go(Page page, String selector) {
    tabTo(page, selector);
    enter(page);
  }

  @Test
  @Order(5)
  void on_a_telephone_the_pages_names_wait_behind_one_word() {
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(NARROW, 640))) {
      Page page = logInWithTheKeyboard(context, "olive");
      assertThat(page.evaluate(IN_SIGHT, "h1")).as("the page's own heading").isEqualTo(true);
      assertThat(page.locator("nav a:visible").allInnerTexts()).doesNotContain("Lines");
      tabTo(page, ".menu summary");
      page.keyboard().press("Enter");
      tabTo(page, ".menu a[href='/lines']");
      page.keyboard().press("Escape");
      assertThat(page.locator("nav a:visible").allInnerTexts()).doesNotContain("Lines");
      assertThat(page.evaluate("document.activeElement.matches('.menu summary')"))
          .as("whoever shuts the menu is at its button again")
          .isEqualTo(true);
      page.keyboard().press("Enter");
      page.locator("#main h1").evaluate("h1 => { h1.tabIndex = -1; h1.focus(); }");
      page.keyboard().press("Escape");
      assertThat(page.locator("nav a:visible").allInnerTexts()).doesNotContain("Lines");
      assertThat(page.evaluate("document.activeElement.matches('#main h1')"))
          .as("whoever is elsewhere stays there")
          .isEqualTo(true);
      page.locator(".menu summary").focus();
      page.keyboard().press("Enter");
      go(page, "nav a[href='/lines']");
      assertThat(page.locator("h1").innerText()).isEqualTo("Lines");
    }
  }

  @Test
  @Order(6)
  void an_officer_comes_in_through_the_councils_own_sign_in_service() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (SignInService service = SignInService.start();
        Portal own =
            Portal.start(
                PortalSettings.local(port, "Quillbrook Council")
                    .withSignIn(
                        new SignInSettings(
                            true,
                            Optional.of(
                                new OpenIdSettings(
                                    service.issuer(),
                                    SignInService.CLIENT,
                                    SignInService.SECRET,
                                    "email",
                                    "",
                                    URI.create("http://127.0.0.1:" + port + "/"))))),
                database,
                () -> ADayOfCare.HALF_PAST_TEN);
        BrowserContext context = browser.newContext()) {
      service.person(Map.of("sub", "1", "email", "olive", "email_verified", true));
      Page page = context.newPage();
      page.navigate(own.url().resolve("discrepancies?kind=F").toString());
      List<String> faults = faults(page, "state-log-in-with-a-council-account");
      page.click("text=Log in with your council account");

      assertThat(page.url()).endsWith("/discrepancies?kind=F");
      assertThat(page.locator(".who").innerText()).contains("Olive Officer");

      service.person(Map.of("sub", "2", "email", "stranger", "email_verified", true));
      try (BrowserContext other = browser.newContext()) {
        Page stranger = other.newPage();
        stranger.navigate(own.url().resolve("login").toString());
        stranger.click("text=Log in with your council account");
        assertThat(stranger.locator("[role=alert]").innerText())
            .contains("you have no log-in here");
        faults.addAll(faults(stranger, "state-no-log-in-here"));
      }
      assertThat(faults).isEmpty();
    }
  }

  /**
   * The first cell of a row laid out as a card that does not say what it holds. What a finding or a
   * question is, and what a tick in front of it is for, is plain.
   */
  private static final String NAMELESS =
      "(() => [...document.querySelectorAll('table.stacks td[data-label]')]"
          + ".filter(cell => cell.checkVisibility() && !cell.matches('.finding, .pick'))"
          + ".filter(cell => !/[A-Za-z]/.test(getComputedStyle(cell, '::before').content)"
          + " || getComputedStyle(cell, '::before').content === 'none')"
          + ".map(cell => cell.dataset.label + ': ' + cell.textContent.trim())[0] ?? '')()";

  @Test
  @Order(7)
  void a_form_does_not_touch_what_comes_under_it() {
    try (BrowserContext context = browser.newContext()) {
      Page page = logIn(context, "selma");
      for (String path : List.of("service-users/S1", "senior/retention", "senior/reasons")) {
        page.navigate(url(path));
        for (int width : new int[] {DESK, NARROW}) {
          page.setViewportSize(width, 900);
          assertThat(page.evaluate(TOUCHING)).as(path + " at " + width).isEqualTo("");
        }
      }
    }
  }

  /** The first form, folds opened, whose last line touches what comes under it. */
  private static final String TOUCHING =
      """
      (() => {
        const shut = [...document.querySelectorAll('main details:not([open])')];
        shut.forEach(fold => { fold.open = true });
        const touching = [...document.querySelectorAll('main form')]
          .filter(form => getComputedStyle(form).display === 'block' && form.checkVisibility())
          .map(form => [form, form.nextElementSibling])
          .filter(([form, next]) => next?.matches('form, details, table, p, div, ul, dl'))
          .filter(([form, next]) => {
            const lines = [...form.children].filter(line => line.checkVisibility());
            const under = [...next.children].find(line => line.checkVisibility()) ?? next;
            const gap = under.getBoundingClientRect().top
              - (lines.at(-1) ?? form).getBoundingClientRect().bottom;
            return next.checkVisibility() && gap > -50 && gap < 6;
          })
          .map(([form, next]) => form.action + ' touches ' + next.outerHTML.slice(0, 100));
        shut.forEach(fold => { fold.open = false });
        return touching[0] ?? '';
      })()
      """;

  /** What axe finds, and whether it is wider than a telephone; with a picture of both widths. */
  private static List<String> faults(Page page, String name) {
    List<String> faults = new ArrayList<>();
    for (int width : new int[] {DESK, NARROW}) {
      page.setViewportSize(width, 900);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(PICTURES.resolve(name + "-" + width + ".png")));
      if (width == NARROW) {
        Object nameless = page.evaluate(NAMELESS);
        if (!"".equals(nameless)) {
          faults.add(page.url() + " does not say what a cell is: " + nameless);
        }
      }
      int wide = (Integer) page.evaluate("document.documentElement.scrollWidth");
      if (wide > width) {
        faults.add(page.url() + " is " + wide + " wide at " + width);
      }
    }
    page.setViewportSize(DESK, 900);
    new AxeBuilder(page)
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                faults.add(
                    "%s (%s): %s %s"
                        .formatted(
                            page.url(), name, rule.getId(), rule.getNodes().getFirst().getHtml())));
    return faults;
  }

  /** Sentences and cells that are there with script and not without. */
  @SuppressWarnings("unchecked")
  private static List<String> unreadable(Page page, Page without) {
    String texts =
        "() => [...document.querySelectorAll('main h1, main h2, main h3, main p, main li, main td,"
            + " main th')].filter(e => e.checkVisibility())"
            // Who looked grows with each look.
            + ".filter(e => !e.closest('[aria-labelledby=looked]'))"
            + ".map(e => e.textContent.trim())";
    List<String> missing = new ArrayList<>((List<String>) page.evaluate(texts));
    // No script of the page runs there, but the browser's own tool may ask.
    List<String> there = (List<String>) without.evaluate(texts);
    if (NEW_AT_EACH_LOOK.stream().anyMatch(path -> page.url().endsWith(path))) {
      return there.size() < missing.size()
          ? List.of(page.url() + " without script says less")
          : List.of();
    }
    missing.removeAll(there);
    return missing.stream().map(text -> page.url() + " without script lacks: " + text).toList();
  }

  private static Page logIn(BrowserContext context, String username) {
    Page page = context.newPage();
    page.navigate(url("login"));
    page.fill("#username", username);
    page.fill("#password", ADayOfCare.PASSWORD);
    page.click("main button[type=submit]");
    return page;
  }

  private static FilePayload file(String name, String content) {
    return new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
  }

  private static String url(String path) {
    return portal.url().resolve(path).toString();
  }
}
