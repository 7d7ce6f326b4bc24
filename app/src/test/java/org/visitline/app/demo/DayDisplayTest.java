package org.visitline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.visitline.app.demo.TodaysCalls.State;

@Timeout(10)
class DayDisplayTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void into_a_file_goes_a_plain_line_an_hour() {
    show(
        false,
        state("2026-06-01T06:10:00Z", 3, 0),
        state("2026-06-01T06:40:00Z", 9, 0),
        state("2026-06-01T07:05:00Z", 20, 0));
    assertThat(shown().lines())
        .containsExactly("07:10  3 of 497 calls, 6 findings", "08:05  20 of 497 calls, 6 findings");
  }

  @Test
  void on_a_terminal_one_line_is_written_over_and_ended_with_the_day() {
    show(true, state("2026-06-01T06:10:00Z", 3, 0), state("2026-06-01T21:30:00Z", 497, 0));
    assertThat(List.of(shown().split("\r", -1)))
        .hasSize(3)
        .last()
        .asString()
        .startsWith(" [########################] 22:30  497 of 497 calls, 6 findings")
        .endsWith(System.lineSeparator());
  }

  @Test
  void a_call_that_could_not_be_rung_is_told_once() {
    show(false, state("2026-06-01T06:10:00Z", 3, 1), state("2026-06-01T06:11:00Z", 4, 2));
    assertThat(shown()).containsOnlyOnce("could not be rung: nobody answers");
  }

  private void show(boolean terminal, State... states) {
    List<State> looks = List.of(states);
    int[] look = {0};
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      DayDisplay display =
          new DayDisplay(
              () -> looks.get(look[0]++), () -> 6, ZoneId.of("Europe/London"), out, terminal);
      looks.forEach(state -> display.draw());
    }
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static State state(String time, int rung, int failed) {
    return new State(497, rung, failed, "nobody answers", Instant.parse(time));
  }
}
