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
