package org.visitline.ivr.dialogue;

/**
 * A PIN that was keyed, without its digits: they are hashed where they are looked up, and kept
 * nowhere.
 *
 * @param hash keyed hash of the digits, in hexadecimal; empty if nothing was keyed
 * @param masked a star for each digit
 */
public record KeyedPin(String hash, String masked) {

  /** Nothing was keyed. */
  public static final KeyedPin NONE = new KeyedPin("", "");

  /** Whether nothing was keyed. */
  public boolean isNone() {
    return hash.isEmpty();
  }
}
