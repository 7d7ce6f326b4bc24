package org.visitline.ivr.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceAndDirectionTest {

  private final PastedConversation call = new PastedConversation();

  @Test
  void an_unregistered_line_asks_for_the_code() {
    call.from("02079460999")
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            hears: key-service-user-code
            keys: 4
            listens
            keys: 712
            kept: ANNA code 4712 LOGGED_HUNG_UP
            hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
            says nothing
            ended: ANNA code 4712 LOGGED
            """);

    assertThat(call.callers.remembered().getFirst().place())
        .isEqualTo(TestCallers.serviceUser("B"));
  }

  @Test
  void a_withheld_number_is_told_once_how_to_show_itself() {
    call.withheld()
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            hears: show-your-number key-service-user-code
            keys: *
            kept: ANNA LOGGED_HUNG_UP
            hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
            says nothing
            ended: ANNA LOGGED
            """);

    call.at("2026-06-01T07:31:00Z")
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            hears: key-service-user-code
            keys: *
            kept: ANNA LOGGED_HUNG_UP
            hears: departure-logged-at hour-8 minute-31 press-three-or-star
            says nothing
            ended: ANNA LOGGED
            """);
  }

  @Test
  void two_unknown_codes_are_kept_and_the_worker_is_accepted_without() {
    call.from("02079460999")
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            hears: key-service-user-code
            keys: 1
            listens
            keys: 111
            hears: code-not-known
            keys: 2
            listens
            keys: 222
            kept: ANNA code 2222 LOGGED_HUNG_UP
            hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
            says nothing
            ended: ANNA code 2222 LOGGED
            """);
  }

  @Test
  void one_or_two_keyed_during_the_confirmation_decides_and_is_confirmed_again() {
    Outcome outcome =
        call.goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            kept: ANNA LOGGED_HUNG_UP
            hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
            keys: 2
            kept: ANNA keyed DEPARTURE LOGGED_HUNG_UP
            hears: departure-logged-at hour-8 minute-oh-2 press-three-or-star
            hangs up
            ended: ANNA keyed DEPARTURE LOGGED_HUNG_UP
            """);

    assertThat(outcome).isEqualTo(new Outcome.Attended(Direction.DEPARTURE, false));
  }

  @Test
  void a_worker_who_is_still_logged_in_elsewhere_is_told() {
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

    call.from("02079460456")
        .at("2026-06-01T08:00:00Z")
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            kept: ANNA LOGGED_HUNG_UP
            hears: arrival-logged-at hour-9 oclock still-logged-in-elsewhere press-three-or-star
            says nothing
            ended: ANNA LOGGED
            """);
  }

  @Test
  void a_number_that_is_not_hidden_is_not_told_how_to_show_itself() {
    for (String shown : new String[] {"", "unavailable", "08979000123"}) {
      call.withoutNumber(shown)
          .goes(
              """
              written down
              hears: welcome-key-pin
              keys: 141207
              hears: key-service-user-code
              hangs up
              ended: ANNA LOGGED_HUNG_UP
              """);
    }
  }

  @Test
  void a_hash_behind_the_pin_does_not_answer_for_the_code() {
    call.from("02079460999")
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            hears: key-service-user-code
            keys: #
            hears: key-service-user-code
            keys: 4
            listens
            keys: 712
            kept: ANNA code 4712 LOGGED_HUNG_UP
            hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
            says nothing
            ended: ANNA code 4712 LOGGED
            """);
  }

  @Test
  void of_a_question_that_a_hash_cut_off_the_last_sentence_is_said_again() {
    call.withheld()
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            hears: show-your-number key-service-user-code
            keys: #
            hears: key-service-user-code
            keys: *
            kept: ANNA LOGGED_HUNG_UP
            hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
            hangs up
            ended: ANNA LOGGED_HUNG_UP
            """);
  }

  @Test
  void who_has_no_code_may_say_so_by_silence_or_by_leaning_on_hash() {
    for (String none : new String[] {"says nothing", hashes("hears: key-service-user-code")}) {
      call.from("02079460999")
          .goes(
              """
              written down
              hears: welcome-key-pin
              keys: 141207
              hears: key-service-user-code
              %s
              kept: ANNA LOGGED_HUNG_UP
              hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
              hangs up
              ended: ANNA LOGGED_HUNG_UP
              """
                  .formatted(none));
      call.callers.forgetAll();
    }
  }

  private static String hashes(String question) {
    return "keys: #\n" + question + "\nkeys: #\n" + question + "\nkeys: #";
  }

  @Test
  void a_longer_code_is_listened_for_where_the_digits_begin_one() {
    call.from("02079460999")
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            hears: key-service-user-code
            keys: 5
            listens
            keys: 12345
            kept: ANNA code 512345 LOGGED_HUNG_UP
            hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
            hangs up
            ended: ANNA code 512345 LOGGED_HUNG_UP
            """);
  }

  @Test
  void a_star_in_a_code_is_no_code() {
    call.from("02079460999")
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            hears: key-service-user-code
            keys: 4
            listens
            keys: 7*2
            kept: ANNA LOGGED_HUNG_UP
            hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
            hangs up
            ended: ANNA LOGGED_HUNG_UP
            """);
  }

  @Test
  void a_key_that_means_nothing_has_the_confirmation_said_again() {
    call.goes(
        """
        written down
        hears: welcome-key-pin
        keys: 141207
        kept: ANNA LOGGED_HUNG_UP
        hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
        keys: 7
        hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
        keys: 2
        kept: ANNA keyed DEPARTURE LOGGED_HUNG_UP
        hears: departure-logged-at hour-8 minute-oh-2 press-three-or-star
        keys: #
        hears: press-three-or-star
        says nothing
        ended: ANNA keyed DEPARTURE LOGGED
        """);
  }

  @Test
  void a_key_that_is_leant_on_does_not_hold_the_line_for_ever() {
    String slip = "hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star\nkeys: 0\n";
    call.goes(
        "written down\nhears: welcome-key-pin\nkeys: 141207\nkept: ANNA LOGGED_HUNG_UP\n"
            + slip.repeat(5)
            + "ended: ANNA LOGGED");
  }
}
