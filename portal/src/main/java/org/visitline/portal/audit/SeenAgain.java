package org.visitline.portal.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A board that stands open is fetched anew with every call that rings: that is one look at a list,
 * not a hundred. The same address in the same session is written down again after a while only.
 */
final class SeenAgain {

  private static final Duration A_WHILE = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Map<Seen, Instant> latest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Seen, Instant> eldest) {
          return size() > MOST;
        }
      };

  SeenAgain(InstantSource clock) {
    this.clock = clock;
  }

  private record Seen(String session, String address) {}

  boolean justNow(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return false;
    }
    Seen seen = new Seen(session.getId(), request.getRequestURI() + "?" + request.getQueryString());
    Instant now = clock.instant();
    synchronized (latest) {
      Instant before = latest.get(seen);
      if (before != null && before.plus(A_WHILE).isAfter(now)) {
        return true;
      }
      // Taken out first, so that it stands as the youngest.
      latest.remove(seen);
      latest.put(seen, now);
      return false;
    }
  }
}
