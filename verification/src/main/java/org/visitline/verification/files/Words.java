package org.visitline.verification.files;

import java.util.Arrays;

/**
 * Hands out the same String for the same characters where it can: of a million rows, most name a
 * thing that a row before has named. It forgets freely, so that it never grows.
 */
final class Words {

  private static final int SLOTS = 1 << 16;

  private final String[] known = new String[SLOTS];

  Words() {
    Arrays.fill(known, "");
  }

  String of(char[] chars, int begin, int end) {
    int hash = 0;
    for (int at = begin; at < end; at++) {
      hash = hash * 31 + chars[at];
    }
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    String word = known[slot];
    if (!isSame(word, chars, begin, end)) {
      word = new String(chars, begin, end - begin);
      known[slot] = word;
    }
    return word;
  }

  private static boolean isSame(String word, char[] chars, int begin, int end) {
    if (word.length() != end - begin) {
      return false;
    }
    for (int at = begin; at < end; at++) {
      if (word.charAt(at - begin) != chars[at]) {
        return false;
      }
    }
    return true;
  }
}
