package org.visitline.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which PINs are hashed. A PIN has so few digits that its plain hash is as good as
 * the PIN; under a key that is kept in a file outside the database, a copy of the database gives no
 * PIN away.
 */
public final class PinKey {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  private final SecretKeySpec key;

  private PinKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /**
   * Reads the key, making the file (readable by its owner only) at the first use.
   *
   * @param file 64 hexadecimal digits
   * @throws IllegalStateException if the file holds anything else
   */
  public static PinKey at(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      byte[] key =
          HexFormat.of().parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip());
      if (key.length != BYTES) {
        throw new IllegalArgumentException(key.length + " bytes");
      }
      return new PinKey(key);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          file
              + " is no PIN key: it must hold "
              + 2 * BYTES
              + " hexadecimal digits. Restore it from its backup; with another key"
              + " no PIN that was issued is known.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or make the PIN key " + file, e);
    }
  }

  /** A key that ends with this process: for tests, whose PINs nobody keys tomorrow. */
  public static PinKey ofThisProcess() {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    return new PinKey(key);
  }

  /**
   * The keyed hash of a PIN: 32 bytes, the same for the same digits, on every node.
   *
   * @param digits as keyed
   */
  public byte[] hash(String digits) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(digits.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, e);
    }
  }

  private static void create(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    // Written beside and moved: a second process that starts at the same moment never reads half a
    // key.
    Path fresh =
        Files.createTempFile(
            parent,
            "pin-key",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(fresh, HexFormat.of().formatHex(key), StandardCharsets.US_ASCII);
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      // The other process was first; its key is the key.
    } finally {
      Files.delete(fresh);
    }
  }
}
