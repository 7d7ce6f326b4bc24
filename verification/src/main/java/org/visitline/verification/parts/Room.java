package org.visitline.verification.parts;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which bytes of a file may be written over: the first gap that is wide enough is used first. Room
 * is given in whole blocks, lest gaps be left that are too narrow for anything.
 */
final class Room {

  static final int BLOCK = 1 << 12;

  /** The lengths of the gaps, by where they begin. No two touch. */
  private final TreeMap<Long, Long> gaps = new TreeMap<>();

  private long end;

  /** Where there is room for so many bytes, which is taken from now on. */
  long take(int length) {
    long wanted = wholeBlocks(length);
    Map.@Nullable Entry<Long, Long> gap = findGap(wanted);
    if (gap == null) {
      long offset = end;
      end += wanted;
      return offset;
    }
    gaps.remove(gap.getKey());
    if (gap.getValue() > wanted) {
      gaps.put(gap.getKey() + wanted, gap.getValue() - wanted);
    }
    return gap.getKey();
  }

  private Map.@Nullable Entry<Long, Long> findGap(long wanted) {
    for (Map.Entry<Long, Long> gap : gaps.entrySet()) {
      if (gap.getValue() >= wanted) {
        return Map.entry(gap.getKey(), gap.getValue());
      }
    }
    return null;
  }

  private static long wholeBlocks(int length) {
    return (length + BLOCK - 1L) / BLOCK * BLOCK;
  }

  /** What was taken may be written over. */
  void giveBack(long offset, int length) {
    if (length == 0) {
      return;
    }
    long from = offset;
    long to = offset + wholeBlocks(length);
    Map.@Nullable Entry<Long, Long> before = gaps.floorEntry(offset);
    if (before != null && before.getKey() + before.getValue() == from) {
      from = before.getKey();
    }
    @Nullable Long behind = gaps.remove(to);
    if (behind != null) {
      to += behind;
    }
    gaps.put(from, to - from);
  }
}
