package org.visitline.verification.matching;

import java.util.Arrays;

/**
 * The least cost of pairing as many as there are with as many others, by the Hungarian method:
 * quite another way than the one that is tested by it.
 */
final class FullHouse {

  private FullHouse() {}

  /**
   * The least total.
   *
   * @param cost of each with each
   * @param most no pair costs more
   */
  static long leastCost(long[][] cost, long most) {
    int size = cost.length;
    long[] ofRow = new long[size + 1];
    long[] ofColumn = new long[size + 1];
    int[] rowOf = new int[size + 1];
    for (int row = 1; row <= size; row++) {
      int[] before = new int[size + 1];
      long[] least = new long[size + 1];
      boolean[] seen = new boolean[size + 1];
      Arrays.fill(least, Long.MAX_VALUE);
      rowOf[0] = row;
      int column = 0;
      do {
        seen[column] = true;
        int at = rowOf[column];
        int next = 0;
        long step = Long.MAX_VALUE;
        for (int other = 1; other <= size; other++) {
          if (!seen[other]) {
            long reduced = Math.min(most, cost[at - 1][other - 1]) - ofRow[at] - ofColumn[other];
            if (reduced < least[other]) {
              least[other] = reduced;
              before[other] = column;
            }
            if (least[other] < step) {
              step = least[other];
              next = other;
            }
          }
        }
        for (int other = 0; other <= size; other++) {
          if (seen[other]) {
            ofRow[rowOf[other]] += step;
            ofColumn[other] -= step;
          } else {
            least[other] -= step;
          }
        }
        column = next;
      } while (rowOf[column] != 0);
      while (column != 0) {
        rowOf[column] = rowOf[before[column]];
        column = before[column];
      }
    }
    long total = 0;
    for (int column = 1; column <= size; column++) {
      total += Math.min(most, cost[rowOf[column] - 1][column - 1]);
    }
    return total;
  }
}
