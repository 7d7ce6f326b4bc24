package org.visitline.portal.logins;

import java.util.Map;
import java.util.Objects;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are hashed: Argon2id with 16 MiB, so that guessing from a stolen table needs memory
 * for each guess. Hashes of the first installations are bcrypt's; a log-in made anew is Argon2's.
 */
public final class Passwords {

  private static final String CURRENT = "argon2";

  private static final PasswordEncoder ENCODER = make();

  private Passwords() {}

  public static PasswordEncoder encoder() {
    return ENCODER;
  }

  public static String hash(String password) {
    return Objects.requireNonNull(ENCODER.encode(password));
  }

  private static PasswordEncoder make() {
    return new DelegatingPasswordEncoder(
        CURRENT,
        Map.of(
            CURRENT,
            Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
            "bcrypt",
            new BCryptPasswordEncoder()));
  }
}
