package org.visitline.portal.furniture;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says at once that the records cannot be reached. It stands before everything else: a page of the
 * usual furniture asks the database who reads it, and would wait for it again.
 */
final class DatabaseAway extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en-GB">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Visitline cannot reach its records · Visitline</title>
      <link rel="stylesheet" href="/assets/visitline.css"></head>
      <body><main id="main" class="wide narrow">
      <h1>Visitline cannot reach its records</h1>
      <p>Telephone calls are not affected: they are logged by another part of Visitline, and appear here later.</p>
      <p>Try again in a minute. If you were sending something, look first whether it was kept.</p>
      <p>If it stays like this, tell the people who run Visitline that its database does not answer, or has too much to do.</p>
      </main></body>
      </html>
      """;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | IOException | RuntimeException e) {
      if (response.isCommitted() || !isOfTheConnection(e)) {
        throw e;
      }
      LOG.warn(
          "{} is not answered, for no connection to the database was to be had: {}",
          request.getRequestURI(),
          e + "");
      response.reset();
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setHeader("Retry-After", "30");
      response.setHeader("Cache-Control", "no-store");
      if (request.getRequestURI().startsWith("/api/")) {
        return;
      }
      response.setContentType("text/html");
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.getWriter().write(PAGE);
    }
  }

  /**
   * Whether the pool got no connection in time, or one broke. Not by the driver's exceptions: it
   * throws those of a connection for every error that it does not know.
   */
  private static boolean isOfTheConnection(Throwable thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException one) {
        String state = one.getSQLState();
        if (state == null
            ? one instanceof SQLTransientConnectionException
            : state.startsWith("08")) {
          return true;
        }
      }
    }
    return false;
  }
}
