package org.visitline.portal.furniture;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a civil time in a form comes to: a moment, or why it is none. */
public sealed interface KeyedTime {

  /** The moment that is meant; null where the field was left empty. */
  record Meant(@Nullable Instant at) implements KeyedTime {}

  /** Clocks show it never, or twice and nobody said which is meant. */
  record Unclear(String why) implements KeyedTime {}

  /** By what a form says which of two moments is meant. */
  String FIRST = "first";

  /** ... the other one. */
  String SECOND = "second";

  /**
   * Reads a field.
   *
   * @param pass {@link #FIRST} or {@link #SECOND}, where clocks show the time twice
   */
  static KeyedTime of(@Nullable LocalDateTime written, String pass, CivilTime civil) {
    if (written == null) {
      return new Meant(null);
    }
    List<Instant> moments = civil.moments(written);
    String said = "%s on %s".formatted(written.toLocalTime(), civil.date(written.toLocalDate()));
    return switch (moments.size()) {
      case 0 ->
          new Unclear(
              said
                  + " is no time: the clocks go forward over it. Write the time that they showed.");
      case 1 -> new Meant(moments.getFirst());
      default ->
          switch (pass) {
            case FIRST -> new Meant(moments.getFirst());
            case SECOND -> new Meant(moments.getLast());
            default ->
                new Unclear(
                    said
                        + " comes twice, for the clocks go back that night: say which of the two"
                        + " is meant, %s or %s."
                            .formatted(
                                civil.time(moments.getFirst()), civil.time(moments.getLast())));
          };
    };
  }
}
