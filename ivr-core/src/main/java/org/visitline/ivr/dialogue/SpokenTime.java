package org.visitline.ivr.dialogue;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Times of day put together from recorded fragments, by each language's habit: 'eight oh two' in
 * English, where the hour is one of twelve; 'osiemnastej zero dwa' in Polish, of twenty-four.
 */
public final class SpokenTime {

  private static final LocalTime EVENING = LocalTime.of(18, 0);

  private SpokenTime() {}

  /** As a confirmation says it: a worker who stands there knows which half of the day it is. */
  static List<Sound> of(LocalTime time, Language language) {
    return List.of(new Sound(language, hour(time, language)), new Sound(language, minute(time)));
  }

  /** As it is said of another time than now: with the half of the day, where the hours need one. */
  static List<Sound> withHalfOfDay(LocalTime time, Language language) {
    if (!language.saysTwelveHours()) {
      return of(time, language);
    }
    return List.of(
        new Sound(language, hour(time, language)),
        new Sound(language, minute(time)),
        new Sound(language, partOfDay(time, language)));
  }

  /** The Welsh part the evening from the afternoon. */
  private static String partOfDay(LocalTime time, Language language) {
    if (time.getHour() < 12) {
      return "am";
    }
    return language == Language.WELSH && !time.isBefore(EVENING) ? "evening" : "pm";
  }

  /** The keys of every fragment that a language needs; each must be in the catalogue. */
  public static Set<String> fragments(Language language) {
    Set<String> keys = new TreeSet<>();
    for (int minute = 0; minute < 24 * 60; minute++) {
      withHalfOfDay(LocalTime.ofSecondOfDay(minute * 60L), language)
          .forEach(sound -> keys.add(sound.key()));
    }
    return keys;
  }

  private static String hour(LocalTime time, Language language) {
    int hour = time.getHour();
    // Noon and midnight are both twelve on a clock of twelve hours.
    return "hour-" + (language.saysTwelveHours() ? (hour + 11) % 12 + 1 : hour);
  }

  private static String minute(LocalTime time) {
    int minute = time.getMinute();
    if (minute == 0) {
      return "oclock";
    }
    return minute < 10 ? "minute-oh-" + minute : "minute-" + minute;
  }
}
