package org.visitline.verification.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CivilTextTest {

  @Test
  void every_date_from_1900_to_2400_is_read_as_the_calendar_has_it() {
    for (LocalDate date = LocalDate.of(1900, 1, 1);
        date.getYear() < 2400;
        date = date.plusDays(1)) {
      char[] text = date.toString().toCharArray();
      assertThat(CivilText.epochDay(text, 0, text.length)).isEqualTo(date.toEpochDay());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-30",
        "2026-02-29",
        "2100-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "2026-01-00",
        "0000-01-01",
        "26-01-01",
        "2026/01/01",
        "01-02-2026",
        "2026-1-1",
        "",
        "2026-01-01 ",
        "٢٠٢٦-٠١-٠١",
        "1899-12-31",
        "-026-01-01"
      })
  void what_no_calendar_has_is_no_date(String text) {
    assertThat(CivilText.epochDay(text.toCharArray(), 0, text.length())).isEqualTo(CivilText.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"24:00", "08:60", "8:00", "08:00:00", "0800", "08.00", "-1:00", "", "ab:cd"})
  void what_no_clock_shows_is_no_time(String text) {
    assertThat(CivilText.minuteOfDay(text.toCharArray(), 0, text.length()))
        .isEqualTo(CivilText.NONE);
  }

  @Property
  void every_instant_is_read_to_the_millisecond_in_whatever_offset_it_is_written(
      @ForAll @LongRange(min = -2_000_000_000_000L, max = 250_000_000_000_000L) long millis,
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
    OffsetDateTime written =
        Instant.ofEpochMilli(millis).atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
    char[] text = written.toString().toCharArray();
    assertThat(CivilText.epochMilli(text, 0, text.length)).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-10-25T00:58:03.1209999Z",
        "2026-10-25T00:58:03.120Z",
        "2026-10-25T01:58:03.12+01:00"
      })
  void what_is_finer_than_a_millisecond_is_cut(String text) {
    assertThat(Instant.ofEpochMilli(CivilText.epochMilli(text.toCharArray(), 0, text.length())))
        .isEqualTo(Instant.parse("2026-10-25T00:58:03Z").plus(120, ChronoUnit.MILLIS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-10-25T00:58:03",
        "2026-10-25T00:58",
        "2026-10-25",
        "2026-10-25 00:58:03Z",
        "Z",
        "2026-02-30T00:58:03Z",
        "2026-10-25T24:00:00Z",
        "2026-10-25T00:58:60Z",
        "2026-10-25T00:58:",
        "2026-10-25T00:58:03.Z",
        "2026-10-25T00:58:03+1",
        "2026-10-25T00:58:03+19:00",
        "2026-10-25T00:58:03.",
        "2026-10-25T00:58:0",
        "2026-10-25T00:58:03.1234567890Z",
        "2026-10-25T00:58:03ZZ",
        "2026-10-25T00:58Zxxxx",
        ""
      })
  void what_names_no_moment_is_no_instant(String text) {
    assertThat(CivilText.epochMilli(text.toCharArray(), 0, text.length()))
        .isEqualTo(CivilText.NONE);
  }
}
