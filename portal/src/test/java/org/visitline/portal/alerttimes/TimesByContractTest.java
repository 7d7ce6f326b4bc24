package org.visitline.portal.alerttimes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.visitline.portal.alerttimes.TimesByContract.Given;
import org.visitline.portal.alerttimes.TimesByContract.InForce;

class TimesByContractTest {

  private final TimesByContract times =
      new TimesByContract(
          AlertTimes.DEFAULT,
          List.of(
              given(1, null, "2026-11-01", 20),
              given(2, "P1", "2026-11-03", 30),
              given(3, "P1", "2026-11-10", 10),
              given(4, "P1", "2026-11-10", 12)));

  @ParameterizedTest
  @CsvSource({
    "P1, 2026-10-31, 15",
    "P1, 2026-11-01, 20",
    "P1, 2026-11-02, 20",
    "P1, 2026-11-03, 30",
    "P1, 2026-11-09, 30",
    "P1, 2026-11-10, 12",
    "P2, 2026-10-31, 15",
    "P2, 2026-11-10, 20"
  })
  void a_contracts_own_times_hold_from_their_day_on_else_everybodys_else_the_default(
      String provider, LocalDate date, int minutes) {
    assertThat(times.of(provider, date).times().provider()).hasMinutes(minutes);
  }

  @Test
  void it_says_whose_times_they_were() {
    InForce own = times.of("P1", LocalDate.of(2026, 11, 3));

    assertThat(own.said(Stage.OFFICER, false))
        .isEqualTo("By Alder’s own times from 3 Nov 2026 on: 60 min after the latest start.");
    assertThat(own.said(Stage.PROVIDER, true))
        .isEqualTo(
            "By Alder’s own times from 3 Nov 2026 on: 1 min after the latest start, for it is"
                + " time-critical.");
    assertThat(times.of("P2", LocalDate.of(2026, 11, 3)).whose())
        .isEqualTo("By the times for everybody from 1 Nov 2026 on");
  }

  @Test
  void no_visit_is_overlooked_for_the_shortest_and_the_longest_bound_what_is_read() {
    assertThat(times.soonest(Stage.PROVIDER)).isEqualTo(Duration.ofMinutes(1));
    assertThat(times.longest()).isEqualTo(Duration.ofMinutes(60));
  }

  private static Given given(long id, @Nullable String provider, String from, int minutes) {
    return new Given(
        id,
        provider,
        provider == null ? null : "Alder",
        LocalDate.parse(from),
        new AlertTimes(
            Duration.ofMinutes(minutes),
            Duration.ofMinutes(2L * minutes),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2)),
        "selma",
        Instant.EPOCH);
  }
}
