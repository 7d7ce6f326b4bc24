package org.visitline.portal.logins;

import java.util.Locale;
import java.util.Optional;

/**
 * What a new password must be: long, and not what a guesser tries first. Nothing is asked about
 * which signs it holds, and it never expires.
 */
public final class NewPassword {

  static final int SHORTEST = 12;
  private static final int LONGEST = 200;
  private static final int FEWEST_DIFFERENT = 5;

  private NewPassword() {}

  /** What is wrong with it, as a sentence, or empty where it may be used. */
  public static Optional<String> problem(String password, String username) {
    String lower = password.toLowerCase(Locale.ROOT);
    if (password.length() < SHORTEST) {
      return Optional.of(
          "It has %d characters; it needs at least %d. Three or four words are easy to keep."
              .formatted(password.length(), SHORTEST));
    }
    if (password.length() > LONGEST) {
      return Optional.of("It has more than " + LONGEST + " characters.");
    }
    if (password.chars().distinct().count() < FEWEST_DIFFERENT) {
      return Optional.of("It repeats the same few characters.");
    }
    if (!username.isEmpty() && lower.contains(username.toLowerCase(Locale.ROOT))) {
      return Optional.of("It holds the username.");
    }
    return CommonPasswords.holds(lower)
        ? Optional.of("It is one of the passwords that are guessed first.")
        : Optional.empty();
  }
}
