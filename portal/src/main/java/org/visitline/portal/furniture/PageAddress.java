package org.visitline.portal.furniture;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ids in addresses. An id comes from a telephone exchange or from a provider's file and may hold
 * any sign; some signs have a meaning in an address or are refused by the web server. Such an id is
 * written as {@code ~} and its base64 form; most are written as they are.
 */
public final class PageAddress {

  /** A slash is fine within: a second worker's call on one telephone call is named so. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@-][A-Za-z0-9_@.-]*(/[0-9]+)?");

  private PageAddress() {}

  /** The id as it stands in an address. */
  public static String of(String id) {
    return PLAIN.matcher(id).matches()
        ? id
        : "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(id));
  }

  /**
   * The id that an address names, or empty where it names none.
   *
   * @param part the rest of the address as Spring gives it, with a slash in front
   */
  public static Optional<String> find(String part) {
    String written = part.startsWith("/") ? part.substring(1) : part;
    if (written.isEmpty()) {
      return Optional.empty();
    }
    if (!written.startsWith("~")) {
      return Optional.of(written);
    }
    try {
      byte[] id = Base64.getUrlDecoder().decode(written.substring(1));
      return Optional.of(new String(id, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
