package org.visitline.ivr.handset;

import java.time.Duration;

/** Whoever holds the handset: hears what is said, and keys, waits or hangs up. */
public interface Caller {

  /** What a caller returns to put the phone down. */
  String HANG_UP = "hang up";

  /** What a caller returns to wait and listen. */
  String NOTHING = "";

  /**
   * A sound is played.
   *
   * @param sound its name, {@code visitline/en-GB/welcome-key-pin}
   * @return keys pressed while it plays, {@link #NOTHING} or {@link #HANG_UP}
   */
  String hears(String sound);

  /**
   * The prompt is over, and the line waits for keys.
   *
   * @param most how many end the answer
   * @param wait how long it waits for the first
   * @return keys pressed, {@link #NOTHING} to let the time run out, or {@link #HANG_UP}
   */
  String isAsked(int most, Duration wait);
}
