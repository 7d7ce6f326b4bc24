package org.visitline.ivr.handset;

import java.time.Duration;

/** About how long sounds and keys take; near enough to act a call by. */
final class SoundLength {

  /** A key of a practised thumb. */
  static final Duration KEY = Duration.ofMillis(250);

  private static final Duration FRAGMENT = Duration.ofMillis(500);
  private static final Duration SENTENCE = Duration.ofMillis(2200);
  private static final Duration MENU = Duration.ofSeconds(9);

  private SoundLength() {}

  static Duration of(String sound) {
    String key = sound.substring(sound.lastIndexOf('/') + 1);
    if (key.equals("star-menu")) {
      return MENU;
    }
    return isFragment(sound) ? FRAGMENT : SENTENCE;
  }

  /** Whether it is a part of a spoken time. */
  static boolean isFragment(String sound) {
    String key = sound.substring(sound.lastIndexOf('/') + 1);
    return key.startsWith("hour-")
        || key.startsWith("minute-")
        || key.equals("oclock")
        || key.equals("am")
        || key.equals("pm")
        || key.equals("evening");
  }
}
