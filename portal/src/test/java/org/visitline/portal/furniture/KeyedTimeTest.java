package org.visitline.portal.furniture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.visitline.portal.furniture.KeyedTime.Meant;
import org.visitline.portal.furniture.KeyedTime.Unclear;

/** The nights of 25 October 2026, when 01:00 to 02:00 comes twice, and of 28 March 2027. */
class KeyedTimeTest {

  private static final CivilTime CIVIL =
      new CivilTime(ZoneId.of("Europe/London"), InstantSource.fixed(Instant.EPOCH));

  @Test
  void a_time_that_comes_once_is_meant() {
    assertThat(read("2026-10-25T00:59", "")).isEqualTo(at("2026-10-24T23:59:00Z"));
    assertThat(read("2026-10-25T02:00", "")).isEqualTo(at("2026-10-25T02:00:00Z"));
    assertThat(KeyedTime.of(null, "", CIVIL)).isEqualTo(new Meant(null));
  }

  @Test
  void of_a_time_that_comes_twice_somebody_must_say_which() {
    assertThat(read("2026-10-25T01:40", ""))
        .isEqualTo(
            new Unclear(
                "01:40 on Sun 25 Oct 2026 comes twice, for the clocks go back that night: say"
                    + " which of the two is meant, 01:40 BST or 01:40 GMT."));
    assertThat(read("2026-10-25T01:00", "first")).isEqualTo(at("2026-10-25T00:00:00Z"));
    assertThat(read("2026-10-25T01:40", "first")).isEqualTo(at("2026-10-25T00:40:00Z"));
    assertThat(read("2026-10-25T01:40", "second")).isEqualTo(at("2026-10-25T01:40:00Z"));
  }

  @Test
  void a_time_that_clocks_never_show_is_none() {
    assertThat(read("2027-03-28T00:59", "")).isEqualTo(at("2027-03-28T00:59:00Z"));
    assertThat(read("2027-03-28T01:00", "second")).isInstanceOf(Unclear.class);
    assertThat(read("2027-03-28T01:30", ""))
        .isEqualTo(
            new Unclear(
                "01:30 on Sun 28 Mar 2027 is no time: the clocks go forward over it. Write the"
                    + " time that they showed."));
    assertThat(read("2027-03-28T02:00", "")).isEqualTo(at("2027-03-28T01:00:00Z"));
  }

  @Test
  void a_form_asks_for_it_around_that_night_only() {
    assertThat(CIVIL.hourThatComesTwice(LocalDate.of(2026, 10, 24)))
        .contains("01:00 to 02:00 on Sun 25 Oct 2026");
    assertThat(CIVIL.hourThatComesTwice(LocalDate.of(2026, 10, 25))).isPresent();
    assertThat(CIVIL.hourThatComesTwice(LocalDate.of(2026, 10, 23))).isEmpty();
    assertThat(CIVIL.hourThatComesTwice(LocalDate.of(2026, 10, 26))).isEmpty();
    assertThat(CIVIL.hourThatComesTwice(LocalDate.of(2027, 3, 28))).isEmpty();
    assertThat(CIVIL.pass(Instant.parse("2026-10-25T01:40:00Z"))).isEqualTo("second");
    assertThat(CIVIL.pass(Instant.parse("2026-10-25T00:40:00Z"))).isEqualTo("first");
    assertThat(CIVIL.pass(Instant.parse("2026-10-25T02:40:00Z"))).isEmpty();
  }

  @Test
  void what_a_clock_showed_is_looked_for_near_to_where_it_should_lie() {
    Instant midnight = Instant.parse("2026-10-27T00:05:00Z");
    assertThat(CIVIL.nearest(LocalTime.of(23, 50), midnight))
        .isEqualTo(Instant.parse("2026-10-26T23:50:00Z"));
    assertThat(CIVIL.nearest(LocalTime.of(1, 40), Instant.parse("2026-10-25T01:35:00Z")))
        .isEqualTo(Instant.parse("2026-10-25T01:40:00Z"));
    assertThat(CIVIL.nearest(LocalTime.of(1, 40), Instant.parse("2026-10-25T00:35:00Z")))
        .isEqualTo(Instant.parse("2026-10-25T00:40:00Z"));
  }

  private static KeyedTime read(String written, String pass) {
    return KeyedTime.of(LocalDateTime.parse(written), pass, CIVIL);
  }

  private static KeyedTime at(String moment) {
    return new Meant(Instant.parse(moment));
  }
}
