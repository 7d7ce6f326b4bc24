package org.visitline.ivr.dialogue;

import java.time.Duration;

/** PINs that are nobody's: a slip of the finger, or somebody who is trying them out. */
public interface WrongPins {

  /** One was keyed on this call. */
  void keyed(Ringing call);

  /** How long this call's next question for a PIN waits; zero, but for who is being slowed. */
  Duration pause(Ringing call);
}
