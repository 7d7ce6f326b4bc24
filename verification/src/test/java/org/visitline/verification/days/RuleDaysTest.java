package org.visitline.verification.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.visitline.verification.casework.FindingFacts;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.discrepancy.Measurement;

/**
 * A page for each rule: a day on which it is raised, and one, mostly a moment away, on which it is
 * not. The pages are in {@code src/test/resources/.../days}, for everybody to read; what {@code
 * visitline day} prints can be put there too, under any name.
 */
class RuleDaysTest {

  private static final Path PAGES = Path.of("src/test/resources/org/visitline/verification/days");

  /** Below the outcome, each sentence of the page's own rule stands in quotes. */
  private static final String SENTENCE = "  \"";

  /**
   * A day as a page has it: a line of what it shows, what happened, what came of it, and what an
   * officer reads of the rule's findings.
   */
  private record Day(String title, String events, String outcome, List<String> sentences) {

    boolean shows(DiscrepancyCode code) {
      return Arrays.asList(outcome.replace("?", "").split("\\s+")).contains(code.name());
    }
  }

  @TestFactory
  Stream<DynamicTest> each_day_comes_to_what_its_page_says() throws IOException {
    return pages().stream()
        .flatMap(page -> days(page).stream())
        .map(
            day ->
                DynamicTest.dynamicTest(
                    day.title(), () -> assertThat(Told.of(day.events())).isEqualTo(day.outcome())));
  }

  @Test
  void each_rule_has_a_day_on_which_it_is_raised_and_one_on_which_it_is_not() throws IOException {
    assertThat(pages())
        .extracting(page -> page.getFileName().toString())
        .containsAll(Stream.of(DiscrepancyCode.values()).map(code -> code + ".txt").toList());
    for (DiscrepancyCode code : DiscrepancyCode.values()) {
      List<Day> days = days(PAGES.resolve(code + ".txt"));
      assertThat(days).as(code + " is raised on none").anyMatch(day -> day.shows(code));
      assertThat(days).as(code + " is raised on all").anyMatch(day -> !day.shows(code));
      for (Day day : days) {
        assertThat(Told.explanations(day.events(), code))
            .as(day.title())
            .isEqualTo(day.sentences());
        assertThat(day.shows(code)).as(day.title()).isEqualTo(!day.title().startsWith("Not so"));
      }
    }
  }

  /**
   * What stands in discrepancies.csv, and, in quotes, on what an acknowledgement rests beside it.
   */
  @Test
  void each_finding_carries_what_was_measured_what_is_allowed_and_what_it_rests_on() {
    assertThat(
            Stream.of(DiscrepancyCode.values())
                .flatMap(code -> firstFindings(code))
                .map(RuleDaysTest::carried)
                .collect(Collectors.joining("\n")))
        .isEqualTo(
            """
            UNKNOWN_WORKER 'K1'
            UNKNOWN_SERVICE_USER 'K1'
            NO_ARRIVAL_CALL '2026-03-02T08:31:00Z'
            NO_DEPARTURE_CALL '2026-03-02T08:00:00Z'
            VISIT_WHILE_SUSPENDED '2026-03-02T10:00:00Z 2026-03-02T10:00:00Z'
            UNPLANNED_VISIT '2026-03-02T15:00:00Z'
            NO_SERVICE_ORDER '2026-03-02T15:00:00Z'
            MISSED_VISIT 1 of 0 '2026-03-02T08:00:00Z 2026-03-02T08:00:00Z 30 x1'
            UNVERIFIED_VISIT 1 of 0 '2026-03-02T08:00:00Z 2026-03-02T08:00:00Z 30 x1'
            WORKER_MISSING 1 of 0 '2026-03-02T08:00:00Z 2026-03-02T08:00:00Z 30 x2'
            LATE_ARRIVAL 900 of 900 ''
            VERY_LATE_ARRIVAL 1800 of 1800 ''
            EARLY_ARRIVAL 900 of 900 ''
            SHORT_VISIT 1499 of 1500 'of 30'
            VERY_SHORT_VISIT 899 of 900 'of 30'
            LONG_VISIT 2700 of 2700 'of 30'
            NOT_TOGETHER 1499 of 1500 'of 30'
            OTHER_LINE 'K2'
            MOBILE_LINE 'K1 K2'
            WITHHELD_LINE 'K1'
            LINES_DIFFER 'K1 K2'
            MANUAL_ENTRY 'AM0'
            MANUAL_AT_PLAN 'AM0'
            OTHER_WORKER 'Ann'
            EXTRA_CALLS 1 of 0 ''
            DIRECTION_INFERRED '2026-03-02T08:00:00Z'
            WORKER_OVERLAP 60 of 60 ''
            IMPOSSIBLE_TRAVEL 360 of 414 '11120 m'
            CALL_CRAMMING 3 of 3 ''
            CLIPPING 79 of 80 ''
            CLIPPING 79 of 80 ''
            SHARED_PHONE 2 of 2 '+447700900001'
            WORKERS_OWN_PHONE 'K1'
            PIN_SHARED 360 of 414 '11120 m'
            COMMISSIONED_SHORT 900 of 1800 ''\
            """);
  }

  private static Stream<Finding> firstFindings(DiscrepancyCode code) {
    Day raised =
        days(PAGES.resolve(code + ".txt")).stream()
            .filter(day -> day.shows(code))
            .findFirst()
            .orElseThrow();
    return DayOfCare.of(raised.events()).verify().findings().found().stream()
        .filter(finding -> finding.code() == code)
        .sorted(Finding.IN_ORDER);
  }

  private static String carried(Finding finding) {
    Measurement measured = finding.evidence().measurement();
    return finding.code()
        + (measured == null ? "" : " " + measured.measured() + " of " + measured.threshold())
        + " '"
        + finding.evidence().facts()
        + "'";
  }

  @Test
  void each_finding_says_by_what_it_is_told_from_another_of_its_kind() throws IOException {
    Set<DiscrepancyCode> looked = EnumSet.noneOf(DiscrepancyCode.class);
    for (DiscrepancyCode code : DiscrepancyCode.values()) {
      for (Day day : days(PAGES.resolve(code + ".txt"))) {
        for (Finding finding : DayOfCare.of(day.events()).verify().findings().found()) {
          FindingFacts facts = FindingFacts.of(finding);
          assertThat(facts.measured() == null && "".equals(facts.facts()))
              .as("%s on the day '%s' has neither a number nor facts", finding.code(), day.title())
              .isFalse();
          assertThat(facts.facts()).as("is stored as ASCII").matches("\\p{ASCII}{0,400}");
          looked.add(finding.code());
        }
      }
    }
    assertThat(looked).isEqualTo(EnumSet.allOf(DiscrepancyCode.class));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.sorted().toList();
    }
  }

  /** Days begin with a line of {@code #}; what {@code visitline day} prints has none. */
  private static List<Day> days(Path page) {
    List<Day> days = new ArrayList<>();
    for (String text : text(page).split("(?m)^# ", -1)) {
      if (!text.isBlank()) {
        String[] halves = text.split("=>\n", -1);
        String[] head = halves[0].startsWith("on ") ? null : halves[0].split("\n", 2);
        List<String> below = halves[1].lines().filter(line -> !line.isBlank()).toList();
        days.add(
            new Day(
                head == null ? page.getFileName().toString() : head[0],
                head == null ? halves[0] : head[1],
                below.stream()
                    .filter(line -> !line.startsWith(SENTENCE))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining()),
                below.stream()
                    .filter(line -> line.startsWith(SENTENCE))
                    .map(line -> line.substring(SENTENCE.length(), line.length() - 1))
                    .toList()));
      }
    }
    return days;
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + page, e);
    }
  }
}
