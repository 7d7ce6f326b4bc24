package org.visitline.portal.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The days of an order as they are said. */
public final class Weekdays {

  private static final List<String> ALL = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

  private Weekdays() {}

  /**
   * {@code every day}, {@code Mon, Wed, every 2 weeks}.
   *
   * @param days as stored: {@code MON;TUE}
   */
  public static String said(String days, int everyWeeks) {
    List<String> given = Arrays.asList(days.split(";"));
    String said =
        given.containsAll(ALL)
            ? "every day"
            : ALL.stream()
                .filter(given::contains)
                .map(day -> day.charAt(0) + day.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    return everyWeeks > 1 ? said + ", every " + everyWeeks + " weeks" : said;
  }
}
