package org.visitline.portal.audit;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log, as it is read.
 *
 * @param name how the portal addresses the person; null where the log-in is no more
 * @param username empty: nobody was signed in
 * @param employer the provider's name; null: the council, or nobody
 * @param subjects whom it is about, as {@code SERVICE_USER S1}; {@code ;} between them
 * @param status as answered; null: what was asked for was shown
 */
public record Look(
    Instant at,
    @Nullable String name,
    String username,
    @Nullable String employer,
    Deed deed,
    String route,
    String address,
    String remoteAddress,
    @Nullable String subjects,
    @Nullable Short status,
    @Nullable String note) {

  /** Who it was, in words. */
  public String who() {
    if (username.isEmpty()) {
      return "Nobody signed in";
    }
    return name == null ? username : name;
  }

  /** What they did, on the page that it was done to. */
  public String did() {
    return switch (deed) {
      case LISTED -> "saw this in a list";
      case LOOKED, TOOK, CHANGED -> deed.said().toLowerCase(Locale.ROOT) + " this";
      default -> deed.said().toLowerCase(Locale.ROOT);
    };
  }

  /** How it ended, in words; empty where nothing is to be said. */
  public String ending() {
    String text = note == null ? "" : note;
    if (status == null || status < 400) {
      return text;
    }
    String refused = status == 403 || status == 401 ? "refused" : "not answered (" + status + ")";
    return text.isEmpty() ? refused : refused + ": " + text;
  }
}
