package org.visitline.portal.logins;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/**
 * Tells browsers apart by a cookie that says nothing else and opens nothing: only that tries from
 * this browser are counted on their own.
 */
public final class Browser {

  private static final Duration KEPT = Duration.ofDays(400);
  private static final int TOKEN_BYTES = 24;

  private final String name;
  private final boolean secure;
  private final SecureRandom random = new SecureRandom();

  Browser(boolean secure) {
    this.secure = secure;
    this.name = (secure ? "__Host-" : "") + "visitline-browser";
  }

  /** What the tables know it by; empty where it has no token yet. */
  public String of(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? ""
        : Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals(name) && !cookie.getValue().isEmpty())
            .map(cookie -> hash(cookie.getValue()))
            .findFirst()
            .orElse("");
  }

  /** Gives a browser its token, if it has none, and says what the tables know it by. */
  public String know(HttpServletRequest request, HttpServletResponse response) {
    String known = of(request);
    if (!known.isEmpty()) {
      return known;
    }
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    response.addHeader(
        "Set-Cookie",
        ResponseCookie.from(name, token)
            .httpOnly(true)
            .secure(secure)
            .sameSite("Lax")
            .path("/")
            .maxAge(KEPT)
            .build()
            .toString());
    return hash(token);
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
