package org.visitline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoClockTest {

  private static final Instant SIX = Instant.parse("2026-11-22T06:00:00Z");

  private final AtomicLong life = new AtomicLong(5_000_000_000L);
  private final DemoClock clock = new DemoClock(SIX, 400, life::get);

  @BeforeEach
  void run() {
    pass(Duration.ofSeconds(3));
    assertThat(clock.instant()).as("stands until it is released").isEqualTo(SIX);
    clock.release();
  }

  @Test
  void a_second_of_life_is_four_hundred_of_the_demo() {
    assertThat(clock.instant()).isEqualTo(SIX);
    pass(Duration.ofSeconds(9));
    assertThat(clock.instant()).isEqualTo("2026-11-22T07:00:00Z");
  }

  @Test
  void it_goes_on_as_in_life_from_where_it_is() {
    pass(Duration.ofSeconds(9));
    clock.runAsInLife();
    assertThat(clock.instant()).isEqualTo("2026-11-22T07:00:00Z");
    pass(Duration.ofSeconds(9));
    assertThat(clock.instant()).isEqualTo("2026-11-22T07:00:09Z");
  }

  @Test
  void it_says_how_long_to_wait_in_life_and_never_less_than_nothing() {
    assertThat(clock.waitFor(SIX.plusSeconds(400))).isEqualTo(Duration.ofSeconds(1));
    assertThat(clock.waitFor(SIX.minusSeconds(1))).isZero();
    assertThat(clock.inLife(Duration.ofSeconds(8))).isEqualTo(Duration.ofMillis(20));
  }

  @Test
  void it_never_goes_back_while_others_change_its_pace() throws Exception {
    DemoClock real = new DemoClock(SIX, 400);
    real.release();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<Boolean>> readers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        readers.add(
            threads.submit(
                () -> {
                  Instant last = SIX;
                  boolean forwards = true;
                  for (int look = 0; look < 20_000; look++) {
                    Instant now = real.instant();
                    forwards &= !now.isBefore(last);
                    last = now;
                  }
                  return forwards;
                }));
      }
      for (int change = 0; change < 2_000; change++) {
        real.runAt(change % 2 == 0 ? 1 : 400);
      }
      for (Future<Boolean> reader : readers) {
        assertThat(reader.get()).isTrue();
      }
    }
  }

  @Test
  void it_stands_still_where_it_is_held_and_does_not_make_up_for_it() {
    clock.holdAt(SIX.plusSeconds(60));
    pass(Duration.ofSeconds(9));
    assertThat(clock.instant()).isEqualTo(SIX.plusSeconds(60));
    clock.release();
    assertThat(clock.instant()).isEqualTo(SIX.plusSeconds(60));
    pass(Duration.ofSeconds(1));
    assertThat(clock.instant()).isEqualTo(SIX.plusSeconds(460));
    clock.holdAt(SIX);
    assertThat(clock.instant()).isEqualTo(SIX.plusSeconds(460));
  }

  @Test
  void it_refuses_to_stand_still() {
    assertThatThrownBy(() -> clock.runAt(0)).hasMessageContaining("more than 0");
    assertThatThrownBy(() -> new DemoClock(SIX, Double.NaN)).hasMessageContaining("more than 0");
  }

  private void pass(Duration time) {
    life.addAndGet(time.toNanos());
  }
}
