package org.visitline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What an officer does between coming in and going home, in Chromium: the queue is worked through
 * with the keyboard, and a provider is asked, answers and is believed. Every page on the way is
 * held against the rules of accessibility.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OfficersDayIT {

  private static Office office;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void the_office_opens() throws Exception {
    office = new Office();
    playwright = Playwright.create();
    browser = Chromium.start(playwright);
  }

  @AfterAll
  static void the_office_closes() throws Exception {
    if (playwright != null) {
      playwright.close();
    }
    if (office != null) {
      office.close();
    }
  }

  @Test
  @Order(1)
  void the_morning_is_worked_through_with_the_keyboard_until_all_is_acknowledged() {
    try (BrowserContext context = browser.newContext()) {
      Page page = logIn(context, "officer");
      accessible(page);
      assertThat(page.locator(".tile-missed").innerText()).contains("1");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mr Ben Sample")).click();
      accessible(page);
      assertThat(page.locator("main").innerText()).contains("Missed visit");

      page.navigate(office.url("/discrepancies?kind=A&from=2026-10-27&to=2026-10-27"));
      accessible(page);
      List<String> waiting = page.locator(".finding-head b").allInnerTexts();
      assertThat(waiting).contains("Very short visit", "Missed visit");
      page.keyboard().press("j");
      assertThat(page.locator("input[name=finding]:focus").count())
          .as("a letter by itself")
          .isZero();
      page.locator("#all").focus();
      for (int row = 0; row < waiting.size(); row++) {
        page.keyboard().press("j");
        page.keyboard().press("x");
      }
      assertThat(page.locator("#chosen").innerText()).isEqualTo(waiting.size() + " findings");
      page.keyboard().press("a");
      page.keyboard().type("Transport");
      page.keyboard().press("Tab");
      page.keyboard().type("The bus did not come.");
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");

      page.locator(".told .notice").waitFor();
      accessible(page);
      assertThat(page.locator(".told").innerText())
          .contains(waiting.size() + " findings are acknowledged");
      assertThat(page.locator("main").innerText()).contains("all clear");

      office.settle();
      page.navigate(office.url("/commissioned-visits/C1"));
      accessible(page);
      assertThat(page.locator(".findings").innerText())
          .contains("Olive Officer", "In bulk", "The bus did not come.");
      assertThat(page.locator(".attendance").innerText()).contains("Accepted");
    }
  }

  @Test
  @Order(2)
  void a_provider_is_asked_amends_the_visit_and_is_believed() {
    try (BrowserContext council = browser.newContext();
        BrowserContext provider = browser.newContext()) {
      Page officer = logIn(council, "officer");
      officer.navigate(office.url("/commissioned-visits/C3"));
      officer.getByText("Acknowledge or ask: No departure call").click();
      officer.getByLabel("Question to the provider").fill("When did Sam leave?");
      officer
          .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ask the provider"))
          .click();
      assertThat(officer.locator("h1").innerText()).contains("Query no. 1");
      accessible(officer);
      office.settle();

      Page penny = logIn(provider, "penny");
      accessible(penny);
      penny.navigate(office.url("/provider/queries"));
      accessible(penny);
      penny.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("No. 1")).click();
      accessible(penny);
      penny.getByText("See the visit, and amend it").click();
      accessible(penny);
      penny.getByLabel("Left").first().fill("2026-10-26T12:31");
      penny.getByLabel("Reason").first().selectOption("NO_DEPARTURE_CALL");
      penny.getByLabel("Note").first().fill("Written in the book.");
      penny
          .getByRole(
              AriaRole.BUTTON,
              new Page.GetByRoleOptions().setName("Amend the visit and answer the query"))
          .click();
      assertThat(penny.locator(".told").innerText()).contains("gone to the council");
      office.settle();

      officer.navigate(office.url("/queries"));
      accessible(officer);
      assertThat(officer.locator("tbody").innerText()).contains("Waits for the council");
      officer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("No. 1")).click();
      officer.getByLabel("To the provider").fill("Thank you.");
      officer
          .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept the answer"))
          .click();
      assertThat(officer.locator("main").innerText()).contains("This query is over.");
      office.settle();

      penny.navigate(office.url("/provider/commissioned-visits/C3"));
      accessible(penny);
      assertThat(penny.locator("section[aria-labelledby=amendments]").innerText())
          .contains("12:01 to no departure", "as called to 12:31", "Written in the book.");
      assertThat(penny.locator(".attendance").innerText())
          .contains("30 min, if an officer accepts what was found")
          .doesNotContain("Held");
    }
  }

  @Test
  @Order(3)
  void the_other_pages_of_the_day_can_be_used_by_everybody_too() {
    try (BrowserContext context = browser.newContext()) {
      Page page = logIn(context, "officer");
      for (String path :
          List.of(
              "/today?by=area&show=all",
              "/service-users/S1?span=four-weeks",
              "/care-workers/W1",
              "/search?q=example",
              "/cases",
              "/unmatched-calls",
              "/discrepancies/kinds",
              "/nowhere")) {
        page.navigate(office.url(path));
        accessible(page);
      }
    }
  }

  @Test
  @Order(4)
  void no_page_is_wider_than_a_telephone() {
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(360, 800))) {
      Page page = logIn(context, "officer");
      for (String path :
          List.of(
              "/today",
              "/discrepancies?state=any&kind=all",
              "/commissioned-visits/C1",
              "/service-users/S1",
              "/care-workers/W1?span=four-weeks",
              "/queries",
              "/queries/1",
              "/cases",
              "/unmatched-calls",
              "/search?q=example")) {
        page.navigate(office.url(path));
        Object wider =
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(wider).as(path).isEqualTo(0);
      }
    }
  }

  private static void accessible(Page page) {
    assertThat(new AxeBuilder(page).analyze().getViolations())
        .as(page.url())
        .extracting(
            rule ->
                rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
  }

  private static Page logIn(BrowserContext context, String username) {
    return Chromium.logIn(context, office.url("/"), username, Office.PASSWORD);
  }
}
