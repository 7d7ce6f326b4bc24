package org.visitline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.visitline.ivr.IvrNode;
import org.visitline.ivr.IvrSettings;
import org.visitline.ivr.handset.Handset;
import org.visitline.ivr.handset.Pace;
import org.visitline.ivr.handset.Ring;
import org.visitline.ivr.handset.ScriptedCaller;
import org.visitline.portal.Portal;
import org.visitline.portal.PortalSettings;
import org.visitline.portal.access.Role;
import org.visitline.portal.access.WallClock;
import org.visitline.portal.logins.PortalUsers;
import org.visitline.portal.signin.SignInSettings;
import org.visitline.schema.Database;
import org.visitline.schema.EmbeddedMariaDb;
import org.visitline.schema.PinKey;
import org.visitline.verification.store.Verifier;
import org.visitline.verification.time.CivilZone;

/**
 * A new installation's first morning, in Chromium: a senior officer comes in with a second factor,
 * brings the council's files in, gives a care worker a PIN, and sees on the board that it was used.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SafeToHoldIT {

  private static final String PASSWORD = "correct horse battery";
  private static final String LINE = "02079460888";
  private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
  private static final MovableClock CLOCK = new MovableClock();

  private static Portal portal;
  private static Handset handset;
  private static Page page;
  private static LocalDate day;
  private static String pin = "";

  @BeforeAll
  static void an_installation_with_one_log_in() throws Exception {
    Path home =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target").toAbsolutePath()), "safe");
    Path pinKey = home.resolve("pin-key");
    EmbeddedMariaDb server = opened(EmbeddedMariaDb.temporary(Path.of("target")));
    Database database = opened(Database.open(server.address(), 10));
    database.migrate();
    new PortalUsers(database)
        .create("selma", "Selma Senior", Role.SENIOR, null, List.of(), PASSWORD);
    opened(new Verifier(database, CivilZone.LONDON, CLOCK).start());
    IvrNode phone =
        opened(
            IvrNode.start(
                IvrSettings.of("safe", home.resolve("phone"), pinKey)
                    .database(server.address())
                    .listenOn("127.0.0.1", 0)
                    .refreshEvery(Duration.ofMillis(500))
                    .build(),
                CLOCK));
    handset = new Handset("127.0.0.1", phone.port(), Pace.NONE);
    portal =
        opened(
            Portal.start(
                PortalSettings.local(0, "Quillbrook Council")
                    .withSignIn(new SignInSettings(true, Optional.empty())),
                database,
                CLOCK,
                Optional.empty(),
                new WallClock(CLOCK),
                PinKey.at(pinKey)));
    Playwright playwright = opened(Playwright.create());
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
    page = browser.newContext().newPage();
  }

  @AfterAll
  static void closed() throws Exception {
    while (!OPEN.isEmpty()) {
      OPEN.pop().close();
    }
  }

  @Test
  @Order(1)
  void she_sets_up_an_authenticator_app_and_needs_it_from_then_on() throws Exception {
    logIn();
    assertHeading("Set up your second factor");
    PlaywrightAssertions.assertThat(page.locator("svg.qr")).isVisible();
    String secret = page.locator("code.key").innerText();
    page.fill("#code", code(secret));
    page.click("main button[type=submit]");
    assertIsToday();

    page.click("text=Log out");
    CLOCK.moveOn(Duration.ofMinutes(2));
    logIn();
    assertHeading("Your code");
    page.fill("#code", "000000");
    page.click("main button[type=submit]");
    PlaywrightAssertions.assertThat(page.locator("[role=alert]"))
        .containsText("The code is not right");
    page.fill("#code", code(secret));
    page.click("main button[type=submit]");
    assertIsToday();
  }

  @Test
  @Order(2)
  void she_uploads_the_councils_files_looks_loads_and_the_board_has_the_visit() {
    LocalDateTime start = CivilZone.LONDON.civil(CLOCK.instant());
    day = start.toLocalDate();
    page.navigate(url("senior/imports"));
    page.setInputFiles(
        "#file",
        new FilePayload[] {
          file("providers.csv", "provider_id,name\nP1,Pennywhistle Homecare\n"),
          file(
              "service_users.csv",
              "service_user_id,code,name,postcode,phones\nS1,10017,Mrs Nora New,QX1 1AA,"
                  + LINE
                  + "\n"),
          file(
              "care_workers.csv",
              "care_worker_id,provider_id,name,pin\nW1,P1,Sam Example,930713\nW9,P9,Nobody,1\n"),
          file(
              "commissioned_visits.csv",
              "commissioned_visit_id,service_user_id,provider_id,service_type,date,start,"
                  + "duration_minutes\nC1,S1,P1,personal care,%s,%s,30\n"
                      .formatted(day, start.format(DateTimeFormatter.ofPattern("HH:mm"))))
        });
    page.click("text=Look at them");
    assertHeading("What loading would do");
    assertThat(page.locator("main").innerText()).contains("care_workers.csv line 3");
    page.click("main button:has-text('Load')");
    assertHeading("Loaded");

    onTheBoard("tr:has-text('Mrs Nora New')");
  }

  @Test
  @Order(3)
  void she_gives_a_pin_and_the_telephone_knows_it() {
    page.navigate(url("senior/pins"));
    page.click("button:has-text('Give a new PIN')");
    pin = page.locator(".notice code").innerText();
    assertThat(pin).matches("[0-9]{6}");
    page.navigate(url("senior/pins"));
    assertThat(page.locator("main").innerText()).doesNotContain(pin);

    ringUntilKnown(LINE);

    onTheBoard("tr.row-arrived:has-text('Mrs Nora New')");
  }

  private static void ringUntilKnown(String from) {
    // The node has the directory of half a second ago.
    String heard = "";
    for (int tries = 0; tries < 80 && !heard.contains("logged-at"); tries++) {
      heard =
          handset
              .ring(new Ring(from, "08081570123", "safe-" + from + tries), ScriptedCaller.of(pin))
              .lines()
              .toString();
      page.waitForTimeout(250);
    }
    assertThat(heard).contains("logged-at");
  }

  /**
   * The board is fetched anew until it has caught up. It is that of the visit's day: at midnight
   * today's is another.
   */
  private static void onTheBoard(String row) {
    page.navigate(url("today?show=all&date=" + day));
    Locator found = page.locator("main table.board " + row);
    for (int looks = 0; looks < 80 && found.count() == 0; looks++) {
      page.waitForTimeout(250);
      page.reload();
    }
    PlaywrightAssertions.assertThat(found).hasCount(1);
  }

  private static void logIn() {
    page.navigate(url("login"));
    page.fill("#username", "selma");
    page.fill("#password", PASSWORD);
    page.click("main button[type=submit]");
  }

  /** Waits: what was clicked may still show the page before. */
  private static void assertHeading(String heading) {
    PlaywrightAssertions.assertThat(page.locator("h1")).hasText(heading);
  }

  private static void assertIsToday() {
    PlaywrightAssertions.assertThat(page.locator("h1")).hasText(Pattern.compile("^Today"));
  }

  private static String url(String path) {
    return portal.url().resolve(path).toString();
  }

  private static FilePayload file(String name, String content) {
    return new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8));
  }

  /** What the app on her telephone shows: RFC 6238, written down once more on purpose. */
  private static String code(String secret) throws Exception {
    StringBuilder bits = new StringBuilder();
    for (char letter : secret.toCharArray()) {
      int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
      bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
    }
    byte[] key = new byte[bits.length() / 8];
    for (int at = 0; at < key.length; at++) {
      key[at] = (byte) Integer.parseInt(bits.substring(at * 8, at * 8 + 8), 2);
    }
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key, "HmacSHA1"));
    long step = CLOCK.instant().getEpochSecond() / 30;
    byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
    int number = ByteBuffer.wrap(hash, hash[hash.length - 1] & 0xf, 4).getInt() & 0x7fffffff;
    return String.format("%06d", number % 1_000_000);
  }

  private static <T extends AutoCloseable> T opened(T part) {
    OPEN.push(part);
    return part;
  }
}
