package org.visitline.ivr.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecondWorkerAndMenuTest {

  private static final String ANNA_ARRIVES =
      """
      written down
      hears: welcome-key-pin
      keys: 141207
      kept: ANNA LOGGED_HUNG_UP
      hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
      """;

  private static final String ANNA_LEAVES =
      """
      written down
      hears: welcome-key-pin
      keys: 141207
      kept: ANNA LOGGED_HUNG_UP
      hears: departure-logged-at hour-8 minute-31 press-three-or-star
      """;

  private final PastedConversation call = new PastedConversation();

  @Test
  void two_come_together_and_one_telephone_is_enough() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: 3
            hears: second-worker-key-pin
            keys: 222222
            kept: second BOGDAN keyed ARRIVAL LOGGED_HUNG_UP
            hears in POLISH: arrival-logged-at hour-8 minute-oh-2
            ended: ANNA LOGGED
            ended: second BOGDAN keyed ARRIVAL LOGGED
            """);

    assertThat(call.callers.remembered()).hasSize(2);
  }

  @Test
  void a_second_worker_who_hangs_up_unkeyed_leaves_the_first_logged() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: 3
            hears: second-worker-key-pin
            hangs up
            ended: ANNA LOGGED
            """);
  }

  @Test
  void a_second_pin_that_is_nobodys_is_kept() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: 3
            hears: second-worker-key-pin
            keys: 777777
            hears: pin-not-known
            hangs up
            ended: ANNA LOGGED
            ended: second stranger keyed ARRIVAL PIN_NOT_KNOWN
            """);
  }

  @Test
  void no_reply_is_an_event_of_its_own_and_no_arrival() {
    Outcome outcome =
        call.goes(
            ANNA_ARRIVES
                + """
                keys: *
                hears: star-menu
                keys: 1
                kept: ANNA NO_REPLY
                hears: no-reply-logged hour-8 minute-oh-2
                ended: ANNA NO_REPLY
                """);

    assertThat(outcome).isEqualTo(new Outcome.NotAttended(Outcome.Reason.NO_REPLY));
    assertThat(call.callers.remembered()).isEmpty();
  }

  @Test
  void care_was_refused() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: *
            hears: star-menu
            keys: 2
            kept: ANNA CARE_REFUSED
            hears: care-refused-logged hour-8 minute-oh-2
            ended: ANNA CARE_REFUSED
            """);
  }

  @Test
  void the_person_is_in_hospital_and_the_worker_hangs_up_at_once() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: *
            hears: star-menu
            keys: 3
            kept: ANNA IN_HOSPITAL_OR_AWAY
            hears: in-hospital-logged hour-8 minute-oh-2
            hangs up
            ended: ANNA IN_HOSPITAL_OR_AWAY
            """);
  }

  @Test
  void a_message_for_the_office_is_noted_before_it_is_spoken() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: *
            hears: star-menu
            keys: 4
            hears: leave-message
            message noted
            speaks into /messages/ivr1-1
            hangs up
            ended: ANNA LOGGED
            """);
  }

  @Test
  void the_last_two_times_are_told_with_their_half_of_the_day() {
    call.goes(ANNA_ARRIVES + "hangs up\nended: ANNA LOGGED_HUNG_UP");
    call.at("2026-06-01T15:05:00Z")
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            kept: ANNA LOGGED_HUNG_UP
            hears: departure-logged-at hour-4 minute-oh-5 press-three-or-star
            keys: *
            hears: star-menu
            keys: 5
            hears: last-times
            hears: arrived-at hour-8 minute-oh-2 am
            hears: star-menu
            hangs up
            ended: ANNA LOGGED
            """);
  }

  @Test
  void a_new_worker_has_no_times_yet() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: *
            hears: star-menu
            keys: 5
            hears: no-times-logged
            hears: star-menu
            says nothing
            ended: ANNA LOGGED
            """);
  }

  @Test
  void the_first_workers_own_pin_is_not_the_seconds() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: 3
            hears: second-worker-key-pin
            keys: 141207
            hears: second-worker-key-pin
            keys: 222222
            kept: second BOGDAN keyed ARRIVAL LOGGED_HUNG_UP
            hears in POLISH: arrival-logged-at hour-8 minute-oh-2
            ended: ANNA LOGGED
            ended: second BOGDAN keyed ARRIVAL LOGGED
            """);
  }

  @Test
  void the_first_workers_own_pin_three_times_logs_nobody_twice() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: 3
            hears: second-worker-key-pin
            keys: 141207
            hears: second-worker-key-pin
            keys: 141207
            hears: second-worker-key-pin
            keys: 141207
            hears: call-your-office
            ended: ANNA LOGGED
            """);

    assertThat(call.callers.remembered()).hasSize(1);
  }

  @Test
  void a_hash_behind_the_three_or_the_pin_spends_no_try_of_the_second_worker() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: 3
            hears: second-worker-key-pin
            keys: #
            hears: second-worker-key-pin
            keys: 777777
            hears: pin-not-known
            keys: #
            hears: pin-not-known
            keys: 222222
            kept: second BOGDAN keyed ARRIVAL LOGGED_HUNG_UP
            hears in POLISH: arrival-logged-at hour-8 minute-oh-2
            ended: ANNA LOGGED
            ended: second BOGDAN keyed ARRIVAL LOGGED
            """);
  }

  @Test
  void a_second_pin_that_is_wrong_three_times_is_on_disk_before_the_office_is_named() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: 3
            hears: second-worker-key-pin
            keys: 777777
            hears: pin-not-known
            keys: 777778
            hears: pin-not-known
            keys: 777779
            kept: second stranger keyed ARRIVAL PIN_NOT_KNOWN
            hears: call-your-office
            ended: ANNA LOGGED
            ended: second stranger keyed ARRIVAL PIN_NOT_KNOWN
            """);
  }

  /** Arrived at 08:02, and half an hour later Mrs A is taken to hospital. */
  @Test
  void who_leaves_and_says_why_has_left_all_the_same() {
    call.goes(ANNA_ARRIVES + "hangs up\nended: ANNA LOGGED_HUNG_UP");
    Outcome outcome =
        call.at("2026-06-01T07:31:00Z")
            .goes(
                ANNA_LEAVES
                    + """
                    keys: *
                    hears: star-menu
                    keys: 3
                    kept: second ANNA IN_HOSPITAL_OR_AWAY
                    hears: in-hospital-logged hour-8 minute-31
                    ended: ANNA LOGGED
                    ended: second ANNA IN_HOSPITAL_OR_AWAY
                    """);

    assertThat(outcome).isEqualTo(new Outcome.Attended(Direction.DEPARTURE, true));
    assertThat(call.callers.remembered())
        .extracting(Attendance::direction)
        .containsExactly(Direction.ARRIVAL, Direction.DEPARTURE);
  }

  @Test
  void a_departure_that_was_keyed_stands_beside_its_outcome_too() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: 2
            kept: ANNA keyed DEPARTURE LOGGED_HUNG_UP
            hears: departure-logged-at hour-8 minute-oh-2 press-three-or-star
            keys: *
            hears: star-menu
            keys: 2
            kept: second ANNA keyed DEPARTURE CARE_REFUSED
            hears: care-refused-logged hour-8 minute-oh-2
            hangs up
            ended: ANNA keyed DEPARTURE LOGGED
            ended: second ANNA keyed DEPARTURE CARE_REFUSED
            """);
  }

  @Test
  void who_leaves_the_star_menu_by_hanging_up_is_logged_as_before() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: *
            hears: star-menu
            hangs up
            ended: ANNA LOGGED
            """);
  }

  @Test
  void a_hash_behind_the_star_chooses_nothing() {
    call.goes(
        ANNA_ARRIVES
            + """
            keys: *
            hears: star-menu
            keys: #
            hears: star-menu
            keys: 1
            kept: ANNA NO_REPLY
            hears: no-reply-logged hour-8 minute-oh-2
            ended: ANNA NO_REPLY
            """);
  }

  @Test
  void a_message_that_the_exchange_cannot_record_is_not_called_kept() {
    call.withAnExchangeThatCannotRecord()
        .goes(
            ANNA_ARRIVES
                + """
                keys: *
                hears: star-menu
                keys: 4
                hears: leave-message
                message noted
                speaks into /messages/ivr1-1
                hears: call-your-office
                ended: ANNA LOGGED
                """);
  }
}
