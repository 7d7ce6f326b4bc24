package org.visitline.verification.parts;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which bytes of a file may be written over: the first gap that is wide enough is used first. */
final class Room {

  /** The lengths of the gaps, by where they begin. No two touch. */
  private final TreeMap<Long, Long> gaps = new TreeMap<>();

  private long end;

  /** Where there is room for so many bytes, which is taken from now on. */
  long take(int length) {
    Map.@Nullable Entry<Long, Long> gap = findGap(length);
    if (gap == null) {
      long offset = end;
      end += length;
      return offset;
    }
    gaps.remove(gap.getKey());
    if (gap.getValue() > length) {
      gaps.put(gap.getKey() + length, gap.getValue() - length);
    }
    return gap.getKey();
  }

  private Map.@Nullable Entry<Long, Long> findGap(int length) {
    for (Map.Entry<Long, Long> gap : gaps.entrySet()) {
      if (gap.getValue() >= length) {
        return Map.entry(gap.getKey(), gap.getValue());
      }
    }
    return null;
  }

  /** What was taken may be written over. */
  void giveBack(long offset, int length) {
    if (length == 0) {
      return;
    }
    long from = offset;
    long to = offset + length;
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
