package org.visitline.ivr.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moments, as callers hear them. */
class SpokenTimeTest {

  private static final Phone UNUSED =
      (Phone)
          Proxy.newProxyInstance(
              Phone.class.getClassLoader(),
              new Class<?>[] {Phone.class},
              (phone, method, arguments) -> {
                throw new AssertionError(method);
              });

  @ParameterizedTest
  @CsvSource({
    "2026-06-01T07:02:00Z, arrival-logged-at hour-8 minute-oh-2",
    "2026-06-01T12:00:00Z, arrival-logged-at hour-1 oclock",
    "2026-05-31T23:00:00Z, arrival-logged-at hour-12 oclock",
    "2026-05-31T23:05:00Z, arrival-logged-at hour-12 minute-oh-5",
    // The last Sunday of October has half past one twice, an hour apart.
    "2026-10-25T00:30:00Z, arrival-logged-at hour-1 minute-30",
    "2026-10-25T01:30:00Z, arrival-logged-at hour-1 minute-30",
    // The last Sunday of March has none.
    "2026-03-29T00:59:59Z, arrival-logged-at hour-12 minute-59",
    "2026-03-29T01:00:00Z, arrival-logged-at hour-2 oclock",
  })
  void in_english(Instant moment, String heard) {
    assertThat(heard(Language.ENGLISH, moment)).isEqualTo(heard);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-31T23:00:00Z, arrived-at hour-12 oclock am",
    "2026-06-01T11:00:00Z, arrived-at hour-12 oclock pm",
    "2026-10-25T00:30:00Z, arrived-at hour-1 minute-30 am",
    "2026-10-25T01:30:00Z, arrived-at hour-1 minute-30 am",
  })
  void with_the_half_of_the_day_in_english(Instant moment, String heard) {
    assertThat(earlier(Language.ENGLISH, moment)).isEqualTo(heard);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-31T23:00:00Z, Cyrraedd am ddeuddeg o'r gloch y bore",
    "2026-06-01T01:05:00Z, Cyrraedd am ddau dim pump y bore",
    "2026-06-01T02:20:00Z, Cyrraedd am dri dau ddeg y bore",
    "2026-06-01T03:00:00Z, Cyrraedd am bedwar o'r gloch y bore",
    "2026-06-01T10:10:00Z, Cyrraedd am un ar ddeg deg y bore",
    "2026-06-01T12:00:00Z, Cyrraedd am un o'r gloch y prynhawn",
    "2026-06-01T16:59:00Z, Cyrraedd am bump pum deg naw y prynhawn",
    "2026-06-01T17:00:00Z, Cyrraedd am chwech o'r gloch yr hwyr",
    "2026-06-01T21:00:00Z, Cyrraedd am ddeg o'r gloch yr hwyr",
  })
  void in_welsh_an_hour_is_one_of_twelve_and_changes_its_first_sound(Instant moment, String heard)
      throws IOException {
    Map<String, String> words = Catalogue.words(Language.WELSH);

    assertThat(
            voice(Language.WELSH).earlierAt(Prompt.ARRIVED_AT, moment).stream()
                .map(sound -> words.get(sound.key()))
                .collect(Collectors.joining(" ")))
        .isEqualTo(heard);
  }

  @Test
  void in_polish_and_romanian_midnight_is_hour_nought() {
    Instant midnight = Instant.parse("2026-05-31T23:00:00Z");

    for (Language language : List.of(Language.POLISH, Language.ROMANIAN)) {
      assertThat(heard(language, midnight)).isEqualTo("arrival-logged-at hour-0 oclock");
    }
  }

  @Test
  void every_moment_of_both_clock_changes_has_its_words() throws IOException {
    for (Language language : Language.values()) {
      Map<String, String> words = Catalogue.words(language);
      for (String night : List.of("2026-03-28T23:00:00Z", "2026-10-24T22:00:00Z")) {
        for (int minute = 0; minute < 360; minute++) {
          Instant moment = Instant.parse(night).plus(Duration.ofMinutes(minute));
          assertThat(voice(language).earlierAt(Prompt.LEFT_AT, moment))
              .allSatisfy(
                  sound -> assertThat(words.get(sound.key())).isNotEqualTo(Catalogue.NOT_USED));
        }
      }
    }
  }

  private static String heard(Language language, Instant moment) {
    return keys(voice(language).at(Prompt.ARRIVAL_LOGGED_AT, moment));
  }

  private static String earlier(Language language, Instant moment) {
    return keys(voice(language).earlierAt(Prompt.ARRIVED_AT, moment));
  }

  private static String keys(List<Sound> sounds) {
    return sounds.stream().map(Sound::key).collect(Collectors.joining(" "));
  }

  private static Voice voice(Language language) {
    return new Voice(UNUSED, language, ZoneId.of("Europe/London"));
  }
}
