package org.visitline.ivr.dialogue;

import java.time.Duration;
import java.util.Optional;
import org.visitline.schema.CareWorkerId;
import org.visitline.schema.CheckDigit;

/**
 * "Please key your PIN", three times at most. A PIN ends by its length or by {@code #}; {@code *}
 * starts it again.
 */
final class PinQuestion {

  /** A caller who leans on the star key must not hold the line for ever. */
  private static final int MOST_ANSWERS_A_TRY = 10;

  private final Callers callers;
  private final WrongPins wrongPins;
  private final int length;
  private final boolean checkDigit;

  PinQuestion(Callers callers, WrongPins wrongPins, DialogueSettings settings) {
    this.callers = callers;
    this.wrongPins = wrongPins;
    this.length = settings.pinLength();
    this.checkDigit = settings.checkDigit();
  }

  /**
   * What came of the question.
   *
   * @param pin that was keyed last
   * @param worker whose it is, if anybody's
   * @param ahead what was keyed behind it while the question waited: the answer to the next one
   */
  record Answer(KeyedPin pin, Optional<CareWorker> worker, String ahead) {}

  /** Hears of each PIN that is nobody's, for the caller may hang up before the next try. */
  interface WrongPin {
    void keyed(KeyedPin pin);
  }

  /**
   * Asks.
   *
   * @param loggedAlready who keyed their PIN on this call before: it is not the answer of somebody
   *     else
   */
  Answer ask(
      Voice voice,
      Prompt first,
      Ringing call,
      Optional<CareWorkerId> loggedAlready,
      WrongPin wrong) {
    KeyedPin last = KeyedPin.NONE;
    Prompt prompt = first;
    for (int tries = 0; tries < DialogueSettings.PIN_TRIES; tries++) {
      String keyed = keyed(voice, prompt, wrongPins.pause(call));
      String digits = keyed.substring(0, Math.min(length, keyed.length()));
      if (digits.isEmpty()) {
        // Nothing was keyed, so nothing was wrong: asked again as before.
        continue;
      }
      last = callers.hash(digits);
      Optional<CareWorker> worker =
          checkDigit && !CheckDigit.isRight(digits)
              ? Optional.empty()
              : callers.findWorker(last, call.answeredAt(), call.dialledProvider());
      if (loggedAlready.isPresent() && worker.map(CareWorker::id).equals(loggedAlready)) {
        // Nobody's guess, and nobody's slip: the question was not understood.
        prompt = first;
        continue;
      }
      if (worker.isPresent()) {
        return new Answer(last, worker, keyed.substring(digits.length()));
      }
      wrong.keyed(last);
      wrongPins.keyed(call);
      prompt = Prompt.PIN_NOT_KNOWN;
      String _ = voice.phone().pause(DialogueSettings.AFTER_WRONG_PIN);
    }
    return new Answer(last, Optional.empty(), "");
  }

  /**
   * What is keyed while the question waits counts as its answer: nobody who knows it is refused.
   */
  private String keyed(Voice voice, Prompt prompt, Duration pause) {
    String early = pause.isZero() ? "" : voice.phone().pause(pause).replace("#", "");
    Keys keys = early.isEmpty() ? voice.ask(prompt, length) : new Keys(early, Keys.End.FULL);
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
