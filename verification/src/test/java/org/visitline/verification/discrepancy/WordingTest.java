package org.visitline.verification.discrepancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.visitline.verification.directory.Directory;
import org.visitline.verification.time.CivilZone;

class WordingTest {

  private static final Wording LONDON = in(CivilZone.LONDON);

  @Test
  void a_time_that_comes_twice_in_a_night_is_told_apart_by_the_name_of_the_clock() {
    assertThat(LONDON.moment(Instant.parse("2026-10-25T00:30:00Z")))
        .isEqualTo("01:30 BST on 25 October 2026");
    assertThat(LONDON.moment(Instant.parse("2026-10-25T01:30:00Z")))
        .isEqualTo("01:30 GMT on 25 October 2026");
    assertThat(
            in(new CivilZone(ZoneId.of("Europe/Berlin")))
                .time(Instant.parse("2026-10-25T01:30:00Z")))
        .isEqualTo("02:30 CET");
  }

  @Test
  void a_time_that_comes_once_has_no_name_of_a_clock() {
    assertThat(LONDON.time(Instant.parse("2026-10-24T23:59:59Z"))).isEqualTo("00:59");
    assertThat(LONDON.time(Instant.parse("2026-10-25T02:00:00Z"))).isEqualTo("02:00");
    assertThat(LONDON.time(Instant.parse("2026-07-01T00:30:00Z"))).isEqualTo("01:30");
  }

  @Test
  void a_bound_has_its_seconds_only_where_it_is_no_whole_minute() {
    assertThat(
            List.of(
                "PT25M", "PT1H", "PT1H5M", "PT7M30S", "PT1H0M30S", "PT30S", "PT19.8S", "PT1M0.5S"))
        .extracting(bound -> LONDON.bound(Duration.parse(bound)))
        .containsExactly(
            "25 min",
            "1 h",
            "1 h 05 min",
            "7 min 30 s",
            "1 h 30 s",
            "30 s",
            "19.8 s",
            "1 min 0.5 s");
  }

  @Test
  void what_is_under_a_bound_never_reads_as_the_bound_does() {
    Duration bound = Duration.ofSeconds(450);
    assertThat(LONDON.spanUnder(Duration.ofSeconds(440), bound)).isEqualTo("7 min 20 s");
    assertThat(LONDON.spanUnder(Duration.ofSeconds(419), bound)).isEqualTo("6 min");
    assertThat(LONDON.spanUnder(Duration.ofSeconds(899), Duration.ofMinutes(15)))
        .isEqualTo("14 min");
  }

  private static Wording in(CivilZone zone) {
    return new Wording(zone, new Directory(List.of(), List.of(), List.of()));
  }
}
