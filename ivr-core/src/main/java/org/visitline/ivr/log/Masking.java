package org.visitline.ivr.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hides telephone numbers but for their last three digits, by which whoever knows the number finds
 * the call, and keys altogether. Asterisk's ids of calls, a number and a point and a number, stay
 * readable: they name a call, and nobody.
 */
public final class Masking {

  // Each pattern looks first at one letter, for it is tried at every place of every line logged.

  /**
   * As they are written in one piece. No id, date, time or byte count of ours has so many digits.
   */
  private static final Pattern NUMBER =
      Pattern.compile("(?=[+0-9])(?<![0-9A-Za-z.])\\+?[0-9]{9,}+(?!\\.[0-9])(?![A-Za-z])");

  /** As people write them: (020) 7946 0123, +44 20 7946 0123. */
  private static final Pattern NUMBER_IN_GROUPS =
      Pattern.compile("(?=[(+0])(?<![0-9A-Za-z.])\\(?(?:\\+44|0)[0-9() -]{8,}[0-9]");

  /** What was keyed: in Asterisk's replies, or behind a word for it. */
  private static final Pattern KEYS =
      Pattern.compile(
          "(?i)(?=[rpdk])(result=|\\b(?:pin|digits|keyed|keys)\\b[^0-9*#\\n"
              + "]{0,16})([0-9*#]{2,}+)(?!\\.[0-9])");

  private static final int SHOWN = 3;

  private Masking() {}

  /** The text with nothing in it that names a telephone or opens a door. */
  static @Nullable String of(@Nullable String text) {
    if (text == null || !hasDigits(text)) {
      return text;
    }
    String keysHidden =
        KEYS.matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(found.group(1) + "*".repeat(found.group(2).length())));
    String numbersHidden = NUMBER.matcher(keysHidden).replaceAll(found -> hidden(found.group()));
    return NUMBER_IN_GROUPS.matcher(numbersHidden).replaceAll(found -> hidden(found.group()));
  }

  private static String hidden(String number) {
    int shown = number.length() - SHOWN;
    return "*".repeat(shown) + number.substring(shown);
  }

  private static boolean hasDigits(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        return true;
      }
    }
    return false;
  }
}
