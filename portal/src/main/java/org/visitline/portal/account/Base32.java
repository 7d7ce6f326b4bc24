package org.visitline.portal.account;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Base32 of RFC 4648, without padding: the writing of secrets that people may have to type. */
final class Base32 {

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;
  private static final int MASK = 31;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int held = 0;
    for (byte octet : bytes) {
      buffer = (buffer << Byte.SIZE) | (octet & 0xff);
      held += Byte.SIZE;
      while (held >= BITS) {
        held -= BITS;
        text.append(LETTERS.charAt((buffer >> held) & MASK));
      }
    }
    if (held > 0) {
      text.append(LETTERS.charAt((buffer << (BITS - held)) & MASK));
    }
    return text.toString();
  }

  static byte[] decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int held = 0;
    for (char letter : text.replace(" ", "").toUpperCase(Locale.ROOT).toCharArray()) {
      int value = LETTERS.indexOf(letter);
      if (value < 0) {
        throw new IllegalArgumentException("'" + letter + "' is no letter of Base32");
      }
      buffer = (buffer << BITS) | value;
      held += BITS;
      if (held >= Byte.SIZE) {
        held -= Byte.SIZE;
        bytes.write((buffer >> held) & 0xff);
      }
    }
    return bytes.toByteArray();
  }
}
