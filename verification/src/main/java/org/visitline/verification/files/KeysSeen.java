package org.visitline.verification.files;

import java.util.Arrays;

/**
 * The keys of the rows of one file, to notice one that comes twice, and whether the two rows say
 * the same.
 */
final class KeysSeen {

  private final Fingerprints keys = new Fingerprints();
  private int[] contents = new int[1 << 10];
  private int[] lines = new int[1 << 10];

  /**
   * Takes a key.
   *
   * @param content a fingerprint of all that the row says
   * @return 0 where the key is new; else the line on which it came first, less than zero if that
   *     row says something else
   */
  long add(String key, int content, long line) {
    int before = keys.size();
    int number = keys.numberOf(key);
    if (number < before) {
      return contents[number] == content ? lines[number] : -lines[number];
    }
    if (number == lines.length) {
      contents = Arrays.copyOf(contents, number * 2);
      lines = Arrays.copyOf(lines, number * 2);
    }
    contents[number] = content;
    lines[number] = (int) line;
    return 0;
  }
}
