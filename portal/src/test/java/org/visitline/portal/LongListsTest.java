package org.visitline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.visitline.schema.jooq.Tables.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.visitline.portal.RunningPortal.Running;
import org.visitline.schema.Database;
import org.visitline.schema.jooq.tables.records.DiscrepancyRecord;
import org.visitline.schema.jooq.tables.records.SealedLineRecord;
import org.visitline.schema.jooq.tables.records.TimesheetLineRecord;

/** Lists of many pages: what stands on them, put together, is the whole and in its order. */
@ExtendWith(RunningPortal.class)
class LongListsTest {

  /** Before the day of care, so that nothing of it is on these lists. */
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);

  private static final int DAYS = 60;
  private static final String THESE_DAYS = "from=2026-07-01&to=2026-08-29";

  private static final Map<String, String> CLASSES =
      Map.of(
          "MISSED_VISIT", "A",
          "SHORT_VISIT", "A",
          "NO_DEPARTURE_CALL", "F",
          "DIRECTION_INFERRED", "N",
          "CLIPPING", "R");

  private static Database database;
  private static DSLContext jooq;
  private static Portal portal;
  private static List<DiscrepancyRecord> findings;
  private static AtomicReference<Instant> now;
  private static Visitor olive;
  private static Visitor ann;

  @BeforeAll
  static void fill(Running shared) throws Exception {
    database = Database.open(shared.server().database("long_lists"), 8);
    ADayOfCare.fill(database);
    jooq = database.jooq();
    findings();
    lines();
    now = new AtomicReference<>(ADayOfCare.HALF_PAST_TEN);
    portal = Portal.start(PortalSettings.local(0, "Test Borough"), database, now::get);
    olive = Visitor.loggedIn(portal, "olive");
    ann = Visitor.loggedIn(portal, "ann");
  }

  @AfterAll
  static void close() {
    portal.close();
    database.close();
  }

  @Test
  void every_state_and_kind_of_finding_comes_page_by_page_in_the_order_of_the_days()
      throws Exception {
    assertList("state=any&kind=all", one -> true);
    assertList("", one -> isOpen(one) && "FA".contains(one.getClass_()));
    assertList("kind=F", one -> isOpen(one) && one.getClass_().equals("F"));
    assertList("kind=SHORT_VISIT", one -> isOpen(one) && one.getCode().equals("SHORT_VISIT"));
    assertList("state=queried&kind=all", DiscrepancyRecord::getQueried);
    assertList("state=acknowledged&kind=A", one -> one.getAcknowledged() && isOfClass(one, "A"));
    assertList("state=any&kind=all&provider=BIRCH", one -> one.getProviderId().equals("BIRCH"));
    assertList("state=any&kind=all&service-user=bram", one -> one.getServiceUserId().equals("S2"));
    assertThat(shown(olive, "discrepancies?kind=NO_SUCH&" + THESE_DAYS)).isEmpty();
  }

  @Test
  void sorted_by_a_name_they_are_all_there_too() throws Exception {
    assertThat(shown(olive, "discrepancies?state=any&kind=all&sort=service-user&" + THESE_DAYS))
        .containsExactlyElementsOf(
            findings.stream()
                .sorted(
                    // Ada, Bram, Cora, Dev by their titles: Miss, Mr, Mr, Mrs.
                    Comparator.comparing((DiscrepancyRecord one) -> name(one.getServiceUserId()))
                        .thenComparing(DiscrepancyRecord::getDate)
                        .thenComparing(DiscrepancyRecord::getDiscrepancyId)
                        .reversed())
                .map(DiscrepancyRecord::getDiscrepancyId)
                .toList());
  }

  @Test
  void a_provider_reads_its_own_and_no_risk_indicators() throws Exception {
    assertThat(shown(ann, "provider/discrepancies?state=any&kind=all&" + THESE_DAYS))
        .containsExactlyElementsOf(
            inOrder(one -> one.getProviderId().equals("ALDER") && !isOfClass(one, "R")));
  }

  @Test
  void the_pages_of_a_timesheet_are_the_lines_of_its_file() throws Exception {
    List<String> visits = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      visits.addAll(
          ann
              .page("provider/timesheet?" + THESE_DAYS + "&page=" + page)
              .select("td[data-label=Service user] a")
              .eachAttr("href")
              .stream()
              .map(story -> story.replaceFirst(".*/", ""))
              .toList());
    }

    assertThat(visits)
        .hasSize(350)
        .containsExactlyElementsOf(
            ann.get("provider/timesheet.csv?" + THESE_DAYS)
                .body()
                .lines()
                .skip(1)
                .map(line -> line.split(",")[8])
                .toList());
    Document year = ann.page("provider/timesheet?from=2026-01-01&to=2026-08-29");
    assertThat(year.select("table.totals tfoot td").first().text()).isEqualTo("350");
    assertThat(year.text()).contains("The files have every visit of this one");
  }

  @Test
  void an_officer_finds_the_calls_of_visits_by_their_number() throws Exception {
    assertThat(olive.page("search?q=02079460101").text()).contains("Call K1", "Call K2");
  }

  @Test
  void a_list_of_cases_says_how_many_findings_each_has_and_whether_it_is_over() throws Exception {
    long over = aCase("Mornings", 3, "NOTE", "OUTCOME", "NOTE");
    long again = aCase("Evenings", 1, "OUTCOME", "REOPENED");
    aCase("Weekends", 0);

    assertThat(olive.page("cases").select("tbody tr").eachText())
        .satisfiesExactly(
            row -> assertThat(row).startsWith("Weekends").contains("Open 0 findings"),
            row -> assertThat(row).startsWith("Evenings No. " + again).contains("Open 1 finding"),
            row -> assertThat(row).startsWith("Mornings No. " + over).contains("Ended 3 findings"));
  }

  /** Many more people than are written at a time; the sums say that nobody was left out. */
  @Test
  void a_correction_of_a_whole_month_has_a_line_for_everything_that_changed() throws Exception {
    LocalDate day = LocalDate.of(2026, 9, 1);
    jooq.insertInto(SEALED_TIMESHEET)
        .set(SEALED_TIMESHEET.SEALED_TIMESHEET_ID, 77L)
        .set(SEALED_TIMESHEET.CORRECTION, 0)
        .set(SEALED_TIMESHEET.PROVIDER_ID, "ALDER")
        .set(SEALED_TIMESHEET.FROM_DATE, day)
        .set(SEALED_TIMESHEET.TO_DATE, day.plusDays(29))
        .set(SEALED_TIMESHEET.DRAWN_UP_BY, "ann")
        .set(SEALED_TIMESHEET.DRAWN_UP_AT, now.get())
        .execute();
    for (int number = 0; number < 35; number++) {
      String person = "T%02d".formatted(number);
      jooq.insertInto(SERVICE_USER)
          .set(SERVICE_USER.SERVICE_USER_ID, person)
          .set(SERVICE_USER.CODE, "2%04d".formatted(number))
          .set(SERVICE_USER.NAME, "Mx Example " + number)
          .execute();
      sealed(77, number + 1, line("OLD" + number, person, day, 8, 30));
      if (number % 5 == 0) {
        // Gone since; of the others each has half an hour more, and every third a visit more.
        continue;
      }
      line("OLD" + number, person, day, 8, 60).insert();
      if (number % 3 == 0) {
        line("NEW" + number, person, day, 12, 15).insert();
      }
    }
    for (String party : List.of("PROVIDER", "COUNCIL")) {
      jooq.insertInto(TIMESHEET_SEAL)
          .columns(TIMESHEET_SEAL.fields())
          .values(77L, 0, party, "SEALED", "", "olive", "Olive", now.get())
          .execute();
    }
    // As sealing does: at first every line is compared.
    jooq.insertInto(TIMESHEET_LINE_WRITTEN).values(77L, "").execute();
    String paper = "timesheets/sealed-timesheets/77";
    assertThat(olive.page(paper).text()).contains("44 visits stand otherwise now than sealed.");

    olive.submit(olive.page(paper), paper + "/corrections", Map.of());

    List<SealedLineRecord> lines =
        jooq.selectFrom(SEALED_LINE)
            .where(SEALED_LINE.SEALED_TIMESHEET_ID.eq(77L))
            .and(SEALED_LINE.CORRECTION.eq(1))
            .orderBy(SEALED_LINE.LINE_NO)
            .fetch();
    assertThat(lines)
        .extracting(SealedLineRecord::getLineNo)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 44).boxed().toList());
    assertThat(lines)
        .isSortedAccordingTo(
            Comparator.comparing(SealedLineRecord::getServiceUserId)
                .thenComparing(SealedLineRecord::getArrivedAt));
    assertThat(lines.stream().mapToInt(SealedLineRecord::getDueMinutes).sum())
        .isEqualTo(28 * 30 - 7 * 30 + 9 * 15);
    assertThat(olive.page(paper).text()).contains("Every visit still stands as it was sealed");
  }

  @Test
  void a_months_figures_outlive_the_program_and_no_others_are_taken_for_them() throws Exception {
    String month = "measures?month=" + YearMonth.of(2026, 7);
    assertThat(olive.counted(month).text()).contains("Alder Homecare");
    Instant counted = countedAt();

    now.set(ADayOfCare.HALF_PAST_TEN.plus(Duration.ofHours(1)));
    try (Portal other = Portal.start(PortalSettings.local(0, "Test Borough"), database, now::get)) {
      assertThat(Visitor.loggedIn(other, "olive").counted(month).text()).contains("Alder Homecare");
      assertThat(countedAt()).as("not counted again").isEqualTo(counted);

      // A version that knew nothing of proof: its zeros would be read as figures.
      jooq.update(MEASURED_MONTH)
          .set(MEASURED_MONTH.FIGURES, "{\"council\":{\"subject\":\"\"},\"byProvider\":{}}")
          .execute();
      assertThat(Visitor.loggedIn(other, "olive").counted(month).text()).contains("Alder Homecare");
      assertThat(countedAt()).isEqualTo(now.get());
    } finally {
      now.set(ADayOfCare.HALF_PAST_TEN);
    }
  }

  private static Instant countedAt() {
    return jooq.selectFrom(MEASURED_MONTH)
        .where(MEASURED_MONTH.MONTH.eq("2026-07"))
        .fetchSingle()
        .getCountedAt();
  }

  private static void assertList(String filter, Predicate<DiscrepancyRecord> wanted)
      throws Exception {
    List<Long> expected = inOrder(wanted);
    String path = "discrepancies?" + THESE_DAYS + "&" + filter;
    assertThat(expected).as(filter).isNotEmpty();
    assertThat(shown(olive, path)).as(filter).containsExactlyElementsOf(expected);
    assertThat(shown(olive, path + "&order=up"))
        .as(filter + ", the other way round")
        .containsExactlyElementsOf(expected.reversed());
    assertThat(olive.page(path).text()).contains(" of " + expected.size());
  }

  /** The ids on all pages, one after the other. */
  private static List<Long> shown(Visitor who, String path) throws Exception {
    List<Long> ids = new ArrayList<>();
    for (int page = 1; ; page++) {
      List<String> rows = who.page(path + "&page=" + page).select("tbody tr[id^=f]").eachAttr("id");
      if (rows.isEmpty()) {
        return ids;
      }
      rows.forEach(id -> ids.add(Long.valueOf(id.substring(1))));
    }
  }

  private static List<Long> inOrder(Predicate<DiscrepancyRecord> wanted) {
    return findings.stream()
        .filter(wanted)
        .sorted(
            Comparator.comparing(DiscrepancyRecord::getDate)
                .thenComparing(DiscrepancyRecord::getFirstFoundAt)
                .thenComparing(DiscrepancyRecord::getDiscrepancyId)
                .reversed())
        .map(DiscrepancyRecord::getDiscrepancyId)
        .toList();
  }

  private static boolean isOpen(DiscrepancyRecord one) {
    return !one.getAcknowledged() && !one.getQueried();
  }

  private static boolean isOfClass(DiscrepancyRecord one, String letter) {
    return one.getClass_().equals(letter);
  }

  private static String name(String serviceUser) {
    return jooq.fetchSingle(SERVICE_USER, SERVICE_USER.SERVICE_USER_ID.eq(serviceUser)).getName();
  }

  private static void findings() {
    Random random = new Random(5);
    List<String> codes = CLASSES.keySet().stream().sorted().toList();
    for (int number = 0; number < 400; number++) {
      String code = codes.get(random.nextInt(codes.size()));
      LocalDate date = FIRST.plusDays(random.nextInt(DAYS));
      DiscrepancyRecord row = jooq.newRecord(DISCREPANCY);
      row.setCode(code);
      row.setClass_(CLASSES.get(code));
      row.setVisitId("X" + number);
      row.setServiceUserId("S" + (1 + random.nextInt(4)));
      row.setProviderId(random.nextInt(3) == 0 ? "BIRCH" : "ALDER");
      row.setDate(date);
      row.setProvisional(false);
      row.setAcknowledged(random.nextInt(3) == 0);
      row.setQueried(random.nextInt(4) == 0);
      row.setPolicyVersion("default-1");
      row.setExplanation("It was so.");
      // Some of one moment: then the number decides.
      row.setFirstFoundAt(date.atTime(9, random.nextInt(3)).toInstant(ZoneOffset.UTC));
      row.insert();
    }
    findings =
        jooq.selectFrom(DISCREPANCY).where(DISCREPANCY.DATE.lt(FIRST.plusDays(DAYS))).fetch();
  }

  /** Of very different numbers for each person, the last page not full. */
  private static void lines() {
    int[] each = {7, 220, 0, 123};
    for (int person = 0; person < each.length; person++) {
      for (int number = 0; number < each[person]; number++) {
        line(
                "L%d-%03d".formatted(person, number),
                "S" + (person + 1),
                FIRST.plusDays(number * 7L % DAYS),
                6 + number % 15,
                30)
            .insert();
      }
    }
  }

  private static TimesheetLineRecord line(
      String visit, String person, LocalDate day, int hour, int minutes) {
    TimesheetLineRecord line = jooq.newRecord(TIMESHEET_LINE);
    Instant arrived = day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    line.setVisitId(visit);
    line.setProviderId("ALDER");
    line.setServiceUserId(person);
    line.setCareWorkerId("W1");
    line.setDate(day);
    line.setArrivedAt(arrived);
    line.setDepartedAt(arrived.plus(Duration.ofMinutes(minutes)));
    line.setActualMinutes(minutes);
    line.setPayableMinutes(minutes);
    line.setStatus("VERIFIED");
    line.setDiscrepancies("");
    return line;
  }

  private static void sealed(long paper, int number, TimesheetLineRecord line) {
    SealedLineRecord sealed = jooq.newRecord(SEALED_LINE, line);
    sealed.setSealedTimesheetId(paper);
    sealed.setCorrection(0);
    sealed.setLineNo(number);
    sealed.setLateChange("");
    sealed.setServiceUser(line.getServiceUserId());
    sealed.setCareWorker("W1");
    sealed.setServiceType("");
    sealed.setSecondary(false);
    sealed.setDueMinutes(line.getPayableMinutes());
    sealed.insert();
  }

  private static long aCase(String title, int findings, String... entries) {
    var row = jooq.newRecord(CARE_CASE);
    row.setTitle(title);
    row.setKind("COMPLAINT");
    row.setOpenedBy("olive");
    row.setOpenedAt(now.get());
    row.store();
    for (int finding = 0; finding < findings; finding++) {
      var found = jooq.newRecord(CARE_CASE_FINDING);
      found.setCaseId(row.getCaseId());
      found.setCode("SHORT_VISIT");
      found.setDate(FIRST);
      found.setExplanation("It was so.");
      found.setAddedBy("olive");
      found.setAddedAt(now.get());
      found.insert();
    }
    for (String kind : entries) {
      var entry = jooq.newRecord(CARE_CASE_ENTRY);
      entry.setCaseId(row.getCaseId());
      entry.setKind(kind);
      entry.setText("Said.");
      entry.setAuthor("olive");
      entry.setWrittenAt(now.get());
      entry.insert();
    }
    return row.getCaseId();
  }
}
