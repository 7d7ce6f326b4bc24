package org.visitline.ivr.dialogue;

import java.util.Locale;

/**
 * Every sentence that a caller may hear, by its key in the prompt catalogue: {@code
 * WELCOME_KEY_PIN} is {@code welcome-key-pin}. Times are put together from fragments: {@link
 * SpokenTime}.
 */
public enum Prompt {
  WELCOME_KEY_PIN,
  PIN_NOT_KNOWN,
  SECOND_WORKER_KEY_PIN,
  CALL_YOUR_OFFICE,

  KEY_SERVICE_USER_CODE,
  CODE_NOT_KNOWN,
  SHOW_YOUR_NUMBER,

  ARRIVAL_LOGGED_AT,
  DEPARTURE_LOGGED_AT,
  STILL_LOGGED_IN_ELSEWHERE,
  PRESS_THREE_OR_STAR,

  STAR_MENU,
  NO_REPLY_LOGGED,
  CARE_REFUSED_LOGGED,
  IN_HOSPITAL_LOGGED,
  LEAVE_MESSAGE,
  MESSAGE_KEPT,
  LAST_TIMES,
  NO_TIMES_LOGGED,
  ARRIVED_AT,
  LEFT_AT,

  // Said by the dialplan itself when no node of ours takes the call; here, so that the catalogue is
  // checked whole.
  FALLBACK_KEY_PIN,
  FALLBACK_DIRECTION,
  FALLBACK_NOTED;

  /** Its row in the catalogue, and the name of its sound file. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Its sound in one language. */
  public Sound in(Language language) {
    return new Sound(language, key());
  }
}
