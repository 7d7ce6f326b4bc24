package org.visitline.ivr.dialogue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The phone, spoken through in one language.
 *
 * @param phone the open line
 * @param language of the person at the other end
 * @param zone that times are spoken in
 */
record Voice(Phone phone, Language language, ZoneId zone) {

  /** A caller who leans on the hash key must not hold the line for ever. */
  private static final int MOST_HASHES_A_QUESTION = 2;

  Voice in(Language other) {
    return new Voice(phone, other, zone);
  }

  void say(Prompt prompt) {
    phone.say(List.of(prompt.in(language)));
  }

  void sayAt(Prompt prompt, Instant at) {
    phone.say(at(prompt, at));
  }

  Keys ask(Prompt prompt, int most) {
    return ask(List.of(prompt.in(language)), most, DialogueSettings.PATIENCE);
  }

  /**
   * Asks. Many people press {@code #} after a PIN or a code that was whole without it: it is no
   * answer to the question that follows, of which the last sentence is said again.
   */
  Keys ask(List<Sound> sounds, int most, Duration wait) {
    Keys keys = phone.ask(sounds, most, wait);
    for (int hashes = 0; keys.isHashAlone() && hashes < MOST_HASHES_A_QUESTION; hashes++) {
      keys = phone.ask(List.of(sounds.getLast()), most, wait);
    }
    return keys;
  }

  /** Goes on listening to an answer that has begun. */
  Keys listen(int most) {
    return phone.ask(List.of(), most, DialogueSettings.PATIENCE);
  }

  /** 'Arrival logged at' 'eight' 'oh two'. */
  List<Sound> at(Prompt prompt, Instant at) {
    return phrase(prompt, SpokenTime.of(timeOfDay(at), language));
  }

  /** 'Arrived at' 'eight' 'oh two' 'a.m.'. */
  List<Sound> earlierAt(Prompt prompt, Instant at) {
    return phrase(prompt, SpokenTime.withHalfOfDay(timeOfDay(at), language));
  }

  private List<Sound> phrase(Prompt prompt, List<Sound> time) {
    List<Sound> sounds = new ArrayList<>();
    sounds.add(prompt.in(language));
    sounds.addAll(time);
    return sounds;
  }

  private LocalTime timeOfDay(Instant at) {
    return at.atZone(zone).toLocalTime();
  }
}
