package org.visitline.app.sample.orders;

import java.util.List;

/** The usual shapes of a week of care. */
enum CarePackage {
  FOUR_DAILY(
      60,
      daily("personal care", "07:30", 60, 45),
      daily("personal care", "12:00", 60, 30),
      daily("personal care", "16:30", 60, 30),
      daily("personal care", "20:00", 75, 30)),
  FOUR_DAILY_BY_TWO(
      20,
      daily("personal care", "08:00", 60, 45).by(2),
      daily("personal care", "12:30", 45, 30).by(2),
      daily("personal care", "17:00", 45, 30).by(2),
      daily("personal care", "20:30", 60, 30).by(2)),
  THREE_DAILY(
      50,
      daily("personal care", "07:00", 90, 45),
      daily("meal", "12:30", 45, 15),
      daily("personal care", "19:00", 90, 30)),
  MORNING_AND_EVENING(
      170, daily("personal care", "08:00", 90, 30), daily("personal care", "19:30", 90, 30)),
  MORNING(210, daily("personal care", "08:30", 120, 45)),
  /** Tablets that must not wait: no window at all, and 15 minutes. */
  MEDICATION(
      60,
      daily("medication", "09:00", 0, 15).critical(),
      daily("medication", "21:00", 0, 15).critical()),
  MEALS_ON_WEEKDAYS(90, weekly("meal", "MON;TUE;WED;THU;FRI", "12:15", 45, 30)),
  BATHING(120, weekly("bathing", "MON;WED;FRI", "10:00", 90, 60)),
  SHOPPING(100, weekly("shopping", "THU", "10:30", 60, 60)),
  CLEANING(120, weekly("cleaning", "TUE", "13:00", 90, 120).everyWeeks(2)),

  /** What shared houses, couples and the demo's service user have; not dealt to others. */
  SHARED_HOUSE(
      0,
      daily("supported living", "09:30", 120, 60),
      weekly("supported living", "MON;TUE;WED;THU;FRI", "15:30", 120, 45)),
  COUPLE(0, daily("personal care", "08:15", 45, 30), daily("personal care", "18:30", 60, 30)),
  NIGHT(0, daily("waking night", "22:00", 15, 540), daily("personal care", "13:00", 60, 30)),
  LIVE_IN(0, daily("live-in care", "09:00", 30, 1440)),
  /** The last is late: when the demo's day has been played, it is the one still to come. */
  ADA(
      0,
      daily("personal care", "08:00", 30, 30),
      daily("meal", "12:30", 30, 30),
      daily("personal care", "17:30", 30, 45),
      daily("personal care", "22:30", 30, 30));

  private final int perThousand;

  // Made by List.of, which the check does not see.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Pattern> patterns;

  CarePackage(int perThousand, Pattern... patterns) {
    this.perThousand = perThousand;
    this.patterns = List.of(patterns);
  }

  /** How common it is among those who live alone. */
  int perThousand() {
    return perThousand;
  }

  List<Pattern> patterns() {
    return patterns;
  }

  /**
   * One order of a package.
   *
   * @param start the usual; each service user's differs by a little
   */
  record Pattern(
      String serviceType,
      String days,
      String start,
      int windowMinutes,
      int minutes,
      int workers,
      int everyWeeks,
      boolean timeCritical) {

    Pattern by(int moreWorkers) {
      return new Pattern(
          serviceType, days, start, windowMinutes, minutes, moreWorkers, everyWeeks, timeCritical);
    }

    Pattern critical() {
      return new Pattern(
          serviceType, days, start, windowMinutes, minutes, workers, everyWeeks, true);
    }

    Pattern everyWeeks(int weeks) {
      return new Pattern(
          serviceType, days, start, windowMinutes, minutes, workers, weeks, timeCritical);
    }
  }

  private static Pattern daily(String serviceType, String start, int window, int minutes) {
    return weekly(serviceType, "MON;TUE;WED;THU;FRI;SAT;SUN", start, window, minutes);
  }

  private static Pattern weekly(
      String serviceType, String days, String start, int window, int minutes) {
    return new Pattern(serviceType, days, start, window, minutes, 1, 1, false);
  }
}
