package org.visitline.schema;

/**
 * Damm's check digit: with it, one wrong digit or two neighbours swapped never make another right
 * PIN. (H. M. Damm, 2004; a quasigroup of order 10 in which no {@code x*y = y*x}.)
 *
 * <p>One half gives PINs and the other asks for them; it stands between them.
 */
public final class CheckDigit {

  private static final int[][] TIMES = {
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
    {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
    {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
    {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
    {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
    {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
    {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
  };

  private CheckDigit() {}

  /** The digit to put behind these. */
  public static char of(String digits) {
    return (char) ('0' + folded(digits));
  }

  /** Whether the last digit is the check digit of those before it. */
  public static boolean isRight(String digits) {
    return digits.length() > 1
        && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')
        && folded(digits) == 0;
  }

  private static int folded(String digits) {
    int folded = 0;
    for (int at = 0; at < digits.length(); at++) {
      folded = TIMES[folded][digits.charAt(at) - '0'];
    }
    return folded;
  }
}
