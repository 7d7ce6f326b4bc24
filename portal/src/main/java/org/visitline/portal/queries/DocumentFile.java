package org.visitline.portal.queries;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A document as it was sent: a PDF, a PNG or a JPEG, told by its first bytes. What it is called and
 * what its sender says that it is, anybody can write.
 */
final class DocumentFile {

  /** A photo of a page as telephones take it has half of that. */
  static final int MOST_BYTES = 5_000_000;

  private static final int LONGEST_NAME = 120;

  /** How a kind of file begins, a byte a letter. */
  private record Beginning(String mediaType, String letters, List<String> endings) {

    /** So that nobody's machine opens it as something else than it is. */
    String named(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return endings.stream().anyMatch(lower::endsWith) ? name : name + endings.getFirst();
    }

    boolean begins(byte[] content) {
      return new String(
              content, 0, Math.min(content.length, letters.length()), StandardCharsets.ISO_8859_1)
          .equals(letters);
    }
  }

  private static final List<Beginning> KNOWN =
      List.of(
          new Beginning("application/pdf", "%PDF-", List.of(".pdf")),
          new Beginning("image/png", "\u0089PNG\r\n\u001a\n", List.of(".png")),
          new Beginning("image/jpeg", "\u00ff\u00d8\u00ff", List.of(".jpg", ".jpeg")));

  private final String fileName;
  private final String mediaType;
  private final byte[] content;

  /**
   * As it was kept.
   *
   * @param fileName without folders and signs that some machine minds
   */
  DocumentFile(String fileName, String mediaType, byte[] content) {
    this.fileName = fileName;
    this.mediaType = mediaType;
    this.content = content;
  }

  /** Empty where it is none of the kinds that are taken. */
  static Optional<DocumentFile> of(String named, byte[] content) {
    return KNOWN.stream()
        .filter(kind -> kind.begins(content))
        .findFirst()
        .map(kind -> new DocumentFile(kind.named(plain(named)), kind.mediaType(), content));
  }

  String fileName() {
    return fileName;
  }

  String mediaType() {
    return mediaType;
  }

  byte[] content() {
    return content;
  }

  /** So that it can be proved later to be the one that was sent. */
  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String plain(String named) {
    String last = named.substring(Math.max(named.lastIndexOf('/'), named.lastIndexOf('\\')) + 1);
    String safe = last.replaceAll("[^\\p{L}\\p{N} ._-]", "_").strip();
    String end = safe.substring(Math.max(0, safe.length() - LONGEST_NAME));
    return end.isEmpty() ? "document" : end;
  }
}
