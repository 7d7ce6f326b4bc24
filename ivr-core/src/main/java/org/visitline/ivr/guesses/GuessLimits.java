package org.visitline.ivr.guesses;

import java.time.Duration;

/**
 * How many wrong PINs are slips of the finger, and from when on somebody is trying them out.
 *
 * @param window that they are counted in
 * @param slowedFrom wrong PINs of one number in it, from which on its next questions wait
 * @param alarmFrom wrong PINs of one number in it that raise the alarm
 * @param alarmOverAll wrong PINs of all numbers in it, the withheld ones too, that raise the alarm:
 *     to be set well over what the busiest morning has
 * @param longestPause that a question for a PIN waits. A first-timer who listens to everything must
 *     be done within 25 s of the answer all the same
 */
public record GuessLimits(
    Duration window, int slowedFrom, int alarmFrom, int alarmOverAll, Duration longestPause) {

  /** As a node has them that nobody has decided anything else for. */
  public static final GuessLimits USUAL =
      new GuessLimits(Duration.ofMinutes(15), 6, 12, 100, Duration.ofSeconds(4));

  /**
   * Refuses limits that nobody or everybody would reach, and pauses that a worker would not sit
   * out.
   */
  public GuessLimits {
    if (slowedFrom < 3 || alarmFrom < 3 || alarmOverAll < alarmFrom) {
      throw new IllegalArgumentException(
          "a worker who has forgotten the PIN keys three wrong ones in a call: slowing ("
              + slowedFrom
              + ") and alarm ("
              + alarmFrom
              + ") may not begin before, nor the alarm over all ("
              + alarmOverAll
              + ") before that of one number");
    }
    if (longestPause.compareTo(Duration.ofSeconds(10)) > 0) {
      throw new IllegalArgumentException(
          "a pause of "
              + longestPause.toSeconds()
              + " s before the question would send away the worker who shares the line; 10 s at"
              + " most");
    }
  }
}
