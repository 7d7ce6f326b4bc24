package org.visitline.verification.files;

import java.util.Arrays;

/**
 * Numbers the keys of a file from nought on in the order they come, without keeping them: twelve
 * bytes a slot, of which a half to three quarters are used. A key is kept as a fingerprint of 64
 * bits, two of which are alike by accident once in millions of the largest files.
 */
final class Fingerprints {

  static final int NONE = -1;

  private long[] fingerprints = new long[1 << 10];
  private int[] numbers = new int[1 << 10];
  private int size;

  Fingerprints() {
    Arrays.fill(numbers, NONE);
  }

  /** How many keys there are, which is the number that the next new one gets. */
  int size() {
    return size;
  }

  /** The key's number, or {@link #NONE}. */
  int find(String key) {
    return numbers[slot(fingerprint(key))];
  }

  /** The key's number, a new one where it has none. */
  int numberOf(String key) {
    if (size * 4L > numbers.length * 3L) {
      grow();
    }
    long fingerprint = fingerprint(key);
    int slot = slot(fingerprint);
    if (numbers[slot] == NONE) {
      fingerprints[slot] = fingerprint;
      numbers[slot] = size++;
    }
    return numbers[slot];
  }

  private int slot(long fingerprint) {
    int mask = numbers.length - 1;
    int slot = (int) fingerprint & mask;
    while (numbers[slot] != NONE && fingerprints[slot] != fingerprint) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldFingerprints = fingerprints;
    int[] oldNumbers = numbers;
    fingerprints = new long[oldFingerprints.length * 2];
    numbers = new int[oldNumbers.length * 2];
    Arrays.fill(numbers, NONE);
    for (int old = 0; old < oldNumbers.length; old++) {
      if (oldNumbers[old] != NONE) {
        int slot = slot(oldFingerprints[old]);
        fingerprints[slot] = oldFingerprints[old];
        numbers[slot] = oldNumbers[old];
      }
    }
  }

  /** FNV-1a, its bits then mixed so that the low ones depend on every character. */
  private static long fingerprint(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int at = 0; at < key.length(); at++) {
      hash = (hash ^ key.charAt(at)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15L;
    return hash ^ (hash >>> 29);
  }
}
