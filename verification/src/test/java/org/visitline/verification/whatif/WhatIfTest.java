package org.visitline.verification.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.visitline.verification.casework.Decisions;
import org.visitline.verification.days.DayOfCare;
import org.visitline.verification.policy.Policies;
import org.visitline.verification.policy.Policy;
import org.visitline.verification.policy.PolicyNumber;
import org.visitline.verification.time.DateRange;
import org.visitline.verification.timesheet.TimesheetLine;

/** The same day by two policies, laid side by side. */
class WhatIfTest {

  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  private static final String TEN_MINUTES_LATE =
      """
      PIN 1412 is Ann of Elm
      PIN 1413 is Bob of Oak
      Mrs A commissioned 08:00, 30 min
      Mrs B commissioned 08:00, 30 min, from Oak
      08:12 Mrs A PIN 1412 arriving
      08:42 Mrs A PIN 1412 leaving
      08:12 Mrs B PIN 1413 arriving
      08:42 Mrs B PIN 1413 leaving
      """;

  @Test
  void a_stricter_policy_finds_more_of_each_provider() {
    assertThat(ask(TEN_MINUTES_LATE, Policy.DEFAULT.withLateness(10, 30), DateRange.ALWAYS))
        .isEqualTo(
            """
            Elm LATE_ARRIVAL 0 -> 1
            Oak LATE_ARRIVAL 0 -> 1
            K1 VERIFIED -> PENDING +0 min [LATE_ARRIVAL]
            K3 VERIFIED -> PENDING +0 min [LATE_ARRIVAL]
            of 2\
            """);
  }

  @Test
  void nothing_is_told_of_other_dates() {
    assertThat(
            ask(
                TEN_MINUTES_LATE,
                Policy.DEFAULT.withLateness(10, 30),
                new DateRange(DAY.plusDays(1), null)))
        .isEqualTo("of 0");
  }

  @Test
  void by_the_policy_in_force_nothing_changes() {
    assertThat(ask(TEN_MINUTES_LATE, Policy.DEFAULT, DateRange.ALWAYS)).isEqualTo("of 2");
  }

  @Test
  void a_narrower_window_leaves_a_visit_without_its_slot_and_its_pay() {
    String far =
        """
        Mrs A commissioned 08:00, 30 min
        09:30 Mrs A PIN 1412 arriving
        10:00 Mrs A PIN 1412 leaving
        """;
    assertThat(
            ask(far, Policy.DEFAULT.with(PolicyNumber.MATCH_WINDOW_MINUTES, 60), DateRange.ALWAYS))
        .isEqualTo(
            """
            Elm UNPLANNED_VISIT 0 -> 1
            Elm MISSED_VISIT 0 -> 1
            Elm VERY_LATE_ARRIVAL 1 -> 0
            K1 PENDING -> HELD -30 min [UNPLANNED_VISIT]
            of 1\
            """);
  }

  @Test
  void a_visit_that_would_take_another_slot_is_a_change_though_it_pays_the_same() {
    String between =
        """
        PIN 1412 is Ann of Elm
        Mrs A commissioned 08:00 to 08:15, 30 min
        Mrs A commissioned 08:20, 30 min, for Ann
        08:10 Mrs A PIN 1412 arriving
        08:40 Mrs A PIN 1412 leaving
        """;
    assertThat(
            ask(
                between,
                Policy.DEFAULT.with(PolicyNumber.MATCH_WINDOW_MINUTES, 5),
                DateRange.ALWAYS))
        .isEqualTo("K1 VERIFIED -> VERIFIED +0 min []\nof 1");
  }

  private static String ask(String text, Policy policy, DateRange dates) {
    DayOfCare day = DayOfCare.of(text);
    WhatIf whatIf = new WhatIf(day.borough(), day.setting(Policies.DEFAULT), Decisions.NONE);
    WhatIf.Answer answer = whatIf.ask(Policies.always(policy.named("other")), dates);
    List<String> counts =
        answer.counts().stream()
            .filter(count -> count.before() != count.after())
            .map(
                count ->
                    "%s %s %d -> %d\n"
                        .formatted(count.provider(), count.code(), count.before(), count.after()))
            .toList();
    List<String> changed =
        answer.changed().stream()
            .map(
                change ->
                    "%s %s -> %s %+d min %s\n"
                        .formatted(
                            change.either().matched().visit().id(),
                            status(change.before()),
                            status(change.after()),
                            change.minutes(),
                            change.added()))
            .toList();
    return counts.stream().collect(Collectors.joining())
        + changed.stream().collect(Collectors.joining())
        + "of "
        + answer.visits();
  }

  private static String status(@Nullable TimesheetLine line) {
    return line == null ? "nothing" : line.status().name();
  }
}
