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
    call.from("anonymous")
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
}
