package org.visitline.verification.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.visitline.verification.discrepancy.DiscrepancyCode;
import org.visitline.verification.discrepancy.Finding;

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
