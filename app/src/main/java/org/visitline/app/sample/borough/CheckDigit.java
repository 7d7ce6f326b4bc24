package org.visitline.app.sample.borough;

/**
 * The last digit of a PIN, by Damm's method: one wrong digit, or two that changed places, make a
 * number that is nobody's PIN.
 */
final class CheckDigit {

  /** A totally anti-symmetric quasigroup of order 10, from Damm's thesis (2004). */
  private static final String[] TABLE = {
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"
  };

  private CheckDigit() {}

  /** The digits with their check digit behind them. */
  static String appendedTo(String digits) {
    int interim = 0;
    for (int i = 0; i < digits.length(); i++) {
      interim = TABLE[interim].charAt(digits.charAt(i) - '0') - '0';
    }
    return digits + interim;
  }
}
