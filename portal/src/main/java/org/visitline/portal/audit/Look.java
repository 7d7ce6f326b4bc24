package org.visitline.portal.audit;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log, as it is read.
 *
 * @param name how the portal addresses the person; null where the log-in is no more
 * @param username empty: nobody was signed in
 * @param employer the provider's name; null: the council, or nobody
 * @param subjects whom it is about, as {@code SERVICE_USER S1}; commas between them
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

  /** A reference may have a comma in it; what follows one between two subjects is a kind. */
  private static final Pattern NEXT_SUBJECT =
      Pattern.compile(
          Stream.of(Audit.Kind.values()).map(Enum::name).collect(joining(" |", ",(?=", " )")));

  /** How the note of an entry ends whose page said that it was not done, and why. */
  static final String NOTHING_CHANGED = "refused, nothing was changed";

  /** The same of a file that was asked for. */
  static final String NOTHING_GIVEN = "refused, no file was given";

  /** What they did, in words; what was refused they only tried. */
  public String said() {
    return isTried() ? deed.tried() : deed.said();
  }

  private boolean isTried() {
    return deed.isWrittenFirst()
        && ((status != null && status >= 400)
            || (note != null && (note.endsWith(NOTHING_CHANGED) || note.endsWith(NOTHING_GIVEN))));
  }

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
      case LOOKED, TOOK, CHANGED -> said().toLowerCase(Locale.ROOT) + " this";
      default -> said().toLowerCase(Locale.ROOT);
    };
  }

  /** Whom it is about: {@code Service user S1}. */
  public List<String> about() {
    return subjects == null
        ? List.of()
        : Stream.of(NEXT_SUBJECT.split(subjects)).map(Look::inWords).toList();
  }

  private static String inWords(String subject) {
    int at = subject.indexOf(' ');
    String kind =
        switch (Audit.Kind.valueOf(subject.substring(0, at))) {
          case SERVICE_USER -> "Service user";
          case CARE_WORKER -> "Care worker";
          case USER -> "Log-in";
        };
    return kind + subject.substring(at);
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
