package org.visitline.ivr.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * "Please key the service user's code", where the line does not say whose it is. Two tries; star
 * skips it, for a worker who does not have it must not be kept: the office can place the call.
 */
final class CodeQuestion {

  private final Callers callers;

  CodeQuestion(Callers callers) {
    this.callers = callers;
  }

  /** Asks, and tells the part what came of it. */
  void ask(Voice voice, WorkersPart part) {
    for (int tries = 0; tries < DialogueSettings.CODE_TRIES; tries++) {
      String code = digits(voice, tries == 0 ? opening(voice, part) : again(voice));
      if (code.isEmpty()) {
        return;
      }
      // Kept even if it is nobody's: what was keyed is evidence, and the right code may be a slip
      // away.
      Optional<Place> place = callers.findByCode(code);
      Place here = place.orElse(part.place());
      part.isAt(here, code, callers.workOut(part.id(), here, part.at()));
      if (place.isPresent()) {
        return;
      }
    }
  }

  private List<Sound> opening(Voice voice, WorkersPart part) {
    List<Sound> sounds = new ArrayList<>();
    if (part.call().ringing().isWithheld() && callers.mayHint(part.id())) {
      sounds.add(Prompt.SHOW_YOUR_NUMBER.in(voice.language()));
    }
    sounds.add(Prompt.KEY_SERVICE_USER_CODE.in(voice.language()));
    return sounds;
  }

  private static List<Sound> again(Voice voice) {
    return List.of(Prompt.CODE_NOT_KNOWN.in(voice.language()));
  }

  /**
   * The first key is taken by itself: the exchange ends an answer at a star only when it ends there
   * anyway, and a worker who has no code must not wait for that. What is listened for then is what
   * a code that begins so has yet: a short code need not wait for the keys of a long one.
   */
  private String digits(Voice voice, List<Sound> sounds) {
    Keys keys = voice.ask(sounds, 1, DialogueSettings.PATIENCE);
    StringBuilder code = new StringBuilder(keys.keyed());
    for (int more = more(code); more > 0 && !keys.ended(); more = more(code)) {
      keys = voice.listen(more);
      code.append(keys.keyed());
    }
    return code.indexOf("*") < 0 ? code.toString() : "";
  }

  /** How many keys to listen for yet; none behind a star. */
  private int more(CharSequence keyed) {
    String begun = keyed.toString();
    return begun.contains("*") ? 0 : callers.moreDigits(begun);
  }
}
