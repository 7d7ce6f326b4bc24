package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.TIMESHEET_LINE;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.Database;

/**
 * Two journeys in a real browser: from a period to a sealed timesheet that is opened and read back,
 * and from an enquiry to the evidence pack. Each page on the way is looked at by axe, and kept as a
 * picture at the width of a desk and of a telephone.
 */
@ExtendWith(RunningPortal.class)
class PapersInABrowserIT {

  private static final Path PICTURES = Path.of("target", "pictures");

  private static Database database;
  private static Portal portal;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void open(Running shared) {
    database = Database.open(shared.server().database("browser"), 8);
    ADayOfCare.fill(database);
    AtomicReference<Instant> now =
        new AtomicReference<>(ADayOfCare.HALF_PAST_TEN.plus(Duration.ofDays(7)));
    portal = Portal.start(PortalSettings.local(0, "Quillbrook Council"), database, now::get);
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox")));
  }

  @AfterAll
  static void close() {
    browser.close();
    playwright.close();
    portal.close();
    database.close();
  }

  @Test
  void from_a_period_to_a_sealed_timesheet_that_is_read_back() throws Exception {
    Page ann = loggedIn("ann");
    ann.navigate(url("provider/timesheet?from=2026-10-26&to=2026-11-01"));
    look(ann, "timesheet");
    ann.getByLabel("We ask to be paid for these").check();
    ann.getByRole(AriaRole.BUTTON, named("Seal it")).click();
    assertThat(ann.locator("h1").textContent()).startsWith("Timesheet 1");
    look(ann, "sealed-by-provider");

    Page olive = loggedIn("olive");
    olive.getByRole(AriaRole.LINK, linked("Timesheets")).click();
    olive.navigate(url("timesheets?from=2026-10-26&to=2026-11-01"));
    look(olive, "timesheets");
    olive.getByRole(AriaRole.LINK, linked("Timesheet 1")).click();
    olive.getByRole(AriaRole.BUTTON, named("Seal it")).click();
    assertThat(olive.locator("main").textContent()).contains("Sealed by both");
    look(olive, "sealed-by-both");

    Path csv = download(olive, ".csv", "finance");
    assertThat(Files.readString(csv)).contains(",12,12,PENDING,SHORT_VISIT,,0");
    Path excel = download(olive, ".xlsx", "-");
    assertThat(ofTheSheet(excel)).isEqualTo(ofTheCsv(csv)).isNotEmpty();
    try (ReadableWorkbook workbook = new ReadableWorkbook(excel.toFile())) {
      assertThat(workbook.getFirstSheet().read().get(1).getCellText(1))
          .isEqualTo("Mrs Ada Example");
    }
    try (PDDocument document = Loader.loadPDF(download(olive, ".pdf", "-").toFile())) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("Timesheet 1", "Alder Homecare", "Short visit", sha256(csv));
    }

    database
        .jooq()
        .update(TIMESHEET_LINE)
        .set(TIMESHEET_LINE.STATUS, "ACCEPTED")
        .where(TIMESHEET_LINE.VISIT_ID.eq("K1"))
        .execute();
    olive.reload();
    look(olive, "changed-since");
    olive.getByRole(AriaRole.BUTTON, named("Draw up the correction now")).click();
    assertThat(olive.locator("main").textContent()).contains("It adds 12 minutes.");
    look(olive, "correction");
    olive.navigate(url("timesheets/sealed-timesheets"));
    look(olive, "sealed-timesheets");
  }

  @Test
  void from_an_enquiry_to_the_evidence_pack() throws Exception {
    Page olive = loggedIn("olive");
    olive.getByRole(AriaRole.LINK, linked("Evidence")).click();
    olive.getByLabel("Service user", new Page.GetByLabelOptions().setExact(true)).fill("S1");
    olive.getByLabel("From").fill("2026-10-26");
    olive.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("2026-11-01");
    olive.getByLabel("Who asks for it").fill("Sally Guard, safeguarding");
    olive.getByLabel("Why").fill("A neighbour says that visits are cut short.");
    look(olive, "evidence");
    Download pack =
        olive.waitForDownload(
            () -> olive.getByRole(AriaRole.BUTTON, named("Make the pack")).click());
    Path zip = kept(pack);
    try (ZipFile files = new ZipFile(zip.toFile())) {
      assertThat(
              new String(
                  files.getInputStream(files.getEntry("data/calls.csv")).readAllBytes(),
                  StandardCharsets.UTF_8))
          .contains("020 7946 0101");
      byte[] pdf = files.getInputStream(files.getEntry("evidence.pdf")).readAllBytes();
      Files.write(PICTURES.resolve("evidence.pdf"), pdf);
      try (PDDocument document = Loader.loadPDF(pdf)) {
        assertThat(new PDFTextStripper().getText(document))
            .contains("Sally Guard", "Mrs Ada Example", "does not prove");
      }
    }
    olive.getByRole(AriaRole.LINK, linked("look at the list again")).click();
    assertThat(olive.locator("#made + table, table").textContent()).contains("Sally Guard");
    look(olive, "evidence-made");
  }

  @Test
  void the_measures_are_fit_to_be_looked_at() throws Exception {
    Visitor.loggedIn(portal, "olive").getCounted("measures/report?month=2026-10");
    Page olive = loggedIn("olive");
    for (String page :
        List.of("measures", "measures/trend", "measures/report", "measures/thresholds")) {
      olive.navigate(url(page + "?month=2026-10"));
      look(olive, page.replace('/', '-'));
    }
  }

  private static Page loggedIn(String username) {
    BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
    Page page = context.newPage();
    page.navigate(url("login"));
    page.locator("input[name=username]").fill(username);
    page.locator("input[name=password]").fill(ADayOfCare.PASSWORD);
    page.locator("main button[type=submit]").click();
    return page;
  }

  /** By axe, at both widths, and that nothing has to be scrolled sideways. */
  private static void look(Page page, String name) throws Exception {
    Files.createDirectories(PICTURES);
    assertThat(page.locator("h1").textContent()).as(name).doesNotContain("went wrong", "not found");
    for (int width : new int[] {1280, 360}) {
      page.setViewportSize(width, 900);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(PICTURES.resolve(name + "-" + width + ".png")));
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .as(name + " at " + width)
          .isLessThanOrEqualTo(width);
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .as("axe on %s at %d", name, width)
          .isEmpty();
    }
    page.setViewportSize(1280, 900);
  }

  private static Path download(Page page, String ending, String without) throws Exception {
    Download file =
        page.waitForDownload(
            () ->
                page.locator(
                        "a[download][href$='%s']:not([href*='%s.csv'])".formatted(ending, without))
                    .first()
                    .click());
    return kept(file);
  }

  /** What both files say, line by line: what has a type in the sheet as that type. */
  private static List<List<String>> ofTheSheet(Path file) throws Exception {
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      return workbook.getFirstSheet().read().stream()
          .skip(1)
          .map(
              row ->
                  Stream.of(
                          row.getCellAsDate(0).map(at -> at.toLocalDate().toString()),
                          row.getCellAsString(2),
                          row.getCellAsString(4),
                          row.getCellAsString(5),
                          row.getCellAsDate(6).map(LocalDateTime::toString),
                          row.getCellAsNumber(7).map(BigDecimal::toString),
                          row.getCellAsDate(8).map(LocalDateTime::toString),
                          row.getCellAsDate(9).map(LocalDateTime::toString),
                          row.getCellAsNumber(10).map(BigDecimal::toString),
                          row.getCellAsNumber(11).map(BigDecimal::toString),
                          row.getCellAsString(12),
                          row.getCellAsString(14),
                          row.getCellAsString(15),
                          row.getCellAsString(16),
                          row.getCellAsNumber(17).map(BigDecimal::toString))
                      .map(cell -> cell.orElse(""))
                      .toList())
          .toList();
    }
  }

  private static List<List<String>> ofTheCsv(Path file) throws Exception {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      return rows.stream()
          .map(
              row ->
                  List.of(
                      row.getField("date"),
                      row.getField("service_user_id"),
                      row.getField("care_worker_id"),
                      row.getField("service_type"),
                      civil(row.getField("commissioned_start")),
                      row.getField("commissioned_minutes"),
                      civil(row.getField("arrived_at")),
                      civil(row.getField("departed_at")),
                      row.getField("actual_minutes"),
                      row.getField("payable_minutes"),
                      row.getField("status"),
                      row.getField("commissioned_visit_id"),
                      row.getField("visit"),
                      row.getField("late_change"),
                      row.getField("due_minutes")))
          .toList();
    }
  }

  private static String civil(String moment) {
    return moment.isEmpty()
        ? ""
        : LocalDateTime.ofInstant(Instant.parse(moment), ZoneId.of("Europe/London")).toString();
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private static Path kept(Download file) throws Exception {
    Path to = PICTURES.resolve(file.suggestedFilename());
    file.saveAs(to);
    return to;
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions linked(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static String url(String path) {
    return portal.url().resolve(path).toString();
  }
}
