package org.visitline.ivr.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {

  private final PastedConversation call = new PastedConversation();

  @Test
  void a_practised_worker_arrives_and_hangs_up_on_the_confirmation() {
    Outcome outcome =
        call.goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            kept: ANNA LOGGED_HUNG_UP
            hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
            hangs up
            ended: ANNA LOGGED_HUNG_UP
            """);

    assertThat(outcome).isEqualTo(new Outcome.Attended(Direction.ARRIVAL, false));
  }

  @Test
  void she_leaves_half_an_hour_later() {
    arrived();

    call.at("2026-06-01T07:31:00Z")
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            kept: ANNA LOGGED_HUNG_UP
            hears: departure-logged-at hour-8 minute-31 press-three-or-star
            says nothing
            ended: ANNA LOGGED
            """);
  }

  @Test
  void a_wrong_pin_may_be_keyed_again() {
    call.goes(
        """
        written down
        hears: welcome-key-pin
        keys: 141270
        hears: pin-not-known
        keys: 141207
        kept: ANNA LOGGED_HUNG_UP
        hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
        says nothing
        ended: ANNA LOGGED
        """);
  }

  @Test
  void three_wrong_pins_are_kept_and_sent_to_the_office() {
    Outcome outcome =
        call.goes(
            """
            written down
            hears: welcome-key-pin
            keys: 999999
            hears: pin-not-known
            keys: 12#
            hears: pin-not-known
            keys: 888888
            kept: stranger PIN_NOT_KNOWN
            hears: call-your-office
            ended: stranger PIN_NOT_KNOWN
            """);

    assertThat(outcome).isEqualTo(new Outcome.PinNotKnown());
  }

  @Test
  void nobody_speaks_and_nobody_keys() {
    call.goes(
        """
        written down
        hears: welcome-key-pin
        says nothing
        hears: welcome-key-pin
        says nothing
        hears: welcome-key-pin
        says nothing
        kept: nobody ABANDONED
        hears: call-your-office
        ended: nobody ABANDONED
        """);
  }

  @Test
  void star_starts_the_pin_again() {
    call.goes(
        """
        written down
        hears: welcome-key-pin
        keys: 99*141
        listens
        keys: 207
        kept: ANNA LOGGED_HUNG_UP
        hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
        says nothing
        ended: ANNA LOGGED
        """);
  }

  @Test
  void a_caller_who_leans_on_star_does_not_hold_the_line_for_ever() {
    String star = "keys: ******\nlistens\n".repeat(10) + "keys: ******\n";
    call.goes(
        "written down\nhears: welcome-key-pin\n"
            + star
            + "hears: welcome-key-pin\n"
            + star
            + "hears: welcome-key-pin\n"
            + star
            + "kept: nobody ABANDONED\nhears: call-your-office\nended: nobody ABANDONED");
  }

  @Test
  void a_hang_up_before_the_pin_is_an_abandoned_call() {
    assertThat(
            call.goes(
                """
                written down
                hears: welcome-key-pin
                hangs up
                ended: nobody ABANDONED
                """))
        .isEqualTo(new Outcome.Abandoned());
  }

  @Test
  void a_hang_up_after_one_wrong_pin_keeps_what_was_keyed() {
    call.goes(
        """
        written down
        hears: welcome-key-pin
        keys: 999999
        hears: pin-not-known
        hangs up
        ended: stranger PIN_NOT_KNOWN
        """);
  }

  @Test
  void a_hang_up_at_the_code_is_an_event_all_the_same() {
    call.from("02079460999")
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            hears: key-service-user-code
            hangs up
            ended: ANNA LOGGED_HUNG_UP
            """);

    assertThat(call.callers.remembered()).hasSize(1);
  }

  @Test
  void with_check_digits_a_slip_is_not_even_looked_up() {
    call.withCheckDigits()
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 222222
            hears: pin-not-known
            hangs up
            ended: BOGDAN PIN_NOT_KNOWN
            """);
  }

  @Test
  void prompts_after_the_pin_are_in_the_workers_language() {
    call.goes(
        """
        written down
        hears: welcome-key-pin
        keys: 222222
        kept: BOGDAN LOGGED_HUNG_UP
        hears in POLISH: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
        says nothing
        ended: BOGDAN LOGGED
        """);
  }

  @Test
  void the_number_dialled_may_carry_a_language() {
    call.dialling("08081570200")
        .at("2026-06-01T17:40:00Z")
        .goes(
            """
            written down
            hears in WELSH: welcome-key-pin
            keys: 141207
            kept: ANNA LOGGED_HUNG_UP
            hears in WELSH: arrival-logged-at hour-6 minute-40 press-three-or-star
            says nothing
            ended: ANNA LOGGED
            """);
  }

  @Test
  void a_disk_that_takes_nothing_confirms_nothing() {
    call.withADiskThatIsFull()
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            cannot be kept
            """);
  }

  private void arrived() {
    call.goes(
        """
        written down
        hears: welcome-key-pin
        keys: 141207
        kept: ANNA LOGGED_HUNG_UP
        hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
        says nothing
        ended: ANNA LOGGED
        """);
  }

  @Test
  void a_hash_behind_each_wrong_pin_spends_no_try() {
    call.goes(
        """
        written down
        hears: welcome-key-pin
        keys: 999999
        hears: pin-not-known
        keys: #
        hears: pin-not-known
        keys: 999999
        hears: pin-not-known
        keys: #
        hears: pin-not-known
        keys: 999999
        kept: stranger PIN_NOT_KNOWN
        hears: call-your-office
        ended: stranger PIN_NOT_KNOWN
        """);
  }

  @Test
  void a_key_too_many_is_not_the_first_of_the_next_try() {
    call.goes(
        """
        written down
        hears: welcome-key-pin
        keys: 141200
        keys too many: 7
        hears: pin-not-known
        keys: 141207
        kept: ANNA LOGGED_HUNG_UP
        hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
        hangs up
        ended: ANNA LOGGED_HUNG_UP
        """);
  }

  @Test
  void silence_behind_a_wrong_pin_spends_a_try() {
    call.goes(
        """
        written down
        hears: welcome-key-pin
        keys: 999999
        hears: pin-not-known
        says nothing
        hears: pin-not-known
        says nothing
        kept: stranger PIN_NOT_KNOWN
        hears: call-your-office
        ended: stranger PIN_NOT_KNOWN
        """);
  }

  @Test
  void a_caller_who_leans_on_hash_does_not_hold_the_line_for_ever() {
    call.goes(
        "written down\n"
            + "hears: welcome-key-pin\nkeys: #\n".repeat(9)
            + "kept: nobody ABANDONED\nhears: call-your-office\nended: nobody ABANDONED");
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4141, CERI, ' in WELSH'",
    "5, 51415, DOREEN, ''",
    "7, 7141207, EWA, ''",
    "8, 81412078, FLORIN, ' in ROMANIAN'"
  })
  void pins_are_as_long_as_the_installation_says(
      int digits, String pin, String worker, String language) {
    call.withPinsOf(digits)
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: %s
            kept: %s LOGGED_HUNG_UP
            hears%s: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
            hangs up
            ended: %s LOGGED_HUNG_UP
            """
                .formatted(pin, worker, language, worker));
  }
}
