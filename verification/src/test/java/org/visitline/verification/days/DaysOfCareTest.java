package org.visitline.verification.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.visitline.verification.BoroughOpinion;

/** Days of care, and what an officer is asked about in the evening. */
class DaysOfCareTest {

  @Test
  void a_visit_as_it_should_be() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                07:58 Mrs A PIN 1412 arriving
                08:29 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 07:58 - 08:29 for 08:00
            """);
  }

  @Test
  void the_worker_forgets_to_ring_when_leaving() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                07:58 Mrs A PIN 1412 arriving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 07:58 - ? for 08:00  NO_DEPARTURE_CALL
            """);
  }

  @Test
  void the_worker_is_still_there() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                07:58 Mrs A PIN 1412 arriving
                now 08:20
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 07:58 - ? for 08:00
            """);
  }

  @Test
  void a_departure_half_an_hour_and_four_hours_after_the_arrival_still_closes_the_visit() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                08:00 Mrs A PIN 1412 arriving
                12:30 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 08:00 - 12:30 for 08:00  LONG_VISIT
            """);
  }

  @Test
  void a_millisecond_later_it_does_not() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                08:00 Mrs A PIN 1412 arriving
                12:30:00.001 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 08:00 - ? for 08:00  NO_DEPARTURE_CALL
            Mrs A  worker 1412 ? - 12:30:00.001  NO_ARRIVAL_CALL  UNPLANNED_VISIT
            """);
  }

  @Test
  void where_nothing_is_commissioned_a_visit_stays_open_for_fourteen_hours() {
    assertThat(
            Told.of(
                """
                06:00 Mrs A PIN 1412 arriving
                20:00 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 06:00 - 20:00  NO_SERVICE_ORDER
            """);
    assertThat(
            Told.of(
                """
                06:00 Mrs A PIN 1412 arriving
                now 20:00
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 06:00 - ?  NO_SERVICE_ORDER
            """);
    assertThat(
            Told.of(
                """
                06:00 Mrs A PIN 1412 arriving
                now 20:00:00.001
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 06:00 - ?  NO_DEPARTURE_CALL  NO_SERVICE_ORDER
            """);
  }

  @Test
  void the_worker_rings_only_when_leaving() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                08:31 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 ? - 08:31 for 08:00  NO_ARRIVAL_CALL
            """);
  }

  @Test
  void the_worker_does_not_say_whether_coming_or_going() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                07:58 Mrs A PIN 1412
                08:29 Mrs A PIN 1412
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 07:58 - 08:29 for 08:00  DIRECTION_INFERRED
            """);
  }

  @Test
  void the_worker_presses_redial() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                07:58 Mrs A PIN 1412 arriving
                08:03 Mrs A PIN 1412 arriving
                08:25 Mrs A PIN 1412 leaving
                08:30 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 07:58 - 08:30 for 08:00  EXTRA_CALLS
            """);
  }

  @Test
  void calls_more_than_five_minutes_apart_are_visits_of_their_own() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                07:58 Mrs A PIN 1412 arriving
                08:03:00.001 Mrs A PIN 1412 arriving
                08:25 Mrs A PIN 1412 leaving
                08:30:00.001 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 07:58 - ?  NO_DEPARTURE_CALL  UNPLANNED_VISIT
            Mrs A  worker 1412 08:03:00.001 - 08:25  UNPLANNED_VISIT
            Mrs A  worker 1412 ? - 08:30:00.001 for 08:00  NO_ARRIVAL_CALL
            """);
  }

  @Test
  void a_wrong_pin_a_call_without_one_and_a_worker_who_has_left() {
    assertThat(
            Told.of(
                """
                PIN 1413 is Bob of Elm, until 2026-03-01
                07:58 Mrs A PIN 1499 arriving
                07:59 Mrs A
                08:00 Mrs A PIN 1413 arriving
                """))
        .isEqualTo(
            """
            call K1  UNKNOWN_WORKER
            call K3  UNKNOWN_WORKER
            """);
  }

  @Test
  void a_number_that_nobody_knows_and_no_number() {
    assertThat(
            Told.of(
                """
                07:58 nobody PIN 1412 arriving, from 020 7946 0555
                07:59 nobody PIN 1412 arriving, from withheld
                08:00 code 9999 PIN 1412 arriving, from withheld
                """))
        .isEqualTo(
            """
            call K1  UNKNOWN_SERVICE_USER
            call K2  UNKNOWN_SERVICE_USER
            call K3  UNKNOWN_SERVICE_USER
            """);
  }

  @Test
  void a_couple_on_one_line_is_told_apart_by_who_was_to_be_visited() {
    String couple =
        """
        Mrs A lives on 020 7946 0101 at 51.40 0.05
        Mr B lives on 020 7946 0101 at 51.40 0.05
        Mrs A commissioned 08:00, 30 min
        """;
    assertThat(
            Told.of(
                couple
                    + """
                    06:00 nobody PIN 1412 arriving, from 020 7946 0101
                    10:30 nobody PIN 1412 leaving, from 020 7946 0101
                    """))
        .isEqualTo(
            """
            Mrs A  worker 1412 06:00 - 10:30 for 08:00  EARLY_ARRIVAL  LONG_VISIT
            """);
    assertThat(
            Told.of(
                couple
                    + """
                    05:59:59.999 nobody PIN 1412 arriving, from 020 7946 0101
                    10:30:00.001 nobody PIN 1412 leaving, from 020 7946 0101
                    """))
        .isEqualTo(
            """
            Mrs A 08:00  MISSED_VISIT
            call K1  UNKNOWN_SERVICE_USER
            call K2  UNKNOWN_SERVICE_USER
            """);
    assertThat(
            Told.of(
                couple
                    + """
                    Mr B commissioned 08:30, 15 min
                    08:00 nobody PIN 1412 arriving, from 020 7946 0101
                    now 08:40
                    """))
        .isEqualTo(
            """
            Mr B 08:30  COMMISSIONED_SHORT
            Mrs A 08:00  MISSED_VISIT?
            call K1  UNKNOWN_SERVICE_USER
            """);
  }

  @Test
  void another_providers_plans_tell_a_couple_apart_for_that_provider_only() {
    assertThat(
            Told.of(
                """
                Mrs A lives on 020 7946 0101
                Mr B lives on 020 7946 0101
                PIN 2222 is Olu of Oak
                Mrs A commissioned 08:00, 30 min
                Mr B commissioned 08:00, 30 min, from Oak
                Mr B commissioned 09:00, 30 min, cancelled
                08:00 nobody PIN 2222 arriving, from 020 7946 0101
                08:30 nobody PIN 2222 leaving, from 020 7946 0101
                08:31 nobody PIN 1412 arriving, from 020 7946 0101
                09:00 nobody PIN 1412 leaving, from 020 7946 0101
                """))
        .isEqualTo(
            """
            Mr B  Olu 08:00 - 08:30 for 08:00
            Mrs A  worker 1412 08:31 - 09:00 for 08:00  VERY_LATE_ARRIVAL
            """);
  }

  @Test
  void late_very_late_and_just_not() {
    String commissioned = "Mrs A commissioned 08:00 to 08:30, 30 min\n";
    assertThat(Told.of(commissioned + "08:45 Mrs A PIN 1 arriving\n09:15 Mrs A PIN 1 leaving"))
        .isEqualTo("Mrs A  worker 1 08:45 - 09:15 for 08:00\n");
    assertThat(
            Told.of(
                commissioned + "08:45:00.001 Mrs A PIN 1 arriving\n09:15:01 Mrs A PIN 1 leaving"))
        .isEqualTo("Mrs A  worker 1 08:45:00.001 - 09:15:01 for 08:00  LATE_ARRIVAL\n");
    assertThat(Told.of(commissioned + "09:00 Mrs A PIN 1 arriving\n09:30 Mrs A PIN 1 leaving"))
        .isEqualTo("Mrs A  worker 1 09:00 - 09:30 for 08:00  LATE_ARRIVAL\n");
    assertThat(
            Told.of(
                commissioned + "09:00:00.001 Mrs A PIN 1 arriving\n09:30:01 Mrs A PIN 1 leaving"))
        .isEqualTo("Mrs A  worker 1 09:00:00.001 - 09:30:01 for 08:00  VERY_LATE_ARRIVAL\n");
  }

  @Test
  void early_and_just_not() {
    String commissioned = "Mrs A commissioned 08:00 to 08:30, 30 min\n";
    assertThat(Told.of(commissioned + "07:45 Mrs A PIN 1 arriving\n08:15 Mrs A PIN 1 leaving"))
        .isEqualTo("Mrs A  worker 1 07:45 - 08:15 for 08:00\n");
    assertThat(
            Told.of(commissioned + "07:44:59.999 Mrs A PIN 1 arriving\n08:15 Mrs A PIN 1 leaving"))
        .isEqualTo("Mrs A  worker 1 07:44:59.999 - 08:15 for 08:00  EARLY_ARRIVAL\n");
  }

  @Test
  void short_very_short_long_and_just_not() {
    assertThat(lasting("08:25", 30)).isEmpty();
    assertThat(lasting("08:24:59.999", 30)).isEqualTo("SHORT_VISIT");
    assertThat(lasting("08:15", 30)).isEqualTo("SHORT_VISIT");
    assertThat(lasting("08:14:59.999", 30)).isEqualTo("VERY_SHORT_VISIT");
    assertThat(lasting("08:45", 30)).isEmpty();
    assertThat(lasting("08:45:00.001", 30)).isEqualTo("LONG_VISIT");
  }

  @Test
  void of_a_longer_visit_a_tenth_may_be_wanting() {
    assertThat(lasting("08:54", 60)).isEmpty();
    assertThat(lasting("08:53:59.999", 60)).isEqualTo("SHORT_VISIT");
    assertThat(lasting("08:30", 60)).isEqualTo("SHORT_VISIT");
    assertThat(lasting("08:29:59.999", 60)).isEqualTo("VERY_SHORT_VISIT");
  }

  @Test
  void under_half_an_hour_only_half_of_it_is_very_short() {
    assertThat(lasting("08:10", 20)).isEqualTo("SHORT_VISIT");
    assertThat(lasting("08:09:59.999", 20)).isEqualTo("VERY_SHORT_VISIT");
  }

  private static String lasting(String until, int commissioned) {
    String told =
        Told.of(
            """
            Mrs A commissioned 08:00, %d min
            08:00 Mrs A PIN 1412 arriving
            %s Mrs A PIN 1412 leaving
            """
                .formatted(commissioned, until));
    return told.lines().findFirst().orElseThrow().replaceFirst(".* for 08:00( {2})?", "");
  }

  @Test
  void nobody_comes() {
    String commissioned = "Mrs A commissioned 08:00, 30 min\n";
    assertThat(Told.of(commissioned + "now 08:29:59.999")).isEmpty();
    assertThat(Told.of(commissioned + "now 08:30")).isEqualTo("Mrs A 08:00  MISSED_VISIT?\n");
    assertThat(Told.of(commissioned + "now 10:29:59.999"))
        .isEqualTo("Mrs A 08:00  MISSED_VISIT?\n");
    assertThat(Told.of(commissioned + "now 10:30")).isEqualTo("Mrs A 08:00  MISSED_VISIT\n");
  }

  @Test
  void nobody_comes_for_a_night_and_it_is_told_within_the_hour() {
    String night = "Mrs A commissioned 22:00 to 22:30, 540 min\n";
    assertThat(Told.of(night + "now 23:29:59.999")).isEmpty();
    assertThat(Told.of(night + "now 23:30")).isEqualTo("Mrs A 22:00  MISSED_VISIT?\n");
  }

  @Test
  void a_late_call_clears_a_missed_visit() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                10:30 Mrs A PIN 1412 leaving
                now 10:30
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 ? - 10:30 for 08:00  NO_ARRIVAL_CALL
            """);
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                10:30:00.001 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 ? - 10:30:00.001  NO_ARRIVAL_CALL  UNPLANNED_VISIT
            Mrs A 08:00  MISSED_VISIT
            """);
  }

  @Test
  void our_telephones_were_out_of_order() {
    String commissioned = "Mrs A commissioned 08:00, 30 min\nphones down ";
    assertThat(Told.of(commissioned + "07:00 to 07:45")).isEqualTo("Mrs A 08:00  MISSED_VISIT\n");
    assertThat(Told.of(commissioned + "07:00 to 07:45:00.001"))
        .isEqualTo("Mrs A 08:00  UNVERIFIED_VISIT\n");
    assertThat(Told.of(commissioned + "08:44:59.999 to 09:00"))
        .isEqualTo("Mrs A 08:00  UNVERIFIED_VISIT\n");
    assertThat(Told.of(commissioned + "08:45 to 09:00")).isEqualTo("Mrs A 08:00  MISSED_VISIT\n");
  }

  @Test
  void one_of_two_workers_comes() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min, 2 workers
                08:00 Mrs A PIN 1412 arriving
                08:30 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 08:00 - 08:30 for 08:00
            Mrs A 08:00  WORKER_MISSING
            """);
  }

  @Test
  void the_same_worker_cannot_be_both() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min, 2 workers
                08:00 Mrs A PIN 1412 arriving
                08:30 Mrs A PIN 1412 leaving
                08:40 Mrs A PIN 1412 arriving
                09:10 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 08:00 - 08:30 for 08:00
            Mrs A  worker 1412 08:40 - 09:10  UNPLANNED_VISIT
            Mrs A 08:00  WORKER_MISSING
            """);
  }

  @Test
  void two_workers_who_come_one_after_the_other() {
    String commissioned = "Mrs A commissioned 08:00, 30 min, 2 workers\n";
    String first = "08:00 Mrs A PIN 1 arriving\n08:30 Mrs A PIN 1 leaving\n";
    assertThat(
            Told.of(commissioned + first + "08:05 Mrs A PIN 2 arriving\n08:35 Mrs A PIN 2 leaving"))
        .doesNotContain("NOT_TOGETHER");
    assertThat(
            Told.of(
                commissioned
                    + first
                    + "08:05:00.001 Mrs A PIN 2 arriving\n08:35:01 Mrs A PIN 2 leaving"))
        .contains("Mrs A 08:00  NOT_TOGETHER\n");
  }

  @Test
  void somebody_comes_while_care_is_stopped() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                Mrs A commissioned 12:00, 30 min
                Mrs A away 08:00 to 12:00
                08:00 Mrs A PIN 1412 arriving
                08:30 Mrs A PIN 1412 leaving
                12:00 Mrs A PIN 1412 arriving
                12:30 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 08:00 - 08:30  VISIT_WHILE_SUSPENDED
            Mrs A  worker 1412 12:00 - 12:30 for 12:00
            """);
  }

  @Test
  void a_visit_that_nobody_asked_for() {
    assertThat(
            Told.of(
                """
                PIN 2222 is Olu of Oak
                Mrs A ordered TUE 08:00, 30 min
                08:00 Mrs A PIN 1412 arriving
                08:30 Mrs A PIN 1412 leaving
                09:00 Mrs A PIN 2222 arriving
                09:30 Mrs A PIN 2222 leaving
                now 23:00
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 08:00 - 08:30  UNPLANNED_VISIT
            Mrs A  Olu 09:00 - 09:30  NO_SERVICE_ORDER
            """);
  }

  @Test
  void a_cancelled_visit_that_takes_place() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min, cancelled
                08:00 Mrs A PIN 1412 arriving
                08:30 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 08:00 - 08:30  UNPLANNED_VISIT
            """);
  }

  @Test
  void calls_from_other_telephones() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                Mrs A commissioned 12:00, 30 min
                Mrs A commissioned 18:00, 30 min
                08:00 Mrs A PIN 1412 arriving, from 020 7946 0999
                08:30 Mrs A PIN 1412 leaving
                12:00 Mrs A PIN 1412 arriving, from 07700 900 001
                12:30 Mrs A PIN 1412 leaving, from +447700900001
                18:00 Mrs A PIN 1412 arriving
                18:30 Mrs A PIN 1412 leaving, from withheld
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 08:00 - 08:30 for 08:00  LINES_DIFFER  OTHER_LINE
            Mrs A  worker 1412 12:00 - 12:30 for 12:00  MOBILE_LINE
            Mrs A  worker 1412 18:00 - 18:30 for 18:00  LINES_DIFFER  WITHHELD_LINE
            """);
  }

  @Test
  void a_home_with_two_lines() {
    assertThat(
            Told.of(
                """
                Mrs A lives on 020 7946 0101; 020 7946 0102
                Mrs A commissioned 08:00, 30 min
                08:00 Mrs A PIN 1412 arriving
                08:30 nobody PIN 1412 leaving, from 020 7946 0102
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 08:00 - 08:30 for 08:00  LINES_DIFFER
            """);
  }

  @Test
  void a_personal_number_and_a_pager_are_no_mobiles_and_abroad_its_own_plan_decides() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                08:00 Mrs A PIN 1412 arriving, from 070 1234 5678
                08:30 Mrs A PIN 1412 leaving, from 070 1234 5678
                """))
        .contains("OTHER_LINE");
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                08:00 Mrs A PIN 1412 arriving, from 0033 6 12 34 56 78
                08:30 Mrs A PIN 1412 leaving, from 0033 6 12 34 56 78
                """))
        .contains("MOBILE_LINE");
  }

  @Test
  void somebody_else_than_the_rota_says() {
    assertThat(
            Told.of(
                """
                PIN 1 is Ann
                PIN 2 is Bob
                Mrs A commissioned 08:00, 30 min, for Ann
                Mrs A commissioned 12:00, 30 min
                08:00 Mrs A PIN 2 arriving
                08:30 Mrs A PIN 2 leaving
                12:00 Mrs A PIN 2 arriving
                12:30 Mrs A PIN 2 leaving
                """))
        .isEqualTo(
            """
            Mrs A  Bob 08:00 - 08:30 for 08:00  OTHER_WORKER
            Mrs A  Bob 12:00 - 12:30 for 12:00
            """);
  }

  @Test
  void the_rotas_own_worker_has_the_slot_though_another_is_closer() {
    assertThat(
            Told.of(
                """
                PIN 1 is Ann
                PIN 2 is Bob
                Mrs A commissioned 08:00, 30 min, for Ann
                08:00 Mrs A PIN 2 arriving
                08:30 Mrs A PIN 2 leaving
                09:00 Mrs A PIN 1 arriving
                09:30 Mrs A PIN 1 leaving
                """))
        .isEqualTo(
            """
            Mrs A  Bob 08:00 - 08:30  UNPLANNED_VISIT
            Mrs A  Ann 09:00 - 09:30 for 08:00  VERY_LATE_ARRIVAL
            """);
  }

  @Test
  void a_visit_over_midnight_is_one_visit() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 23:45, 30 min
                23:50 Mrs A PIN 1412 arriving
                00:20+1 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 23:50 - 00:20+1 for 23:45
            """);
  }

  @Test
  void a_latest_start_past_midnight_is_the_next_days() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 23:30 to 00:30, 30 min
                00:45+1 Mrs A PIN 1412 arriving
                01:15+1 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 00:45+1 - 01:15+1 for 23:30
            """);
  }

  @Test
  void the_night_that_has_25_hours() {
    assertThat(
            Told.of(
                """
                on 2026-10-24
                Mrs A commissioned 22:00, 540 min
                22:00 Mrs A PIN 1412 arriving
                06:00+1 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 22:00 - 06:00+1 for 22:00
            """);
  }

  @Test
  void the_night_that_has_23_hours() {
    assertThat(
            Told.of(
                """
                on 2026-03-28
                Mrs A commissioned 22:00, 540 min
                22:00 Mrs A PIN 1412 arriving
                07:00+1 Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 22:00 - 07:00+1 for 22:00  SHORT_VISIT
            """);
  }

  @Test
  void a_start_in_the_hour_that_autumn_repeats_is_the_first_of_the_two() {
    assertThat(
            Told.of(
                """
                on 2026-10-25
                Mrs A commissioned 01:30, 30 min
                00:30Z Mrs A PIN 1412 arriving
                01:00Z Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 01:30 - 01:00 for 01:30
            """);
  }

  @Test
  void a_start_in_the_hour_that_spring_skips_moves_on_by_an_hour() {
    assertThat(
            Told.of(
                """
                on 2026-03-29
                Mrs A commissioned 01:30, 30 min
                01:30Z Mrs A PIN 1412 arriving
                02:00Z Mrs A PIN 1412 leaving
                """))
        .isEqualTo(
            """
            Mrs A  worker 1412 02:30 - 03:00 for 01:30
            """);
  }

  @Test
  void a_latest_start_that_spring_leaves_behind_its_start_moves_with_it() {
    String night = "on 2026-03-29\nMrs A commissioned 01:30 to 02:00, 30 min\n";
    assertThat(Told.of(night + "02:45 Mrs A PIN 1 arriving\n03:15 Mrs A PIN 1 leaving"))
        .isEqualTo("Mrs A  worker 1 02:45 - 03:15 for 01:30\n");
    assertThat(Told.of(night + "02:45:00.001 Mrs A PIN 1 arriving\n03:16 Mrs A PIN 1 leaving"))
        .isEqualTo("Mrs A  worker 1 02:45:00.001 - 03:16 for 01:30  LATE_ARRIVAL\n");
  }

  @Test
  void an_order_of_every_second_week_counts_from_the_monday_before_it_begins() {
    // Begins on Wednesday: the Monday after is a week off, that of the week after next is on again.
    assertThat(
            Told.of(
                """
                on 2026-03-04
                Mrs A ordered MON WED 08:00, 30 min, every 2 weeks
                now 12:00+9
                """))
        .isEqualTo(
            """
            Mrs A SO1@2026-03-04  MISSED_VISIT
            """);
  }

  @Test
  void one_worker_in_two_homes_at_once() {
    String first = "08:00 Mrs A PIN 1 arriving\n08:30 Mrs A PIN 1 leaving\n";
    assertThat(Told.of(first + "08:29 Mrs B PIN 1 arriving\n09:00 Mrs B PIN 1 leaving"))
        .contains("Mrs B  worker 1 08:29 - 09:00  NO_SERVICE_ORDER  WORKER_OVERLAP\n");
    assertThat(Told.of(first + "08:29:00.001 Mrs B PIN 1 arriving\n09:00 Mrs B PIN 1 leaving"))
        .doesNotContain("WORKER_OVERLAP");
  }

  @Test
  void a_couple_is_visited_at_once() {
    assertThat(
            Told.of(
                """
                Mrs A lives on 020 7946 0101
                Mr B lives on 020 7946 0101
                08:00 Mrs A PIN 1 arriving, from 020 7946 0101
                08:10 Mr B PIN 1 arriving, from 020 7946 0101
                08:30 Mrs A PIN 1 leaving, from 020 7946 0101
                08:30 Mr B PIN 1 leaving, from 020 7946 0101
                """))
        .doesNotContain("WORKER_OVERLAP");
  }

  @Test
  void a_visit_that_overlaps_with_two_others_is_told_twice() {
    assertThat(
            Told.of(
                """
                08:00 Mrs A PIN 1 arriving
                08:01 Mrs B PIN 1 arriving
                08:02 Mrs C PIN 1 arriving
                08:30 Mrs A PIN 1 leaving
                08:30 Mrs B PIN 1 leaving
                08:30 Mrs C PIN 1 leaving
                """))
        .contains(
            "Mrs C  worker 1 08:02 - 08:30  NO_SERVICE_ORDER  WORKER_OVERLAP  WORKER_OVERLAP");
  }

  @Test
  void nobody_drives_that_fast() {
    // One thousandth of a degree of latitude is 111 m: at 60 mph 4.1 s.
    String homes =
        """
        Mrs A lives on 020 7946 0101 at 51.400 0.05
        Mrs B lives on 020 7946 0102 at 51.500 0.05
        08:00 Mrs A PIN 1 arriving, from 07700 900 001
        08:30 Mrs A PIN 1 leaving, from 07700 900 001
        """;
    assertThat(
            Told.of(
                homes
                    + """
                    08:36:54 Mrs B PIN 1 arriving
                    09:00 Mrs B PIN 1 leaving
                    """))
        .contains("Mrs B  worker 1 08:36:54 - 09:00  IMPOSSIBLE_TRAVEL  NO_SERVICE_ORDER");
    assertThat(
            Told.of(
                homes
                    + """
                    08:36:55 Mrs B PIN 1 arriving
                    09:00 Mrs B PIN 1 leaving
                    """))
        .doesNotContain("IMPOSSIBLE_TRAVEL");
  }

  @Test
  void where_a_home_is_not_on_the_map_travel_is_not_judged_and_that_is_told() {
    BoroughOpinion opinion =
        DayOfCare.of(
                """
                Mrs A lives on 020 7946 0101 nowhere known
                08:00 Mrs A PIN 1 arriving
                08:30 Mrs A PIN 1 leaving
                08:30 Mrs B PIN 1 arriving
                09:00 Mrs B PIN 1 leaving
                """)
            .verify();
    assertThat(opinion.findings().notRun())
        .extracting(notRun -> notRun.code() + " " + notRun.subject())
        .containsExactlyInAnyOrder("IMPOSSIBLE_TRAVEL visit K3", "PIN_SHARED visit K3");
  }

  @Test
  void nobody_travels_between_two_visits_to_one_home_wherever_it_lies() {
    assertThat(
            DayOfCare.of(
                    """
                    Mrs A lives on 020 7946 0101 nowhere known
                    08:00 Mrs A PIN 1 arriving
                    08:30 Mrs A PIN 1 leaving
                    12:00 Mrs A PIN 1 arriving
                    12:30 Mrs A PIN 1 leaving
                    """)
                .verify()
                .findings()
                .notRun())
        .isEmpty();
  }

  @Test
  void visits_crammed_one_after_the_other() {
    String run =
        """
        Mrs A lives on 020 7946 0101 at 51.4 0.05
        Mrs B lives on 020 7946 0102 at 51.4 0.05
        Mrs C lives on 020 7946 0103 at 51.4 0.05
        08:00 Mrs A PIN 1 arriving
        08:30 Mrs A PIN 1 leaving
        08:30 Mrs B PIN 1 arriving
        09:00 Mrs B PIN 1 leaving
        """;
    assertThat(Told.of(run + "09:02 Mrs C PIN 1 arriving\n09:30 Mrs C PIN 1 leaving"))
        .contains("Mrs A  worker 1 08:00 - 08:30  CALL_CRAMMING");
    assertThat(Told.of(run + "09:02:00.001 Mrs C PIN 1 arriving\n09:30 Mrs C PIN 1 leaving"))
        .doesNotContain("CALL_CRAMMING");
    assertThat(Told.of(run + "09:02 Mrs B PIN 1 arriving\n09:30 Mrs B PIN 1 leaving"))
        .doesNotContain("CALL_CRAMMING");
  }

  @Test
  void one_mobile_serves_two_homes() {
    assertThat(
            Told.of(
                """
                08:00 Mrs A PIN 1 arriving, from 07700 900 001
                08:30 Mrs A PIN 1 leaving, from 07700 900 001
                09:00 Mrs B PIN 2 arriving, from 07700 900 001
                09:30 Mrs B PIN 2 leaving
                """))
        .contains(
            "Mrs B  worker 2 09:00 - 09:30  LINES_DIFFER  MOBILE_LINE  NO_SERVICE_ORDER "
                + " SHARED_PHONE")
        .doesNotContain(
            "Mrs A  worker 1 08:00 - 08:30  MOBILE_LINE  NO_SERVICE_ORDER  SHARED_PHONE");
  }

  @Test
  void a_worker_rings_from_the_own_telephone() {
    assertThat(
            Told.of(
                """
                PIN 1 is Ann, reached on 07700 900 123
                08:00 Mrs A PIN 1 arriving, from 07700 900 123
                08:30 Mrs A PIN 1 leaving
                """))
        .contains("WORKERS_OWN_PHONE");
  }

  @Test
  void one_pin_in_two_places() {
    String homes =
        """
        Mrs A lives on 020 7946 0101 at 51.400 0.05
        Mrs B lives on 020 7946 0102 at 51.500 0.05
        08:00 Mrs A PIN 1 arriving
        """;
    assertThat(Told.of(homes + "08:06:54 Mrs B PIN 1 arriving")).contains("PIN_SHARED");
    assertThat(Told.of(homes + "08:06:55 Mrs B PIN 1 arriving")).doesNotContain("PIN_SHARED");
    assertThat(Told.of(homes + "08:06:54 Mrs B PIN 1 arriving, from withheld"))
        .doesNotContain("PIN_SHARED");
  }

  @Test
  void times_entered_by_hand() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                Mrs A commissioned 12:00, 30 min
                Mrs A commissioned 18:00, 30 min
                08:20 Mrs A PIN 1 arriving
                08:30 Mrs A PIN 1 leaving
                visit K1 corrected to 08:00:59 - 08:30
                12:00 Mrs A PIN 1 arriving
                visit K3 corrected to 12:01 - 12:30
                visit added: Mrs A PIN 1 18:05 - 18:30
                """))
        .isEqualTo(
            """
            Mrs A  worker 1 08:00:59 - 08:30 for 08:00  MANUAL_AT_PLAN  MANUAL_ENTRY
            Mrs A  worker 1 12:01 - 12:30 for 12:00  MANUAL_ENTRY
            Mrs A  worker 1 18:05 - 18:30 for 18:00  MANUAL_ENTRY
            """);
  }

  @Test
  void of_two_corrections_under_two_names_of_a_visit_the_one_written_last_holds() {
    // The second departure takes the place of the first, and names the visit.
    String day =
        """
        Mrs A commissioned 08:00, 30 min
        08:30 Mrs A PIN 1 leaving
        08:33 Mrs A PIN 1 leaving
        """;
    String first = "visit K1 corrected to 08:01 - ?\n";
    String second = "visit K2 corrected to 08:02 - ?\n";
    assertThat(Told.of(day + first + second)).startsWith("Mrs A  worker 1 08:02 - 08:33 for 08:00");
    assertThat(Told.of(day + second + first)).startsWith("Mrs A  worker 1 08:01 - 08:33 for 08:00");
  }

  @Test
  void a_visit_that_was_corrected_belongs_to_the_date_on_which_it_then_begins() {
    assertThat(datesOf("00:05+1 Mrs A PIN 1 arriving\nvisit K1 corrected to 23:50 - 00:20+1"))
        .containsExactly(LocalDate.parse("2026-03-02"));
    assertThat(datesOf("00:05+1 Mrs A PIN 1 leaving\nvisit K1 corrected to ? - 23:55"))
        .containsExactly(LocalDate.parse("2026-03-02"));
  }

  private static List<LocalDate> datesOf(String day) {
    return DayOfCare.of(day).verify().serviceUsers().stream()
        .flatMap(who -> who.visits().stream())
        .map(matched -> matched.visit().date())
        .toList();
  }

  @Test
  void a_person_looks_through_the_calls_that_waited() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                08:00 nobody PIN 1 arriving, from withheld
                08:30 Mrs A PIN 1 leaving
                09:00 nobody PIN 1 arriving, from withheld
                call K1 was at Mrs A
                call K3 was nothing
                """))
        .isEqualTo(
            """
            Mrs A  worker 1 08:00 - 08:30 for 08:00  LINES_DIFFER  MANUAL_ENTRY  WITHHELD_LINE
            """);
  }

  @Test
  void a_quarter_of_an_hour_is_told_to_the_council_once_it_has_begun() {
    assertThat(Told.of("Mrs A commissioned 08:00, 15 min\nnow 07:59:59.999")).isEmpty();
    assertThat(Told.of("Mrs A commissioned 08:00, 15 min\nnow 08:00"))
        .isEqualTo("Mrs A 08:00  COMMISSIONED_SHORT\n");
    assertThat(Told.of("Mrs A commissioned 08:00, 30 min\nnow 08:00")).isEmpty();
    assertThat(Told.of("Mrs A commissioned 08:00, 15 min, cancelled")).isEmpty();
  }

  @Test
  void a_call_after_now_has_not_rung_yet() {
    assertThat(
            Told.of(
                """
                Mrs A commissioned 08:00, 30 min
                08:00 Mrs A PIN 1 arriving
                08:30 Mrs A PIN 1 leaving
                now 08:29:59.999
                """))
        .isEqualTo(
            """
            Mrs A  worker 1 08:00 - ? for 08:00
            """);
  }
}
