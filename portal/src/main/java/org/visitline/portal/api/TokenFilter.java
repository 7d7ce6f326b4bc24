package org.visitline.portal.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.visitline.portal.access.WallClock;

/** Knows a program by its token, and asks it to slow down where it is too fast. */
final class TokenFilter extends OncePerRequestFilter {

  static final String AUTHORITY = "ROLE_PROGRAM";
  private static final String BEARER = "Bearer ";

  private final JooqApiTokens tokens;
  private final Pace pace;
  private final WallClock clock;

  TokenFilter(JooqApiTokens tokens, Pace pace, WallClock clock) {
    this.tokens = tokens;
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<ApiClient> client = client(request.getHeader(HttpHeaders.AUTHORIZATION));
    if (client.isPresent()) {
      long wait = pace.secondsToWait(client.get().tokenId(), clock.now());
      if (wait > 0) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        response.sendError(429);
        return;
      }
      SecurityContextHolder.getContext()
          .setAuthentication(
              UsernamePasswordAuthenticationToken.authenticated(
                  client.get(), null, List.of(new SimpleGrantedAuthority(AUTHORITY))));
    }
    chain.doFilter(request, response);
  }

  private Optional<ApiClient> client(@Nullable String header) {
    return header != null && header.startsWith(BEARER)
        ? tokens.find(hash(header.substring(BEARER.length()).strip()), clock.now())
        : Optional.empty();
  }

  static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
