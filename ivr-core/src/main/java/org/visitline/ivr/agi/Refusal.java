package org.visitline.ivr.agi;

import java.util.Locale;

/** Why a connection was not served. */
enum Refusal {
  NOT_ALLOWED("it comes from no allowed source"),
  TOO_MANY_CONNECTIONS("too many connections are open"),
  NO_TLS("no TLS that we take"),
  TOO_SLOW("no whole request in time"),
  NO_REQUEST("no agi_uniqueid in its request"),
  TOO_MANY_LINES("too many lines in its request"),
  LONG_LINE("a line that is too long"),
  UNASKED("more lines than it was asked for"),
  FULL("full, or about to stop; its call is sent on"),
  FAULT("a fault of ours");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  /** As the log says it. */
  String words() {
    return words;
  }

  /** As metrics have it. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
