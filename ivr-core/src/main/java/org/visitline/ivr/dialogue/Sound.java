package org.visitline.ivr.dialogue;

/**
 * One sound file: a sentence or a fragment of a time, in one language.
 *
 * @param language whose voice
 * @param key its row in the prompt catalogue
 */
public record Sound(Language language, String key) {

  /** The name that Asterisk plays, below its folder of sounds and without a file's ending. */
  public String name() {
    return "visitline/" + language.code() + "/" + key;
  }
}
