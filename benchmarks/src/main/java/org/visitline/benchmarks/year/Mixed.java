package org.visitline.benchmarks.year;

/** Coins that always fall alike for the same two numbers. */
final class Mixed {

  private Mixed() {}

  /** A number that is not negative and looks drawn. */
  static long of(long one, long other) {
    long hash = one * 0x9e3779b97f4a7c15L + other * 0xc2b2ae3d27d4eb4fL;
    hash = (hash ^ (hash >>> 29)) * 0xbf58476d1ce4e5b9L;
    return (hash ^ (hash >>> 32)) >>> 1;
  }
}
