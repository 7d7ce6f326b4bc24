package org.visitline.ivr.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash that ties each line to the one before it. A line is {@code <hash> <text>}; its hash is
 * SHA-256 over the former line's hash and its own text, so that a line changed or taken out later
 * shows in every line that follows.
 */
final class Chain {

  /** What the very first line is chained to. */
  static final String BEGINNING = "0".repeat(64);

  static final int HASH_LENGTH = 64;

  private static final HexFormat HEX = HexFormat.of();

  private final MessageDigest sha256;
  private String head;

  Chain(String head) {
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
    this.head = head;
  }

  /** The hash of the last line. */
  String head() {
    return head;
  }

  /** Goes on from a line that is in the file, whether or not its hash is right. */
  void continueFrom(String hash) {
    head = hash;
  }

  /** The hash that a line with this text must have here. */
  String hashOf(String text) {
    sha256.update(head.getBytes(StandardCharsets.US_ASCII));
    return HEX.formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The next line, with its end; the chain goes on from it. */
  byte[] next(String text) {
    String hash = hashOf(text);
    head = hash;
    return (hash + ' ' + text + '\n').getBytes(StandardCharsets.UTF_8);
  }
}
