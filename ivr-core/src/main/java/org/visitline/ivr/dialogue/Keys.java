package org.visitline.ivr.dialogue;

/**
 * What a caller keyed in answer to a question.
 *
 * @param keyed digits and stars, in order; empty if nothing was
 * @param end what ended it
 */
public record Keys(String keyed, End end) {

  /** What ends an answer. */
  public enum End {
    /** The caller keyed as much as was asked for. */
    FULL,
    /** The caller keyed {@code #}. */
    HASH,
    /** The caller keyed no more, or nothing, until the time was out. */
    TIME_OUT
  }

  /** Whether this one key was the answer. */
  boolean is(char key) {
    return keyed.length() == 1 && keyed.charAt(0) == key;
  }

  /** Whether no more of it is to come, though more was asked for. */
  boolean ended() {
    return end != End.FULL;
  }

  /** A hash and nothing before it: mostly one behind an answer that was whole without it. */
  boolean isHashAlone() {
    return keyed.isEmpty() && end == End.HASH;
  }
}
