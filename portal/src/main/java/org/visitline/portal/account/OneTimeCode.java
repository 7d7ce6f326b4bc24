package org.visitline.portal.account;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The six digits that an authenticator app shows, each good for 30 seconds: RFC 6238 with SHA-1,
 * which is what every such app speaks.
 */
public final class OneTimeCode {

  private static final String ALGORITHM = "HmacSHA1";
  private static final int SECRET_BYTES = 20;
  private static final int DIGITS = 6;
  private static final int MODULUS = 1_000_000;
  private static final int STEP_SECONDS = 30;

  /** A telephone's clock may be half a minute off, and typing takes time. */
  private static final int STEPS_OFF = 1;

  private OneTimeCode() {}

  /** A new secret, in Base32 as apps take it. */
  public static String newSecret(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return Base32.encode(secret);
  }

  /** What an app reads from the picture. */
  public static String address(String secret, String username, String issuer) {
    return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
        .formatted(escaped(issuer), escaped(username), secret, escaped(issuer));
  }

  /**
   * The step to which a code belongs, or empty if it is wrong.
   *
   * @param after a code of this step or of one before it is spent
   */
  static OptionalLong stepOf(String code, String secret, Instant now, long after) {
    String digits = code.replace(" ", "");
    long step = now.getEpochSecond() / STEP_SECONDS;
    OptionalLong found = OptionalLong.empty();
    for (long at = step - STEPS_OFF; at <= step + STEPS_OFF; at++) {
      // Every one is worked out, so that the time taken tells nothing.
      boolean same =
          MessageDigest.isEqual(
              digits.getBytes(StandardCharsets.UTF_8),
              at(secret, at).getBytes(StandardCharsets.UTF_8));
      if (same && at > after) {
        found = OptionalLong.of(at);
      }
    }
    return found;
  }

  /** The code of one step. */
  static String at(String secret, long step) {
    return digits(Base32.decode(secret), step, DIGITS, MODULUS);
  }

  static String digits(byte[] secret, long step, int digits, int modulus) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
      return String.format("%0" + digits + "d", number % modulus);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
