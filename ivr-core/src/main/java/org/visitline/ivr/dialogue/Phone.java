package org.visitline.ivr.dialogue;

import java.time.Duration;
import java.util.List;

/**
 * One open telephone line with somebody at the other end. Every method may find that they have
 * gone, and then throws {@link HungUp}.
 */
public interface Phone {

  /** Takes the call. Harmless on a line that is open already. */
  void answer();

  /**
   * Plays sounds one after another and takes what is keyed. The first key stops the playing, so
   * that a practised worker waits for nothing; it counts as the first of the answer. {@code #} ends
   * an answer; it stops no sound but the last.
   *
   * @param sounds none, to go on listening in silence
   * @param most how many keys end the answer
   * @param wait for the first key after the last sound, and between keys
   */
  Keys ask(List<Sound> sounds, int most, Duration wait);

  /**
   * Lets time pass in silence.
   *
   * @return keys that were pressed meanwhile, in order: a caller who knows the way does not wait
   */
  String pause(Duration length);

  /** Plays sounds; a key skips the rest of them and is lost. */
  void say(List<Sound> sounds);

  /**
   * Records what the caller says, after a tone, until {@code #} or silence.
   *
   * @param name of the file, without its ending
   * @param longest after which it stops by itself
   * @return whether it is kept; not, if the exchange cannot write it
   */
  boolean record(String name, Duration longest);

  /**
   * Leaves word with the exchange of how far we are with this call, for it takes the call over if
   * we die in it.
   */
  void report(Progress progress);

  /** What the exchange is told. */
  enum Progress {
    /** We have the call, and it is not safe yet. */
    OPEN,
    /** All that matters of the call is on disk: nobody needs to ask for it again. */
    KEPT,
    /** We cannot take this call; the next node, or the exchange itself, should. */
    TRY_NEXT
  }
}
