package org.visitline.verification.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.visitline.schema.ProviderId;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.policy.PolicyNumber;

/** What only shows over weeks: the rules that look at 28 days. */
class HabitsTest {

  @Test
  void ten_visits_of_four_fifths_of_their_time_are_no_habit_of_leaving_early() {
    assertThat(clipping(visits(0, 10, "08:24"))).isEmpty();
  }

  @Test
  void ten_visits_a_millisecond_shorter_are_one_of_the_worker_and_one_of_the_service_user() {
    assertThat(clipping(visits(0, 10, "08:23:59.999")))
        .containsExactlyInAnyOrder("K19 worker 1 79", "K19 null 79");
  }

  @Test
  void nine_visits_make_no_habit() {
    assertThat(clipping(visits(0, 9, "08:10"))).isEmpty();
  }

  @Test
  void the_tenth_visit_counts_on_the_28th_day_and_not_on_the_29th() {
    assertThat(clipping(visits(0, 9, "08:10") + visits(27, 1, "08:10"))).hasSize(2);
    assertThat(clipping(visits(0, 9, "08:10") + visits(28, 1, "08:10"))).isEmpty();
  }

  @Test
  void half_of_the_visits_in_full_lift_the_median_over_the_bound() {
    // The middle two of ten: 70% and 100%, which is 85%.
    assertThat(clipping(visits(0, 5, "08:21") + visits(5, 5, "08:30"))).isEmpty();
  }

  @Test
  void a_habit_is_told_once() {
    assertThat(clipping(visits(0, 20, "08:10"))).hasSize(2);
  }

  @Test
  void a_telephone_serves_two_homes_on_the_28th_day_and_not_on_the_29th() {
    String first = "08:00 Mrs A PIN 1 arriving, from 07700 900 001\n";
    assertThat(found(first + "08:00+27 Mrs B PIN 1 arriving, from 07700 900 001", "SHARED_PHONE"))
        .hasSize(1);
    assertThat(found(first + "08:00+28 Mrs B PIN 1 arriving, from 07700 900 001", "SHARED_PHONE"))
        .isEmpty();
  }

  @Test
  void two_contracts_look_back_over_times_of_their_own() {
    Policies policies =
        new Policies(
            List.of(
                new Policies.Dated(
                    new ProviderId("Oak"),
                    LocalDate.MIN,
                    Policy.DEFAULT.with(PolicyNumber.CLIPPING_DAYS, 7).named("oak"))));
    String ofOak =
        """
        PIN 2 is Olga of Oak
        Mrs A commissioned 18:00+11, 30 min, from Oak
        18:00+11 Mrs A PIN 2 arriving
        18:10+11 Mrs A PIN 2 leaving
        """;
    String text = visits(0, 9, "08:10") + ofOak + visits(12, 1, "08:10") + "now 12:00+40";
    assertThat(DayOfCare.of(text).verify(policies).findings().found())
        .filteredOn(finding -> finding.code() == DiscrepancyCode.CLIPPING)
        .filteredOn(finding -> finding.worker() == null)
        .as("of Mrs A's eleven visits in 28 days, on Elm's of the last day")
        .extracting(Finding::date)
        .containsExactly(LocalDate.parse("2026-03-14"));
  }

  @Test
  void a_finding_is_measured_by_the_policy_that_it_names() {
    LocalDate day = LocalDate.parse("2026-03-02");
    Policies policies =
        new Policies(
            List.of(
                new Policies.Dated(null, day, Policy.DEFAULT),
                new Policies.Dated(
                    null,
                    day.plusDays(1),
                    Policy.DEFAULT.with(PolicyNumber.FASTEST_MILES_PER_HOUR, 30).named("slow"))));
    String night =
        """
        Mrs A lives on 020 7946 0101 at 51.40 0.05
        Mrs B lives on 020 7946 0102 at 51.50 0.05
        23:20 Mrs A PIN 1 arriving
        23:55 Mrs A PIN 1 leaving
        00:05+1 Mrs B PIN 1 arriving
        00:35+1 Mrs B PIN 1 leaving
        """;
    assertThat(travel(night + "Mrs B commissioned 23:50, 30 min", policies))
        .as("ten minutes for 6.9 miles, by the policy of the date it was commissioned for")
        .isEmpty();
    assertThat(travel(night + "Mrs B commissioned 00:00+1, 30 min", policies))
        .extracting(Finding::policyVersion)
        .containsExactly("slow");
  }

  private static List<Finding> travel(String text, Policies policies) {
    return DayOfCare.of(text).verify(policies).findings().found().stream()
        .filter(finding -> finding.code() == DiscrepancyCode.IMPOSSIBLE_TRAVEL)
        .toList();
  }

  /** A visit a day of what was commissioned for half an hour. */
  private static String visits(int firstDay, int count, String until) {
    return IntStream.range(firstDay, firstDay + count)
        .mapToObj(
            day ->
                """
                Mrs A commissioned 08:00+%1$d, 30 min
                08:00+%1$d Mrs A PIN 1 arriving
                %2$s+%1$d Mrs A PIN 1 leaving
                """
                    .formatted(day, until))
        .collect(Collectors.joining());
  }

  private static List<String> clipping(String text) {
    return found(text, "CLIPPING").stream()
        .map(
            finding ->
                finding.visit()
                    + " "
                    + finding.worker()
                    + " "
                    + finding.evidence().measurement().measured())
        .toList();
  }

  private static List<Finding> found(String text, String code) {
    return DayOfCare.of(text + "\nnow 12:00+40").verify().findings().found().stream()
        .filter(finding -> finding.code() == DiscrepancyCode.valueOf(code))
        .toList();
  }
}
