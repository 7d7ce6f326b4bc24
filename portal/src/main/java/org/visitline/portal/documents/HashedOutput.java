package org.visitline.portal.documents;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what goes through it. */
public final class HashedOutput extends FilterOutputStream {

  private final MessageDigest digest = sha256();
  private long bytes;

  /** Passes everything on. */
  public HashedOutput(OutputStream to) {
    super(to);
  }

  @Override
  public void write(int one) throws IOException {
    out.write(one);
    digest.update((byte) one);
    bytes++;
  }

  @Override
  public void write(byte[] some, int from, int length) throws IOException {
    out.write(some, from, length);
    digest.update(some, from, length);
    bytes += length;
  }

  /** How many went through. */
  public long bytes() {
    return bytes;
  }

  /** Of everything until now; to be asked once, at the end. */
  public byte[] sha256OfAll() {
    return digest.digest();
  }

  /** The hash of a few bytes at hand, as it is written in lists of checksums. */
  public static String hexSha256(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
