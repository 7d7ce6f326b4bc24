package org.visitline.ivr.journal;

import java.util.Optional;

/**
 * A line as it stands in a file, right or not.
 *
 * @param at where it begins
 * @param after where the next begins
 * @param text without its end
 */
record Line(Position at, Position after, String text) {

  /** The hash it carries; empty if it has none. */
  Optional<String> hash() {
    return text.length() > Chain.HASH_LENGTH && text.charAt(Chain.HASH_LENGTH) == ' '
        ? Optional.of(text.substring(0, Chain.HASH_LENGTH))
        : Optional.empty();
  }

  /** What it says; for a line with a hash only. */
  String says() {
    return text.substring(Chain.HASH_LENGTH + 1);
  }

  /** Whether it is the next line of that chain. */
  boolean follows(Chain chain) {
    return hash().isPresent() && hash().get().equals(chain.hashOf(says()));
  }
}
