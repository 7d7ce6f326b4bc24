package org.visitline.portal.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.visitline.schema.PinKey;

/**
 * Secrets that must be read again (of second factors, of webhooks, files with PINs in them), sealed
 * under a key that never enters the database: AES-256-GCM, under a key of its own derived from the
 * installation's.
 */
public final class Sealed {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String PURPOSE = "visitline sealed secrets 1";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  /** Under this installation's key. */
  public Sealed(PinKey key) {
    this.key = new SecretKeySpec(key.hash(PURPOSE), "AES");
  }

  /** What may be stored; another text each time. */
  public String seal(String secret) {
    return Base64.getEncoder().encodeToString(seal(secret.getBytes(StandardCharsets.UTF_8)));
  }

  /** The same of what is no text. */
  public byte[] seal(byte[] secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, secret);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * The secret again.
   *
   * @throws IllegalStateException if it was sealed under another key, or was altered
   */
  public String open(String stored) {
    return new String(open(Base64.getDecoder().decode(stored)), StandardCharsets.UTF_8);
  }

  /**
   * What was no text, again.
   *
   * @throws IllegalStateException if it was sealed under another key, or was altered
   */
  public byte[] open(byte[] stored) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    byte[] nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    byte[] sealed = new byte[bytes.remaining()];
    bytes.get(sealed);
    return cipher(Cipher.DECRYPT_MODE, nonce, sealed);
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a sealed secret does not open: was the PIN key file replaced?", e);
    }
  }
}
