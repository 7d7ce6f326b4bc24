package org.visitline.portal.discrepancies;

import java.time.Duration;

/** In what a finding's measured value and threshold are counted. */
public enum Unit {
  /** Stored in seconds. */
  DURATION("", ""),

  /** Care workers. */
  WORKERS("care worker", "care workers"),

  /** Telephone calls. */
  CALLS("call", "calls"),

  /** Visits. */
  VISITS("visit", "visits"),

  /** Service users' homes. */
  HOMES("home", "homes"),

  /** Hundredths. */
  PERCENT("", ""),

  /** Nothing is measured. */
  NONE("", "");

  private final String one;
  private final String many;

  Unit(String one, String many) {
    this.one = one;
    this.many = many;
  }

  /** The value as it is said: {@code 12 min 30 s}, {@code 2 care workers}, {@code 70%}. */
  String said(long value) {
    return switch (this) {
      case DURATION -> said(Duration.ofSeconds(value));
      case PERCENT -> value + "%";
      case NONE -> Long.toString(value);
      default -> value + " " + (value == 1 ? one : many);
    };
  }

  /** To the second: a finding stands or falls by it. */
  private static String said(Duration length) {
    StringBuilder text = new StringBuilder();
    if (length.toHours() > 0) {
      text.append(length.toHours()).append(" h ");
    }
    if (length.toMinutesPart() > 0) {
      text.append(length.toMinutesPart()).append(" min ");
    }
    if (length.toSecondsPart() > 0 || length.toMinutes() == 0) {
      text.append(length.toSecondsPart()).append(" s");
    }
    return text.toString().strip();
  }
}
