package org.visitline.ivr.dialogue;

import java.time.Instant;
import java.util.Optional;

/**
 * "Please key your PIN", three times at most. A PIN ends by its length or by {@code #}; {@code *}
 * starts it again.
 */
final class PinQuestion {

  /** A caller who leans on the star key must not hold the line for ever. */
  private static final int MOST_ANSWERS_A_TRY = 10;

  private final Callers callers;
  private final int length;
  private final boolean checkDigit;

  PinQuestion(Callers callers, DialogueSettings settings) {
    this.callers = callers;
    this.length = settings.pinLength();
    this.checkDigit = settings.checkDigit();
  }

  /**
   * What came of the question.
   *
   * @param pin that was keyed last
   * @param worker whose it is, if anybody's
   */
  record Answer(KeyedPin pin, Optional<CareWorker> worker) {}

  /** Hears of each PIN that is nobody's, for the caller may hang up before the next try. */
  interface WrongPin {
    void keyed(KeyedPin pin);
  }

  Answer ask(Voice voice, Prompt first, Instant at, WrongPin wrong) {
    KeyedPin last = KeyedPin.NONE;
    Prompt prompt = first;
    for (int tries = 0; tries < DialogueSettings.PIN_TRIES; tries++) {
      String digits = digits(voice, prompt);
      if (digits.isEmpty()) {
        // Nothing was keyed, so nothing was wrong: asked again as before.
        continue;
      }
      last = callers.hash(digits);
      Optional<CareWorker> worker =
          checkDigit && !CheckDigit.isRight(digits)
              ? Optional.empty()
              : callers.findWorker(last, at);
      if (worker.isPresent()) {
        return new Answer(last, worker);
      }
      wrong.keyed(last);
      prompt = Prompt.PIN_NOT_KNOWN;
    }
    return new Answer(last, Optional.empty());
  }

  private String digits(Voice voice, Prompt prompt) {
    Keys keys = voice.ask(prompt, length);
    String digits = afterLastStar(keys.keyed());
    for (int more = 0; !keys.ended() && digits.length() < length; more++) {
      if (more == MOST_ANSWERS_A_TRY) {
        return "";
      }
      keys = voice.listen(length - digits.length());
      digits = afterLastStar(digits + keys.keyed());
    }
    return digits;
  }

  private static String afterLastStar(String keyed) {
    return keyed.substring(keyed.lastIndexOf('*') + 1);
  }
}
