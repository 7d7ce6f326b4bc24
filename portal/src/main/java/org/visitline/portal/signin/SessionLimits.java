package org.visitline.portal.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.visitline.portal.access.WallClock;

/**
 * Ends a session that has lasted a working day, one whose person has gone away (a board that stands
 * open keeps fetching itself, and that is nobody's doing), and one whose log-in can no longer be
 * read.
 */
final class SessionLimits extends OncePerRequestFilter {

  private static final String LATEST_DEED = "visitline.latest-deed";
  private static final String BEGUN = "visitline.begun";
  private static final Duration A_WORKING_DAY = Duration.ofHours(12);

  /** A deed is noted once a minute: each note is a row written. */
  private static final Duration NOTED_ONCE_IN = Duration.ofMinutes(1);

  private final Duration idle;
  private final WallClock clock;

  SessionLimits(Duration idle, WallClock clock) {
    this.idle = idle;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null && isUnreadable(session)) {
      session.invalidate();
    } else if (session != null && isSignedIn(session)) {
      Instant now = clock.now();
      Instant begun = noted(session, BEGUN, now);
      Instant deed = noted(session, LATEST_DEED, now);
      if (begun.plus(A_WORKING_DAY).isBefore(now) || deed.plus(idle).isBefore(now)) {
        session.invalidate();
      } else if (request.getHeader("X-Live") == null && !isStream(request)) {
        if (deed.plus(NOTED_ONCE_IN).isBefore(now)) {
          session.setAttribute(LATEST_DEED, now);
        }
      }
    }
    chain.doFilter(request, response);
  }

  private static Instant noted(HttpSession session, String name, Instant now) {
    if (session.getAttribute(name) instanceof Instant before) {
      return before;
    }
    session.setAttribute(name, now);
    return now;
  }

  private static boolean isSignedIn(HttpSession session) {
    return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
        != null;
  }

  /**
   * Whether somebody was logged in here, but this version of the program can no longer read who.
   * What is left of theirs, such as when their day began, is nothing of the next log-in's.
   */
  private static boolean isUnreadable(HttpSession session) {
    return !isSignedIn(session) && session.getAttribute(BEGUN) != null;
  }

  private static boolean isStream(HttpServletRequest request) {
    return request.getRequestURI().endsWith("/events");
  }
}
