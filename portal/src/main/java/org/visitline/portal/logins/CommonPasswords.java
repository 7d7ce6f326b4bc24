package org.visitline.portal.logins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Passwords that everybody who guesses tries first, of those long enough to be taken at all. */
final class CommonPasswords {

  private static final Set<String> ALL = read();

  private CommonPasswords() {}

  static boolean holds(String lowerCase) {
    return ALL.contains(lowerCase);
  }

  private static Set<String> read() {
    try (InputStream file =
        Objects.requireNonNull(CommonPasswords.class.getResourceAsStream("common-passwords.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("the list of common passwords cannot be read", e);
    }
  }
}
