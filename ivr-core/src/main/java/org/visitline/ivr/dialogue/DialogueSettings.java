package org.visitline.ivr.dialogue;

import java.time.Duration;
import java.time.ZoneId;

/**
 * What an installation decides about its conversation.
 *
 * @param pinLength digits of a PIN, 4 to 8
 * @param checkDigit whether every PIN of this installation ends in a check digit: then one that
 *     does not is a slip of the finger, and is not even looked up
 * @param zone the civil zone that times are spoken in
 * @param language until the caller is known, and for callers who asked for none
 * @param numbers that carry a language or a provider: a number of its own for callers who would
 *     rather be greeted in another language, or for one provider's workers
 * @param messageFolder where Asterisk keeps messages to the office, on its own disk
 */
public record DialogueSettings(
    int pinLength,
    boolean checkDigit,
    ZoneId zone,
    Language language,
    DialledNumbers numbers,
    String messageFolder) {

  /** How long a caller may take for the first key, and between keys. */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  /** How long the line stays open after a confirmation: the council pays for it. */
  static final Duration AFTER_CONFIRMATION = Duration.ofSeconds(3);

  /**
   * How long after a wrong PIN keys are dropped: a key too many of it would cut off the word that
   * it was wrong, and begin the next try. Nobody who tries again is as quick.
   */
  static final Duration AFTER_WRONG_PIN = Duration.ofMillis(500);

  static final Duration LONGEST_MESSAGE = Duration.ofSeconds(60);

  static final int PIN_TRIES = 3;
  static final int CODE_TRIES = 2;

  /** Refuses what no caller could key. */
  public DialogueSettings {
    if (pinLength < 4 || pinLength > 8) {
      throw new IllegalArgumentException("a PIN has 4 to 8 digits, not " + pinLength);
    }
  }

  Language languageOf(String dialledNumber) {
    return numbers.of(dialledNumber).language().orElse(language);
  }
}
