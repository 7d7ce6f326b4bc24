package org.visitline.ivr.dialogue;

import org.junit.jupiter.api.Test;

/** Somebody in the hall tries out PINs; then the worker comes, to the same telephone. */
class GuessedPinsTest {

  private final PastedConversation call = new PastedConversation();

  @Test
  void who_tries_pins_out_waits_before_each_further_question() {
    threeWrongPins();
    call.goes(
        """
        written down
        hears: welcome-key-pin
        keys: 300001
        hears: pin-not-known
        keys: 300002
        hears: pin-not-known
        keys: 300003
        kept: stranger PIN_NOT_KNOWN
        hears: call-your-office
        ended: stranger PIN_NOT_KNOWN
        """);

    call.goes(
        """
        written down
        waits 1 s
        hears: welcome-key-pin
        keys: 300004
        waits 2 s
        hears: pin-not-known
        keys: 300005
        waits 3 s
        hears: pin-not-known
        hangs up
        ended: stranger PIN_NOT_KNOWN
        """);
  }

  @Test
  void the_worker_on_the_same_line_is_served_after_a_moment() {
    slowed();

    call.goes(
        """
        written down
        waits 1 s
        hears: welcome-key-pin
        keys: 141207
        kept: ANNA LOGGED_HUNG_UP
        hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
        says nothing
        ended: ANNA LOGGED
        """);
  }

  @Test
  void what_she_keys_while_it_waits_is_not_lost_and_needs_no_question() {
    slowed();

    call.goes(
        """
        written down
        waits 1 s
        keys meanwhile: 141207
        kept: ANNA LOGGED_HUNG_UP
        hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
        says nothing
        ended: ANNA LOGGED
        """);
  }

  @Test
  void the_key_behind_it_decides_as_it_would_on_any_line() {
    slowed();

    call.goes(
        """
        written down
        waits 1 s
        keys meanwhile: 1412072
        kept: ANNA keyed DEPARTURE LOGGED_HUNG_UP
        hears: departure-logged-at hour-8 minute-oh-2 press-three-or-star
        says nothing
        ended: ANNA keyed DEPARTURE LOGGED
        """);
  }

  @Test
  void what_she_has_begun_to_key_is_gone_on_with() {
    slowed();

    call.goes(
        """
        written down
        waits 1 s
        keys meanwhile: 9*14
        listens
        keys: 1207
        kept: ANNA LOGGED_HUNG_UP
        hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
        hangs up
        ended: ANNA LOGGED_HUNG_UP
        """);
  }

  @Test
  void the_next_house_is_not_slowed() {
    slowed();

    call.from("02079460456")
        .goes(
            """
            written down
            hears: welcome-key-pin
            keys: 141207
            kept: ANNA LOGGED_HUNG_UP
            hears: arrival-logged-at hour-8 minute-oh-2 press-three-or-star
            hangs up
            ended: ANNA LOGGED_HUNG_UP
            """);
  }

  private void slowed() {
    threeWrongPins();
    threeWrongPins();
  }

  private void threeWrongPins() {
    call.goes(
        """
        written down
        hears: welcome-key-pin
        keys: 300001
        hears: pin-not-known
        keys: 300002
        hears: pin-not-known
        keys: 300003
        kept: stranger PIN_NOT_KNOWN
        hears: call-your-office
        ended: stranger PIN_NOT_KNOWN
        """);
  }
}
