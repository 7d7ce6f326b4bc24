package org.visitline.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.visitline.schema.jooq.Tables.COMMISSIONED_VISIT;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.Database;

/** A board that stands open while the portal goes away and comes back. */
@ExtendWith(RunningPortal.class)
class LiveBoardIT {

  private static final LocatorAssertions.HasTextOptions SOON =
      new LocatorAssertions.HasTextOptions().setTimeout(30_000);
  private static final LocatorAssertions.ContainsTextOptions HOLDS_SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

  /** What answers in the meantime is what a proxy says while nobody is behind it. */
  @Test
  void a_board_says_that_it_stands_still_and_catches_up_by_itself(Running shared) throws Exception {
    try (Database database = Database.open(shared.server().database("live"), 8);
        Playwright playwright = Playwright.create();
        Browser browser = chromium(playwright)) {
      ADayOfCare.fill(database);
      int port = freePort();
      Portal portal = start(port, database);
      Page page = browser.newContext().newPage();
      page.navigate(portal.url() + "login");
      page.fill("#username", "olive");
      page.fill("#password", ADayOfCare.PASSWORD);
      page.click("main button");
      page.navigate(portal.url() + "today");
      assertThat(page.locator(".as-at")).containsText("kept up to date", HOLDS_SOON);
      assertThat(page.locator("#still")).hasCount(0);

      portal.close();
      HttpServer proxy = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
      CountDownLatch askedAgain = new CountDownLatch(1);
      proxy.createContext(
          "/",
          exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/events")) {
              askedAgain.countDown();
            }
            exchange.sendResponseHeaders(502, -1);
            exchange.close();
          });
      proxy.start();
      assertThat(page.locator("#still h2")).hasText("Not up to date since 10:30", SOON);
      assertThat(page.locator(".live-only")).isHidden();
      org.assertj.core.api.Assertions.assertThat(askedAgain.await(30, TimeUnit.SECONDS)).isTrue();
      database
          .jooq()
          .update(COMMISSIONED_VISIT)
          .set(COMMISSIONED_VISIT.SLOTS_FILLED, 1)
          .where(COMMISSIONED_VISIT.COMMISSIONED_VISIT_ID.eq("LATE-1"))
          .execute();
      proxy.stop(0);

      try (Portal _ = start(port, database)) {
        assertThat(page.locator(".tile-late")).hasText("0 late", SOON);
        assertThat(page.locator("#still")).hasCount(0);
        assertThat(page.locator(".live-only")).isVisible();
      }
    }
  }

  private static Portal start(int port, Database database) {
    return Portal.start(
        PortalSettings.local(port, "Test Borough"), database, () -> ADayOfCare.HALF_PAST_TEN);
  }

  private static int freePort() throws Exception {
    try (ServerSocket any = new ServerSocket(0)) {
      return any.getLocalPort();
    }
  }

  private static Browser chromium(Playwright playwright) {
    return playwright
        .chromium()
        .launch(
            new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of("/usr/bin/chromium"))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
  }
}
