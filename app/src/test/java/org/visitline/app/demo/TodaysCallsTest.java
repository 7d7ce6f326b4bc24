package org.visitline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.visitline.app.sample.care.SampleCall;
import org.visitline.app.sample.care.SampleCall.HangUp;

@Timeout(20)
class TodaysCallsTest {

  private static final Instant SIX = Instant.parse("2026-11-22T06:00:00Z");

  /** A day of the demo in a few hundredths of a second. */
  private static final double SPEED = 1_000_000;

  @TempDir Path folder;
  private DemoHome home;
  private final DemoClock clock = new DemoClock(SIX, SPEED);
  private final Queue<String> heard = new ConcurrentLinkedQueue<>();
  private final List<SampleCall> script =
      List.of(
          call("07:58", "Ama arrives"), call("08:29", "Ama leaves"), call("17:02", "Ryan arrives"));

  @BeforeEach
  void load_the_day() {
    home = DemoHome.open(folder.resolve("demo"));
    home.keep(new DemoDay(LocalDate.of(2026, 11, 22), 1, 0, SIX));
  }

  @AfterEach
  void close() {
    home.close();
  }

  @Test
  void each_call_rings_once_and_not_before_its_time() throws InterruptedException {
    TodaysCalls calls =
        new TodaysCalls(
            script,
            clock,
            (call, id) -> {
              assertThat(clock.instant()).isAfterOrEqualTo(call.at());
              heard.add(id + " " + call.note());
            },
            home);
    calls.play();
    assertThat(heard)
        .containsExactlyInAnyOrder(
            "1795305600.1 Ama arrives", "1795305600.2 Ama leaves", "1795305600.3 Ryan arrives");
    assertThat(calls.state().isOver()).isTrue();
    assertThat(calls.state().failed()).isZero();
  }

  @Test
  void a_second_start_goes_on_behind_the_last_call_that_rang() throws InterruptedException {
    home.keep(home.findDay().orElseThrow().after(2, script.get(1).at()));
    TodaysCalls calls = new TodaysCalls(script, clock, (call, id) -> heard.add(call.note()), home);
    calls.play();
    assertThat(heard).containsExactly("Ryan arrives");
    assertThat(home.findDay().orElseThrow().played()).isEqualTo(3);
    assertThat(home.findDay().orElseThrow().reached()).isAfterOrEqualTo(script.get(2).at());
  }

  @Test
  void a_line_that_does_not_answer_is_told_and_the_day_goes_on() throws InterruptedException {
    TodaysCalls calls =
        new TodaysCalls(
            script,
            clock,
            (call, id) -> {
              if (call.note().equals("Ama leaves")) {
                throw new UncheckedIOException(
                    "nobody answers on 127.0.0.1:4573", new ConnectException("refused"));
              }
              heard.add(call.note());
            },
            home);
    calls.play();
    assertThat(heard).containsExactlyInAnyOrder("Ama arrives", "Ryan arrives");
    assertThat(calls.state().failed()).isEqualTo(1);
    assertThat(calls.state().firstFailure()).contains("127.0.0.1:4573");
    assertThat(calls.state().isOver()).isTrue();
  }

  @Test
  void closed_in_the_middle_it_notes_the_time_and_rings_no_more() throws InterruptedException {
    DemoClock slow = new DemoClock(script.getFirst().at(), 1);
    TodaysCalls calls = new TodaysCalls(script, slow, (call, id) -> heard.add(call.note()), home);
    calls.close();
    calls.play();
    assertThat(heard).isEmpty();
    assertThat(home.findDay().orElseThrow().reached()).isAfterOrEqualTo(script.getFirst().at());
    assertThat(home.findDay().orElseThrow().played()).isZero();
  }

  private static SampleCall call(String time, String note) {
    return new SampleCall(
        Instant.parse("2026-11-22T" + time + ":00Z"),
        "02079460123",
        "08081570101",
        List.of("123459"),
        "",
        "",
        "",
        HangUp.AT_END,
        note);
  }
}
