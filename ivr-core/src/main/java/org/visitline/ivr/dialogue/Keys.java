package org.visitline.ivr.dialogue;

/**
 * What a caller keyed in answer to a question.
 *
 * @param keyed digits and stars, in order; empty if nothing was
 * @param ended whether the caller ended it with {@code #} or by keying no more, rather than by
 *     having keyed as much as was asked for
 */
public record Keys(String keyed, boolean ended) {

  /** Whether this one key was the answer. */
  boolean is(char key) {
    return keyed.length() == 1 && keyed.charAt(0) == key;
  }
}
