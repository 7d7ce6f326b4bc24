package org.visitline.verification.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every number of a policy: its key in a policy file, what holds by default, what makes sense. */
public enum PolicyNumber {
  MATCH_WINDOW_MINUTES(
      120,
      0,
      720,
      "Match window",
      "how far a visit may lie from a commissioned visit whose slot it takes"),
  EXTRA_CALL_MINUTES(
      5, 0, 60, "Same event within", "a call repeated within this time is the same event"),
  OPEN_BEYOND_COMMISSIONED_MINUTES(
      240,
      0,
      1440,
      "Open beyond the commissioned duration",
      "how much longer than the longest commissioned duration a visit stays open"),
  OPEN_WHERE_NOTHING_COMMISSIONED_MINUTES(
      840,
      30,
      2880,
      "Open where nothing is commissioned",
      "how long a visit stays open where nothing is commissioned"),
  MISSED_AFTER_MINUTES(
      60, 0, 1440, "Missed after", "how long after the latest start nobody may have come"),
  LATE_AFTER_MINUTES(
      15, 0, 720, "Late after", "an arrival by more than this after the latest start is late"),
  VERY_LATE_AFTER_MINUTES(30, 0, 720, "Very late after", "... and by more than this, very late"),
  EARLY_BEFORE_MINUTES(
      15, 0, 720, "Early before", "an arrival by more than this before the start is early"),
  SHORT_BY_MINUTES(
      5,
      0,
      240,
      "Short by more than",
      "a visit may be shorter by this or by the percentage, if more"),
  SHORT_BY_PERCENT(10, 0, 100, "Short by more than", "of the commissioned duration"),
  VERY_SHORT_BELOW_PERCENT(
      50, 0, 100, "Very short below", "a visit below this share of the duration is very short"),
  VERY_SHORT_BELOW_MINUTES(
      15,
      0,
      30,
      "Very short below",
      "... and so is one below this, where at least 30 min were commissioned"),
  LONG_BY_MINUTES(
      15,
      0,
      1440,
      "Long by more than",
      "a visit longer than commissioned by more than this is long"),
  FASTEST_MILES_PER_HOUR(
      60, 10, 600, "Fastest journey", "on the straight line between two addresses"),
  CRAMMING_GAP_MINUTES(
      2,
      0,
      60,
      "No time to travel within",
      "visits that follow within this leave no time to travel"),
  CLIPPING_DAYS(
      28,
      7,
      92,
      "Habit of leaving early, over",
      "over how many days a habit of leaving early is looked for"),
  CLIPPING_BELOW_PERCENT(
      80,
      0,
      100,
      "Habit of leaving early, below",
      "a median share of the duration below this is one");

  private final int byDefault;
  private final int least;
  private final int most;
  private final String title;
  private final String meaning;

  PolicyNumber(int byDefault, int least, int most, String title, String meaning) {
    this.byDefault = byDefault;
    this.least = least;
    this.most = most;
    this.title = title;
    this.meaning = meaning;
  }

  /** What holds where a contract says nothing else. */
  public int byDefault() {
    return byDefault;
  }

  /** A lower one is refused. */
  public int least() {
    return least;
  }

  /** A higher one is refused: it would be a slip of the hand. */
  public int most() {
    return most;
  }

  /** As people call it, with what it counts: {@code Late after (minutes)}. */
  public String said() {
    return title + " (" + unit() + ")";
  }

  /** The key ends in it. */
  private String unit() {
    for (String unit : List.of("minutes", "percent", "days")) {
      if (key().endsWith("_" + unit)) {
        return unit;
      }
    }
    return "miles per hour";
  }

  /** In a few words. */
  public String meaning() {
    return meaning;
  }

  /** How a policy file names it: {@code late_after_minutes}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The number of a key, where there is one. */
  public static Optional<PolicyNumber> find(String key) {
    return Arrays.stream(values()).filter(number -> number.key().equals(key)).findFirst();
  }
}
