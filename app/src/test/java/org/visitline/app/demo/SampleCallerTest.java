package org.visitline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.visitline.app.sample.care.SampleCall;
import org.visitline.app.sample.care.SampleCall.HangUp;
import org.visitline.ivr.handset.Caller;

class SampleCallerTest {

  private static final SampleCall AMA =
      new SampleCall(
          Instant.parse("2026-11-22T07:58:00Z"),
          "02079460123",
          "08081570101",
          List.of("123459"),
          "20014",
          "1",
          "",
          HangUp.AT_END,
          "Ama arrives");

  @Test
  void keys_pin_and_direction_and_listens_to_the_end() {
    SampleCaller ama = new SampleCaller(AMA);
    assertThat(heard(ama, "welcome-key-pin", "arrival-logged-at", "hour-7", "minute-58"))
        .containsExactly("123459", "1", Caller.NOTHING, Caller.NOTHING);
    assertThat(heard(ama, "arrival-logged-at", "press-three-or-star"))
        .containsExactly(Caller.NOTHING, Caller.NOTHING);
    assertThat(ama.isAsked(1, Duration.ofSeconds(3))).isEqualTo(Caller.NOTHING);
  }

  @Test
  void keys_the_code_only_if_asked_and_star_if_there_is_none() {
    assertThat(heard(new SampleCaller(AMA), "key-service-user-code")).containsExactly("20014");
    SampleCaller without = new SampleCaller(copy("", "", HangUp.AT_END, "123459"));
    assertThat(heard(without, "show-your-number", "key-service-user-code"))
        .containsExactly(Caller.NOTHING, "*");
  }

  @Test
  void calls_the_second_worker_once_and_does_not_key_the_direction_again() {
    SampleCaller two = new SampleCaller(copy("2", "654321", HangUp.AT_END, "123459"));
    assertThat(
            heard(
                two,
                "welcome-key-pin",
                "departure-logged-at",
                "departure-logged-at",
                "press-three-or-star",
                "second-worker-key-pin",
                "departure-logged-at"))
        .containsExactly("123459", "2", Caller.NOTHING, "3", "654321", Caller.NOTHING);
  }

  @Test
  void tries_another_pin_and_gives_up_behind_the_last() {
    SampleCaller slips = new SampleCaller(copy("", "", HangUp.AT_END, "123458", "123459"));
    assertThat(heard(slips, "welcome-key-pin", "pin-not-known", "pin-not-known"))
        .containsExactly("123458", "123459", Caller.HANG_UP);
  }

  @Test
  void hangs_up_as_soon_as_everything_is_keyed_or_before_anything_is() {
    SampleCaller hasty = new SampleCaller(copy("1", "", HangUp.AFTER_KEYS, "123459"));
    assertThat(heard(hasty, "welcome-key-pin", "arrival-logged-at", "arrival-logged-at"))
        .containsExactly("123459", "1", Caller.HANG_UP);
    SampleCaller cutOff = new SampleCaller(copy("", "", HangUp.BEFORE_PIN));
    assertThat(heard(cutOff, "welcome-key-pin")).containsExactly(Caller.HANG_UP);
  }

  private static SampleCall copy(
      String direction, String secondPin, HangUp hangsUp, String... pins) {
    return new SampleCall(
        AMA.at(),
        AMA.callerNumber(),
        AMA.dialledNumber(),
        List.of(pins),
        "",
        direction,
        secondPin,
        hangsUp,
        AMA.note());
  }

  private static List<String> heard(Caller caller, String... prompts) {
    return Stream.of(prompts).map(prompt -> caller.hears("visitline/en-GB/" + prompt)).toList();
  }
}
