package org.visitline.verification.files;

/**
 * Dates, times and instants read from the characters themselves. A year of a borough holds some
 * five million of them, and a DateTimeFormatter takes longer over one than reading its row does.
 */
final class CivilText {

  /** No such date, time or instant. */
  static final long NONE = Long.MIN_VALUE;

  private static final int[] DAYS_BEFORE_MONTH = {
    0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
  };

  private static final long DAYS_TO_1970 = 719_528;
  private static final long DAY_MILLIS = 86_400_000;

  private CivilText() {}

  /** {@code YYYY-MM-DD} as days since 1970, or NONE: a 30 February is no date. */
  static long epochDay(char[] text, int begin, int end) {
    if (end - begin != 10 || text[begin + 4] != '-' || text[begin + 7] != '-') {
      return NONE;
    }
    int year = digits(text, begin, begin + 4);
    int month = digits(text, begin + 5, begin + 7);
    int day = digits(text, begin + 8, begin + 10);
    // Years that no care record has, and that the database could not hold, are slips of the finger.
    if (year < 1900 || month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) {
      return NONE;
    }
    int leapDays = year / 4 - year / 100 + year / 400;
    long daysBefore = 365L * year + leapDays + DAYS_BEFORE_MONTH[month - 1] + day;
    // Counting days from the year 0, a leap year whose own leap day comes after January.
    return (isLeap(year) && month <= 2 ? daysBefore - 1 : daysBefore) - DAYS_TO_1970;
  }

  /** {@code HH:MM} as the minute of the day, or NONE. */
  static long minuteOfDay(char[] text, int begin, int end) {
    if (end - begin != 5 || text[begin + 2] != ':') {
      return NONE;
    }
    int hour = digits(text, begin, begin + 2);
    int minute = digits(text, begin + 3, end);
    return hour < 0 || hour > 23 || minute < 0 || minute > 59 ? NONE : hour * 60L + minute;
  }

  /**
   * {@code 2026-10-25T00:58:03.120Z} or with {@code +01:00} for the Z, as milliseconds since 1970,
   * or NONE. Seconds and their fraction may be left out; what is finer than a millisecond is cut.
   */
  static long epochMilli(char[] text, int begin, int end) {
    if (end - begin < 17 || (text[begin + 10] != 'T' && text[begin + 10] != 't')) {
      return NONE;
    }
    long day = epochDay(text, begin, begin + 10);
    long minute = minuteOfDay(text, begin + 11, begin + 16);
    if (day == NONE || minute == NONE) {
      return NONE;
    }
    int at = begin + 16;
    long millis = 0;
    if (at < end && text[at] == ':') {
      int second = at + 3 < end ? digits(text, at + 1, at + 3) : -1;
      if (second < 0 || second > 59) {
        return NONE;
      }
      millis = second * 1000L;
      at += 3;
      if (at < end && text[at] == '.') {
        int first = ++at;
        for (int place = 100; at < end && isDigit(text[at]); at++, place /= 10) {
          millis += (long) (text[at] - '0') * place;
        }
        if (at == first || at - first > 9) {
          return NONE;
        }
      }
    }
    long offset = offsetMillis(text, at, end);
    return offset == NONE ? NONE : day * DAY_MILLIS + minute * 60_000 + millis - offset;
  }

  /** Digits only, as a number; -1 where anything else stands there or it is too long for an int. */
  static int digits(char[] text, int begin, int end) {
    if (begin >= end || end - begin > 9) {
      return -1;
    }
    int number = 0;
    for (int at = begin; at < end; at++) {
      if (!isDigit(text[at])) {
        return -1;
      }
      number = number * 10 + (text[at] - '0');
    }
    return number;
  }

  private static long offsetMillis(char[] text, int at, int end) {
    if (at == end - 1 && (text[at] == 'Z' || text[at] == 'z')) {
      return 0;
    }
    if (end - at != 6 || (text[at] != '+' && text[at] != '-')) {
      return NONE;
    }
    long minutes = minuteOfDay(text, at + 1, end);
    if (minutes == NONE || minutes > 18 * 60) {
      return NONE;
    }
    return (text[at] == '-' ? -minutes : minutes) * 60_000;
  }

  private static int monthLength(int year, int month) {
    return switch (month) {
      case 2 -> isLeap(year) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  private static boolean isLeap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
