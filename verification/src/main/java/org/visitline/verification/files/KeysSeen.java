package org.visitline.verification.files;

/**
 * The keys of the rows of one file, to notice one that comes twice, and whether the two rows say
 * the same. Sixteen bytes a row: a key is kept as a fingerprint of 64 bits, two of which are alike
 * by accident once in millions of the largest files.
 */
final class KeysSeen {

  private long[] fingerprints = new long[1 << 10];
  private int[] contents = new int[1 << 10];
  private int[] lines = new int[1 << 10];
  private int size;

  /**
   * Takes a key.
   *
   * @param content a fingerprint of all that the row says
   * @return 0 where the key is new; else the line on which it came first, less than zero if that
   *     row says something else
   */
  long add(String key, int content, long line) {
    if (size * 4L > fingerprints.length * 3L) {
      grow();
    }
    return put(fingerprint(key), content, (int) line);
  }

  private int put(long fingerprint, int content, int line) {
    int mask = fingerprints.length - 1;
    int slot = (int) fingerprint & mask;
    while (lines[slot] != 0) {
      if (fingerprints[slot] == fingerprint) {
        return contents[slot] == content ? lines[slot] : -lines[slot];
      }
      slot = (slot + 1) & mask;
    }
    fingerprints[slot] = fingerprint;
    contents[slot] = content;
    lines[slot] = line;
    size++;
    return 0;
  }

  private void grow() {
    long[] oldFingerprints = fingerprints;
    int[] oldContents = contents;
    int[] oldLines = lines;
    fingerprints = new long[oldFingerprints.length * 2];
    contents = new int[oldContents.length * 2];
    lines = new int[oldLines.length * 2];
    size = 0;
    for (int slot = 0; slot < oldLines.length; slot++) {
      if (oldLines[slot] != 0) {
        put(oldFingerprints[slot], oldContents[slot], oldLines[slot]);
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
