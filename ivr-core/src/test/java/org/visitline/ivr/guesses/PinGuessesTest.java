package org.visitline.ivr.guesses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.visitline.ivr.dialogue.Ringing;
import org.visitline.schema.CallId;
import org.visitline.schema.CallerNumber;

class PinGuessesTest {

  private static final String HERE = "02079460123";
  private static final String THERE = "02079460456";
  private static final String WITHHELD = "";

  private final Logger log = (Logger) LoggerFactory.getLogger(PinGuesses.class);
  private final ListAppender<ILoggingEvent> alarms = new ListAppender<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Instant now = Instant.parse("2026-06-01T07:02:00Z");
  private final PinGuesses guesses = new PinGuesses(GuessLimits.USUAL, () -> now, meters);

  @BeforeEach
  void listen() {
    alarms.start();
    log.addAppender(alarms);
    log.setLevel(Level.INFO);
  }

  @AfterEach
  void stop_listening() {
    log.detachAppender(alarms);
    log.setLevel(null);
  }

  @Test
  void a_worker_who_has_forgotten_the_pin_is_not_slowed_in_one_call_nor_in_the_next() {
    keyed(HERE, 5);

    assertThat(pause(HERE)).isZero();
  }

  @Test
  void from_the_sixth_wrong_pin_on_the_question_waits_a_second_longer_each_time_up_to_four() {
    keyed(HERE, 6);
    assertThat(pause(HERE)).isEqualTo(Duration.ofSeconds(1));
    keyed(HERE, 1);
    assertThat(pause(HERE)).isEqualTo(Duration.ofSeconds(2));
    keyed(HERE, 100);
    assertThat(pause(HERE)).isEqualTo(Duration.ofSeconds(4));
    assertThat(meters.get("visitline.pin.slowed").counter().count()).isEqualTo(3);
  }

  @Test
  void another_number_is_not_slowed_for_it() {
    keyed(HERE, 50);

    assertThat(pause(THERE)).isZero();
  }

  @Test
  void withheld_numbers_are_counted_and_never_slowed_as_if_they_were_one() {
    keyed(WITHHELD, 100);

    assertThat(pause(WITHHELD)).isZero();
    assertThat(alarms()).containsExactly("100 wrong PINs within 15 min from all numbers");
    assertThat(guessing()).isEqualTo(1);
  }

  @Test
  void the_window_slides_and_the_moment_on_its_edge_is_out() {
    keyed(HERE, 6);
    now = now.plus(Duration.ofMinutes(15)).minusMillis(1);
    assertThat(pause(HERE)).isEqualTo(Duration.ofSeconds(1));

    now = now.plusMillis(1);
    assertThat(pause(HERE)).isZero();
  }

  @Test
  void twelve_from_one_number_raise_the_alarm_once_and_again_after_a_quiet_while() {
    keyed(HERE, 11);
    assertThat(alarms()).isEmpty();

    keyed(HERE, 30);
    assertThat(alarms())
        .containsExactly("12 wrong PINs within 15 min from the number **********123");
    assertThat(guessing()).isEqualTo(1);

    now = now.plus(Duration.ofMinutes(16));
    assertThat(guessing()).isZero();
    keyed(HERE, 12);
    assertThat(alarms()).hasSize(2);
  }

  @Test
  void tries_spread_over_many_numbers_raise_the_alarm_over_all() {
    for (int number = 0; number < 100; number++) {
      keyed("0207946%04d".formatted(number), 1);
    }

    assertThat(alarms()).containsExactly("100 wrong PINs within 15 min from all numbers");
  }

  @Test
  void forged_numbers_without_end_do_not_fill_the_memory() {
    for (int number = 0; number < 60_000; number++) {
      keyed("0207%07d".formatted(number), 1);
    }
    keyed(HERE, 6);

    assertThat(pause(HERE)).isEqualTo(Duration.ofSeconds(1));
    assertThat(meters.get("visitline.pin.wrong").counter().count()).isEqualTo(60_006);
  }

  @Test
  void limits_that_would_slow_everybody_are_refused() {
    assertThatThrownBy(
            () -> new GuessLimits(Duration.ofMinutes(15), 2, 12, 100, Duration.ofSeconds(4)))
        .hasMessageContaining("keys three wrong ones in a call");
    assertThatThrownBy(
            () -> new GuessLimits(Duration.ofMinutes(15), 6, 12, 100, Duration.ofSeconds(11)))
        .hasMessageContaining("10 s at most");
  }

  private void keyed(String from, int times) {
    for (int time = 0; time < times; time++) {
      guesses.keyed(ringing(from));
    }
  }

  private Duration pause(String from) {
    return guesses.pause(ringing(from));
  }

  private double guessing() {
    return meters.get("visitline.pin.guessing").gauge().value();
  }

  private List<String> alarms() {
    return alarms.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .map(text -> text.substring("ALARM: ".length(), text.indexOf(". ")))
        .toList();
  }

  private Ringing ringing(String from) {
    return new Ringing(
        new CallId("ivr1-1"),
        "ivr1",
        now,
        from,
        CallerNumber.find(from, "GB"),
        "allowed",
        "08081570100",
        Optional.empty());
  }
}
