package org.visitline.verification.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.visitline.verification.days.DayOfCare;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;

/** Two findings of a kind are one matter only while they rest on the same. */
class FindingFactsTest {

  @Test
  void a_number_each_at_the_two_ends_of_a_visit_is_a_matter_each() {
    String bea =
        """
        Mrs B commissioned 07:00, 30 min
        Mrs C commissioned 07:40, 30 min
        07:00 Mrs B PIN 1412 arriving, from 07700 900 001
        07:30 Mrs B PIN 1412 leaving, from 07700 900 001
        07:40 Mrs C PIN 1412 arriving, from 07700 900 002
        07:58 Mrs C PIN 1412 leaving, from 07700 900 002
        08:00 Mrs A PIN 1412 arriving, from 07700 900 001
        08:30 Mrs A PIN 1412 leaving, from 07700 900 002
        """;
    assertThat(facts(bea, DiscrepancyCode.SHARED_PHONE)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void another_number_at_the_end_is_another_difference_of_lines() {
    String day =
        """
        08:00 Mrs A PIN 1412 arriving
        08:30 Mrs A PIN 1412 leaving, from 020 7946 0555
        """;
    assertThat(facts(day, DiscrepancyCode.LINES_DIFFER))
        .isNotEqualTo(
            facts(
                day + "08:33 Mrs A PIN 1412 leaving, from 07700 900 002\n",
                DiscrepancyCode.LINES_DIFFER));
  }

  @Test
  void as_much_of_a_longer_visit_is_shorter() {
    String called = "08:00 Mrs A PIN 1412 arriving\n08:32 Mrs A PIN 1412 leaving\n";
    assertThat(facts("Mrs A commissioned 08:00, 45 min\n" + called, DiscrepancyCode.SHORT_VISIT))
        .hasSize(1)
        .isNotEqualTo(
            facts("Mrs A commissioned 08:00, 60 min\n" + called, DiscrepancyCode.SHORT_VISIT));
  }

  private static List<FindingFacts> facts(String day, DiscrepancyCode code) {
    return DayOfCare.of(day).verify().findings().found().stream()
        .filter(finding -> finding.code() == code)
        .sorted(Finding.IN_ORDER)
        .map(FindingFacts::of)
        .toList();
  }
}
